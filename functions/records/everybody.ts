/** Everybody listed in a partnership, for pages where somebody is chosen or many are named. */
import type { Outside } from '../ports.ts';
import { people, type StoredPerson } from './kinds.ts';
import { readReadable } from './read-every.ts';

/** In the order of their names, but for whoever's record cannot be read. Those who have left are among them: `left` says since when. */
export const readEverybody = async (outside: Outside, partnership: string): Promise<readonly StoredPerson[]> => {
  const found = await readReadable(outside, people, partnership);
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
};
