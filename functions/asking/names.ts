/** The names of everybody in a partnership, for pages. */
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { people } from '../records/kinds.ts';
import { readReadable } from '../records/read-every.ts';

/** Gives a person's name; an id that nobody has any more, or whose record cannot be read, it gives back. */
export type NameOf = (person: string) => string;

export const readNames = async (outside: Pick<Outside, 'store' | 'log'>, partnership: string): Promise<NameOf> => {
  const everybody = await readReadable(outside, people, partnership);
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  return (person) => names.get(person) ?? person;
};

/** One person's name, where a page names nobody else. */
export const readName = async (outside: Outside, partnership: string, person: string): Promise<string> => {
  const item = await outside.store.get(people.key(partnership, person));
  return item ? decode(people, item).name : person;
};
