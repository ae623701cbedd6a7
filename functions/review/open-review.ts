/** Task: the lead has started the review, so every school is asked for its return, by its own calendar. */
import * as z from 'zod';
import type { RequestSpec } from '../domain/asking/kinds.ts';
import { inLastThird, termLabel } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools, type Partnership, partyOfSchool, type School } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { type Review, reviews } from '../records/year-kinds.ts';

export const ReviewInput = z.strictObject({ partnership: z.string(), review: z.string() });

export const openReview = async (outside: Outside, payload: unknown): Promise<{ requests: RequestSpec[] }> => {
  const input = ReviewInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const review = await tx.readNeeded(reviews, input.review);
    const requests = schoolsToAsk(partnership, review).map(
      ({ urn }): RequestSpec => ({
        kind: 'send-return',
        about: { kind: 'review', id: review.id },
        school: urn,
        dueOn: review.returns.find(({ school }) => school === urn)?.dueOn ?? review.dueOn,
        closesOn: review.closesOn,
      }),
    );
    if (review.state === 'planned') {
      tx.write(reviews, review.id, { ...review, state: 'open', openedOn: londonDate(tx.now) });
      tx.event('review-opened', 'system', { review: review.id });
    }
    return { requests };
  });
};

/** The schools that are in, but for those that came in when the last third of the term had begun: they have little to tell yet. */
const schoolsToAsk = (partnership: Partnership, { label }: Pick<Review, 'label'>): School[] => {
  const schools = activeSchools(partnership);
  const terms = schools.flatMap((school) => school.terms.filter((term) => termLabel(term) === label));
  const start = terms.map((term) => term.start).toSorted()[0];
  const end = terms.map((term) => term.end).toSorted()[0];
  return schools.filter(({ urn }) => {
    const party = partyOfSchool(partnership, urn);
    const inSince = partnership.joiners?.find((one) => one.party === party?.id)?.inSince;
    if (inSince === undefined || start === undefined || end === undefined) return true;
    return inSince <= end && !inLastThird(inSince, { start, end });
  });
};
