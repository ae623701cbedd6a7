/**
 * Task, when the time to keep them is over: what the schools sent for a review is deleted, school by school. What was
 * published stays, with what was hidden in it. A second run finds nothing.
 */
import * as z from 'zod';
import type { Outside } from '../ports.ts';
import { cohorts, publications } from '../records/cohorts.ts';
import { work } from '../records/work.ts';
import { returnId } from '../records/year-kinds.ts';

const DeleteInput = z.strictObject({ partnership: z.string(), review: z.string() });

/** A commit holds at most 100 writes. */
const atATime = 50;

export const deleteFigures = async (outside: Outside, payload: unknown): Promise<{ deleted: number }> => {
  const { partnership, review } = DeleteInput.parse(payload);
  let deleted = 0;
  for (;;) {
    const gone = await work(outside, partnership, async (tx) => {
      // Only what was published: figures of a review that is open are nobody's to delete.
      if (!(await tx.read(publications, review))) return 0;
      const some = (await tx.list(cohorts, returnId(review, ''))).slice(0, atATime);
      for (const { school } of some) tx.remove(cohorts, returnId(review, school));
      if (some.length > 0) tx.event('figures-deleted', 'system', { review, schools: some.map(({ school }) => school) });
      return some.length;
    });
    deleted += gone;
    if (gone < atATime) return { deleted };
  }
};
