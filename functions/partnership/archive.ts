/** Puts a partnership away: nothing of it is deleted, and nobody gets mail about it until its file is applied again. */
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { appliedFiles } from './applied-file.ts';

export const archivePartnership = (
  outside: Outside,
  partnership: string,
): Promise<'archived' | 'archived-before' | 'never-there'> =>
  work(outside, partnership, async (tx) => {
    if (!(await tx.read(partnerships, theOne))) return 'never-there';
    const applied = await tx.read(appliedFiles, theOne);
    if (applied?.archivedAt) return 'archived-before';
    tx.write(appliedFiles, theOne, { ...applied, archivedAt: tx.now.toISOString() });
    tx.event('partnership-archived', 'system');
    return 'archived';
  });
