/** Task: the review has ended. One that nobody started is recorded as not held, and those who should know are told. */
import { tell } from '../asking/tell-people.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { reviews } from '../records/year-kinds.ts';
import { ReviewInput } from './open-review.ts';

export const finishReview = async (outside: Outside, payload: unknown): Promise<{ state: string }> => {
  const input = ReviewInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const review = await tx.readNeeded(reviews, input.review);
    if (review.state !== 'planned') return { state: review.state };
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(reviews, review.id, { ...review, state: 'not-held' });
    tx.event('review-closed', 'system', { review: review.id, held: false });
    const { lead, chair, progressChaser } = partnership.roles;
    const heads = activeSchools(partnership).map((school) => school.head);
    tell(tx, 'review-not-held', [lead, chair, progressChaser, ...heads], { details: { review: review.id } });
    return { state: 'not-held' };
  });
};
