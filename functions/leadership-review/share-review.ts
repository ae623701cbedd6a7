/** The head of the school visited lets everybody in the partnership read what was written. It is not taken back. */
import { isHostsHead, type LeadershipReview } from '../domain/leadership-review/leadership-review.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';

export type ShareRefusal = 'not-allowed' | 'unknown-review' | 'not-yours' | 'not-ready';

/** `not-ready`: the board has not got it yet. */
export const shareReview = (
  outside: Outside,
  input: { readonly partnership: string; readonly by: string; readonly review: string },
): Promise<Result<LeadershipReview, ShareRefusal>> =>
  asUseCase('share-visit', outside, input, async (tx, partnership) => {
    const review = await tx.read(leadershipReviews, input.review);
    if (!review) return refuse('unknown-review');
    if (!isHostsHead(partnership, review, input.by)) return refuse('not-yours');
    if (review.shared) return accept(review);
    if (!review.facts || !review.report) return refuse('not-ready');
    const next = { ...review, shared: { by: input.by, on: londonDate(tx.now) } };
    tx.write(leadershipReviews, review.id, next);
    tx.event('visit-report-shared', input.by, { review: review.id });
    return accept(next);
  });
