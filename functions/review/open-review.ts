/** Task: the lead has started the review, so every school is asked for its return, by its own calendar. */
import * as z from 'zod';
import type { RequestSpec } from '../domain/asking/kinds.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { reviews } from '../records/year-kinds.ts';

export const ReviewInput = z.strictObject({ partnership: z.string(), review: z.string() });

export const openReview = async (outside: Outside, payload: unknown): Promise<{ requests: RequestSpec[] }> => {
  const input = ReviewInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const review = await tx.readNeeded(reviews, input.review);
    const requests = activeSchools(partnership).map(
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
