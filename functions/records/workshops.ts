/** What is kept of workshops: what is offered, and who has which place. */
import { WorkshopList } from '../domain/workshops/places.ts';
import { Workshop } from '../domain/workshops/workshop.ts';
import type { Outside } from '../ports.ts';
import { decode, kindInPartnership as kind } from './kind.ts';
import { readEvery } from './read-every.ts';

/** Id: that of its occasion in the diary. */
export const workshops = kind('workshop', Workshop);

/** One for each that runs at that time. Id: `<workshop>.<choice>`. */
export const workshopLists = kind('workshop-list', WorkshopList);
export const workshopListId = (workshop: string, choice: string): string => `${workshop}.${choice}`;

export const readWorkshop = async (
  { store }: Pick<Outside, 'store'>,
  partnership: string,
  id: string,
): Promise<Workshop | undefined> => {
  const item = await store.get(workshops.key(partnership, id));
  return item && decode(workshops, item);
};

/** In the order of the choices. */
export const readWorkshopLists = async (
  { store }: Pick<Outside, 'store'>,
  partnership: string,
  { id, choices }: Pick<Workshop, 'id' | 'choices'>,
): Promise<WorkshopList[]> => {
  const found = await readEvery(store, workshopLists, partnership, `${id}.`);
  const place = (choice: string): number => choices.findIndex((one) => one.id === choice);
  return found.toSorted((one, other) => place(one.choice) - place(other.choice));
};
