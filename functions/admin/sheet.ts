/** What an incident sheet says, whatever it is about. Every line is read from what is stored; what is not stored is said too. */
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { readEverybody } from '../records/everybody.ts';
import { decode } from '../records/kind.ts';
import { partnerships, type StoredPerson, theOne } from '../records/kinds.ts';

export type Line = { readonly who: string; readonly why: string };
/** `at`: UTC. */
export type Act = {
  readonly at: string;
  readonly who: string;
  readonly what: string;
};

export type Sheet = {
  readonly about: string;
  /** The partnership in whose trail it is written down that this was looked up. */
  readonly partnership?: string;
  readonly facts: readonly (readonly [key: string, value: string])[];
  readonly could: readonly Line[];
  readonly did: readonly Act[];
  readonly tell: readonly Line[];
  /** What to do now, first things first. */
  readonly now: readonly string[];
};

export type Whole = {
  readonly partnership: Partnership;
  readonly everybody: readonly StoredPerson[];
  readonly nameOf: (id: string) => string;
};

/** Nothing where there is no such partnership. */
export const readWhole = async (outside: Outside, id: string): Promise<Whole | undefined> => {
  const item = await outside.store.get(partnerships.key(id, theOne));
  if (!item) return undefined;
  const everybody = await readEverybody(outside, id);
  const names = new Map(everybody.map((person) => [person.id, person.name]));
  return {
    partnership: decode(partnerships, item),
    everybody,
    nameOf: (person) => names.get(person) ?? person,
  };
};

/** The lines with names for ids. */
export const named = (
  { nameOf }: Whole,
  lines: readonly { readonly who: string; readonly why: string }[],
): readonly Line[] => lines.map(({ who, why }) => ({ who: nameOf(who), why }));

/** Those of somebody who looks on at any time, whatever they were sent. */
export const runners: Line = {
  who: 'Whoever runs the system, and whoever can read its machine or its cloud account',
  why: 'they see what is stored',
};
