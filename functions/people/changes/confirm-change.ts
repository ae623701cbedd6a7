/** A witness says that a change is right: codes and signing go on. */

import { withoutHold } from '../../asking/hold.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { changes } from '../../records/changes.ts';
import { people } from '../../records/kinds.ts';
import { work } from '../../records/work.ts';

/** `not-yours`: only who was told of it and had no hand in it. `over`: it was undone. */
export const confirmChange = (
  outside: Outside,
  { partnership, change: id, by }: { partnership: string; change: string; by: string },
): Promise<Result<'confirmed', 'not-yours' | 'over'>> =>
  work(outside, partnership, async (tx): Promise<Result<'confirmed', 'not-yours' | 'over'>> => {
    const change = await tx.readNeeded(changes, id);
    const witness = await tx.read(people, by);
    if (!change.told.includes(by) || !witness || witness.left !== undefined) return refuse('not-yours');
    if (change.state === 'settled') return accept('confirmed');
    if (change.state !== 'done') return refuse('over');
    const concerned = [...change.people.map(({ person }) => person), ...(change.successor ? [change.successor] : [])];
    for (const whose of concerned) {
      const person = await tx.read(people, whose);
      if (person?.held?.change === id) tx.write(people, whose, withoutHold(person, id));
    }
    tx.write(changes, id, { ...change, state: 'settled', settledBy: by });
    tx.event('person-change-confirmed', by, { change: id, people: concerned });
    return accept('confirmed');
  });
