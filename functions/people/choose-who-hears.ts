/** A clerk chooses for their boards who hears of reports and outcomes. */
import { boardsClerkedBy, withTelling } from '../domain/partnership/tells.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

type Choice = {
  readonly partnership: string;
  readonly clerk: string;
  /** Ids of boards of theirs of which each member hears; of the others chair and clerk. */
  readonly everybody: readonly string[];
};

/** `no-board-of-theirs`: they clerk none, or one of those named is another's. */
export const chooseWhoHears = (
  outside: Outside,
  { partnership, clerk, everybody }: Choice,
): Promise<Result<'chosen', 'no-board-of-theirs'>> =>
  work(outside, partnership, async (tx): Promise<Result<'chosen', 'no-board-of-theirs'>> => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const theirs = boardsClerkedBy(whole, clerk);
    const mayChoose = theirs.length > 0 && everybody.every((id) => theirs.some((board) => board.id === id));
    if (!mayChoose) return refuse('no-board-of-theirs');
    const before = theirs.filter(({ tells }) => tells === 'everybody').map(({ id }) => id);
    if (before.toSorted().join() === everybody.toSorted().join()) return accept('chosen');
    tx.write(partnerships, theOne, withTelling(whole, clerk, everybody));
    tx.event('who-hears-chosen', clerk, { boards: theirs.length, everybody: everybody.length });
    return accept('chosen');
  });
