/** Everybody listed in a partnership, for pages where somebody is chosen or many are named. */
import type { Outside } from '../ports.ts';
import { decode } from './kind.ts';
import { people, type StoredPerson } from './kinds.ts';

/** In the order of their names. Those who have left are among them: `left` says since when. */
export const readEverybody = async (outside: Outside, partnership: string): Promise<readonly StoredPerson[]> => {
  const { partition, sort: prefix } = people.key(partnership, '');
  const found: StoredPerson[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({ partition, prefix, ...(from === undefined ? {} : { from }) });
    found.push(...page.items.map((item) => decode(people, item)));
    from = page.next;
  } while (from !== undefined);
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
};
