/** The year's reviews between heads: who visits whom. */
import { LeadershipRound } from '../domain/leadership-review/round.ts';
import { kindInPartnership } from './kind.ts';

export const leadershipRounds = kindInPartnership('leadership-round', LeadershipRound);
