/** Reviews with what belongs to them, for the pages that show them. */

import type { Agreement } from '../domain/agreement/agreement.ts';
import { begunBy } from '../domain/agreement/agreement-chain.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { TermlyReturn } from '../domain/review/review.ts';
import type { Outside } from '../ports.ts';
import { decode } from './kind.ts';
import { agreementsKept } from './moving.ts';
import { readPlan } from './plans.ts';
import { readEvery } from './read-every.ts';
import { type Review, returnId, returns, reviews, type StoredReturn } from './year-kinds.ts';

/** Every review of the partnership, in the order of their dates. */
export const readReviews = async (outside: Outside, partnership: string): Promise<Review[]> =>
  (await readEvery(outside.store, reviews, partnership)).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));

export const readReview = async (outside: Outside, partnership: string, id: string): Promise<Review | undefined> => {
  const item = await outside.store.get(reviews.key(partnership, id));
  return item && decode(reviews, item);
};

/** What was sent in for a review. A draft has not been sent: nobody but its school sees it. */
export const readSentReturns = async (outside: Outside, partnership: string, review: string): Promise<StoredReturn[]> =>
  (await readEvery(outside.store, returns, partnership, `${review}#`)).filter(({ state }) => state !== 'draft');

/** One school's return, sent or not. */
export const readReturn = async (
  outside: Outside,
  partnership: string,
  review: string,
  school: string,
): Promise<StoredReturn | undefined> => {
  const item = await outside.store.get(returns.key(partnership, returnId(review, school)));
  return item && decode(returns, item);
};

/** What the school sent in last, before this review. */
export const readLastReturn = async (
  outside: Outside,
  partnership: string,
  review: Review,
  school: string,
): Promise<TermlyReturn | undefined> => {
  const earlier = (await readReviews(outside, partnership)).filter(({ dueOn }) => dueOn < review.dueOn);
  for (const { id } of earlier.toReversed()) {
    const sent = await readReturn(outside, partnership, id, school);
    if (sent && sent.state !== 'draft') return sent.content;
  }
  return undefined;
};

/** The academic year that a review belongs to, which is also its proposal's id: `202526`. */
export const yearOfReview = ({ label }: Pick<Review, 'label'>): string => label.slice(0, 6);

/**
 * The plan of an academic year, as it was signed: a version that is being written changes nothing that is looked back on.
 * A year that has no plan of its own lives by the one before.
 */
export const readPlanOfYear = async (
  outside: Outside,
  partnership: Pick<Partnership, 'id' | 'proposal' | 'mou' | 'agreements' | 'startedOn'>,
  year: string,
): Promise<ProposalContent | undefined> => {
  const today = londonDate(outside.clock.now());
  const kept = agreementsKept(partnership);
  const own = kept.filter((one) => one.proposal.slice(0, 6) === year);
  const lived = begunBy(own, today) ?? own.at(0) ?? (isAfter(kept, year) ? begunBy(kept, today) : undefined);
  if (lived) return (await readPlan(outside, partnership.id, lived.proposal, lived.version))?.content;
  const isCurrent = partnership.proposal === undefined || partnership.proposal === year;
  const written = await readPlan(outside, partnership.id, year, isCurrent ? partnership.mou?.version : undefined);
  if (written) return written.content;
  return (await readPlan(outside, partnership.id, partnership.proposal ?? year, partnership.mou?.version))?.content;
};

const isAfter = (kept: readonly Agreement[], year: string): boolean =>
  kept.length > 0 && kept.every(({ proposal }) => proposal.slice(0, 6) < year);
