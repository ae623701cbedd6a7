/** Compares every fact in the store with the digest that the audit trail holds of it. */
import * as z from 'zod';
import type { Item } from '../ports.ts';
import { goneMark, isProved, proofOf, saltIn } from './proof.ts';

type FactFault = {
  /** The record's key: `approval#proposal:202627#1#alder`. */
  readonly record: string;
  readonly because: 'edited' | 'missing' | 'added';
};
export type FactsVerdict = {
  readonly faults: readonly FactFault[];
  /** Facts that agree with the trail. */
  readonly compared: number;
  /** Facts of which no event holds a digest: an earlier version wrote them, and they have not changed since. */
  readonly unknown: number;
};

const Told = z.object({ records: z.record(z.string(), z.string()).optional() });

/** By record, what the last event about it says. `events` oldest first, as they stand: the chain itself is checked elsewhere. */
export const toldOf = (events: readonly unknown[]): ReadonlyMap<string, string> => {
  const told = new Map<string, string>();
  for (const event of events)
    for (const [sort, digest] of Object.entries(Told.safeParse(event).data?.records ?? {})) told.set(sort, digest);
  return told;
};

type Row = Pick<Item, 'partition' | 'sort' | 'body'>;

const faultOf = ({ sort, body }: Row, told: string | undefined, isNew: boolean): FactFault['because'] | undefined => {
  const salt = saltIn(body);
  // Nobody writes a salt without telling the trail of the digest.
  if (told === undefined) return salt !== undefined || isNew ? 'added' : undefined;
  if (told === goneMark) return 'added';
  try {
    return salt !== undefined && proofOf(sort, body, salt) === told ? undefined : 'edited';
  } catch {
    return 'edited';
  }
};

/** All of one partnership's rows, of whatever kind, and its events' bodies. */
export const verifyFacts = (rows: readonly Row[], events: readonly unknown[]): FactsVerdict => {
  const told = toldOf(events);
  const isNew = Told.safeParse(events[0]).data?.records !== undefined;
  const facts = rows.filter(isProved);
  const wrong: FactFault[] = facts.flatMap((row) => {
    const because = faultOf(row, told.get(row.sort), isNew);
    return because ? [{ record: row.sort, because }] : [];
  });
  const there = new Set(facts.map(({ sort }) => sort));
  const missing = [...told].flatMap(([record, digest]): FactFault[] =>
    digest === goneMark || there.has(record) ? [] : [{ record, because: 'missing' }],
  );
  const unknown = facts.filter(({ sort, body }) => !told.has(sort) && saltIn(body) === undefined && !isNew).length;
  return { faults: [...wrong, ...missing], unknown, compared: facts.length - unknown - wrong.length };
};
