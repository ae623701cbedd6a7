/** The lead, or whoever stands in, writes down what the review decided (DOMAIN R33). */
import { giveWordIn } from '../asking/give-answer.ts';
import { tell } from '../asking/tell-people.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { activeParties, activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { type Review, type ReviewDecision, reviews } from '../records/year-kinds.ts';

export type RecordReviewInput = {
  readonly partnership: string;
  readonly request: string;
  /** May be empty: then nothing changes, and the note says why. */
  readonly decisions: readonly ReviewDecision[];
  readonly note: string;
  /** What the boards are asked; may be empty. */
  readonly asks?: string;
  /** What was spent since the year began, by line of the budget; lines that nobody knows are left out. */
  readonly spent?: NonNullable<Review['spent']>;
  readonly evidence: Evidence;
};

export const recordReview = (
  outside: Outside,
  input: RecordReviewInput,
): Promise<Result<{ decisions: number }, TakeRefusal | 'nothing-recorded'>> =>
  work(outside, input.partnership, async (tx) => {
    if (input.decisions.length === 0 && input.note.trim() === '') return refuse('nothing-recorded');
    const request = await tx.readNeeded(requests, input.request);
    const review = await tx.readNeeded(reviews, request.about.id);
    // Once recorded, it stands: the same again is accepted, anything else is not.
    if (request.outcome)
      return isSame(review, input) ? accept({ decisions: input.decisions.length }) : refuse('closed');
    const given = await giveWordIn(tx, request.id, { does: 'do', ...input.evidence });
    if (!given.ok) return given;
    const { partnership } = given.value;
    tx.write(reviews, review.id, {
      ...review,
      state: 'decided',
      decisions: [...input.decisions],
      note: input.note,
      asks: input.asks ?? '',
      spent: [...(input.spent ?? [])],
    });
    tx.event('review-decided', input.evidence.person, { review: review.id, decisions: input.decisions.length });
    const { chair, progressChaser } = partnership.roles;
    const clerks = activeParties(partnership).map((party) => party.boards[0]?.clerk);
    const schools = activeSchools(partnership).flatMap((school) => [school.head, school.lead]);
    tell(tx, 'review-decisions', [chair, progressChaser, ...schools, ...clerks], {
      details: { review: review.id, reads: `review:${review.id}` },
    });
    return accept({ decisions: input.decisions.length });
  });

const isSame = (review: Review, { decisions, note, asks = '', spent = [] }: RecordReviewInput): boolean =>
  review.note === note &&
  (review.asks ?? '') === asks &&
  canonicalJson([review.decisions, review.spent ?? []]) === canonicalJson([decisions, spent]);
