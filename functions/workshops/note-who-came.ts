/** After a workshop: who of those with a place came (R23). */
import { accept, type Result, refuse } from '../domain/result.ts';
import { placesTaken } from '../domain/workshops/places.ts';
import { runsIt } from '../domain/workshops/who-runs.ts';
import type { Outside } from '../ports.ts';
import { work } from '../records/work.ts';
import { putDown, takeUp } from './in-hand.ts';

export type NoteWhoCame = {
  readonly partnership: string;
  readonly workshop: string;
  readonly by: string;
  readonly choice: string;
  /** Ids of the entries of those who came; everybody else with a place did not. */
  readonly came: readonly string[];
};

export const noteWhoCame = (
  outside: Outside,
  { partnership, workshop: id, by, choice, came }: NoteWhoCame,
): Promise<Result<'noted', 'unknown' | 'not-yours' | 'still-to-come' | 'over' | 'not-listed'>> =>
  work(outside, partnership, async (tx) => {
    const hand = await takeUp(tx, outside, id);
    const list = hand?.lists.get(choice);
    if (!hand || !list) return refuse('unknown');
    if (!runsIt(hand.partnership, by, hand.workshop)) return refuse('not-yours');
    if (hand.occasion.date > hand.today) return refuse('still-to-come');
    if (hand.occasion.state === 'cancelled' || hand.workshop.erasedOn !== undefined) return refuse('over');
    const taken = new Set(placesTaken(list.entries).map((entry) => entry.id));
    if (came.some((one) => !taken.has(one))) return refuse('not-listed');
    const entries = list.entries.map((entry) =>
      taken.has(entry.id) ? { ...entry, came: came.includes(entry.id) } : entry,
    );
    hand.lists.set(choice, { ...list, entries });
    putDown(tx, hand);
    tx.event('workshop-attendance-noted', by, {
      workshop: id,
      choice,
      places: taken.size,
      came: came.length,
    });
    return accept('noted');
  });
