/** What is held about a teacher who signed up for workshops and has no part in the partnership: by their address alone. */
import type { WorkshopList } from '../domain/workshops/places.ts';
import type { Outside } from '../ports.ts';
import { readEvery } from './read-every.ts';
import type { Work } from './work.ts';
import { workshopListId, workshopLists } from './workshops.ts';

/** `ann@school.example` rather than a person's id. */
export const isAddress = (text: string): boolean => text.includes('@');

const own = ({ entries }: WorkshopList, email: string) => entries.filter((entry) => entry.email === email);

/** Their entries, without anybody else's of the same list. */
export const entriesHeld = async (
  { store }: Pick<Outside, 'store'>,
  partnership: string,
  address: string,
): Promise<Record<string, unknown>[]> => {
  const lists = await readEvery(store, workshopLists, partnership);
  return lists.flatMap((list) =>
    own(list, address.toLowerCase()).map((entry) => ({
      _kind: workshopLists.name,
      workshop: list.workshop,
      choice: list.choice,
      ...entry,
    })),
  );
};

/** How many entries go. A place that becomes free is given on by whoever looks at the list next. */
export const eraseEntries = async (tx: Work, address: string): Promise<number> => {
  const email = address.toLowerCase();
  let erased = 0;
  for (const list of await tx.list(workshopLists)) {
    const gone = own(list, email).length;
    if (gone === 0) continue;
    erased += gone;
    tx.write(workshopLists, workshopListId(list.workshop, list.choice), {
      ...list,
      entries: list.entries.filter((entry) => entry.email !== email),
    });
  }
  return erased;
};
