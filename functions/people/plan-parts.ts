/** Task, with the plan of a year: the ends of parts that are known get their dates. */
import * as z from 'zod';
import { canBeGiven, lastDayOf } from '../domain/partnership/holding.ts';
import { holderAt, placesOf } from '../domain/partnership/succession.ts';
import type { Outside } from '../ports.ts';
import { readEverybody } from '../records/everybody.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { type PartEnding, schedulePartEnd } from '../records/parts.ts';
import { MissingRecord, work } from '../records/work.ts';

export const PlanPartsInput = z.strictObject({ partnership: z.string() });

/** Each end is planned in a commit of its own: there may be many. */
export const planParts = async (outside: Outside, payload: unknown): Promise<{ parts: number }> => {
  const { partnership: id } = PlanPartsInput.parse(payload);
  const item = await outside.store.get(partnerships.key(id, theOne));
  if (!item) throw new MissingRecord('partnership', id);
  const partnership = decode(partnerships, item);
  const ends: PartEnding[] = (await readEverybody(outside, id)).flatMap(({ id: person, until: listed, left }) =>
    left !== undefined
      ? []
      : [...new Set(placesOf(partnership, person))].flatMap((place) => {
          const until = canBeGiven(place) ? lastDayOf(partnership, place, listed) : undefined;
          return until === undefined || holderAt(partnership, place) !== person ? [] : [{ place, person, until }];
        }),
  );
  for (const end of ends) await work(outside, id, (tx) => schedulePartEnd(tx, end));
  return { parts: ends.length };
};
