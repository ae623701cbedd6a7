/** Task, a year past the agreement: what visitors and heads wrote goes. That a visit was, and when, stays. */
import * as z from 'zod';
import { addYears } from '../domain/calendar.ts';
import { isOver, type LeadershipReview } from '../domain/leadership-review/leadership-review.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { partnerships, scheduled, theOne } from '../records/kinds.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';
import { work } from '../records/work.ts';

const DeleteInput = z.strictObject({ partnership: z.string(), year: z.string() });

const withoutWords = (
  { report: _, focus: __, facts: ___, followUp: ____, ...rest }: LeadershipReview,
  today: string,
): LeadershipReview => ({ ...rest, stage: isOver(rest) ? rest.stage : 'done', deletedOn: today });

/** Where the agreement has come to last longer, it is asked again a year past its new end. */
export const deleteVisitWords = async (outside: Outside, payload: unknown): Promise<{ deleted: number }> => {
  const input = DeleteInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const { mou } = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const until = mou?.until === undefined ? undefined : addYears(mou.until, 1);
    if (until !== undefined && until > today) {
      const due = `visits-over-${input.year}-${until}`;
      if (!(await tx.read(scheduled, due)))
        tx.write(scheduled, due, { id: due, on: until, effect: { kind: 'task', task: 'delete-visit-words', input } });
      return { deleted: 0 };
    }
    const all = (await tx.list(leadershipReviews, `${input.year}-`)).filter(({ deletedOn }) => deletedOn === undefined);
    for (const review of all) tx.write(leadershipReviews, review.id, withoutWords(review, today));
    if (all.length > 0) tx.event('visit-words-deleted', 'system', { year: input.year, reviews: all.length });
    return { deleted: all.length };
  });
};
