/** The year's reviews between heads: who visits whom, and what is written of each. */
import { LeadershipReview } from '../domain/leadership-review/leadership-review.ts';
import { LeadershipRound } from '../domain/leadership-review/round.ts';
import { kindInPartnership } from './kind.ts';

export const leadershipRounds = kindInPartnership('leadership-round', LeadershipRound);
/** Id: `202627-999001`, the year and the school that is visited. */
export const leadershipReviews = kindInPartnership('leadership-review', LeadershipReview);
