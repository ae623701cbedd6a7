/** How whoever is signed in may change somebody, for the pages that offer it. */
import type { SignedInContext } from '../asking/signed-in-context.ts';
import { isFrozen, isHeld } from '../domain/partnership/held.ts';
import { type ChangeOf, pairFor, type Way, wayToChange } from '../domain/partnership/reach.ts';
import { listOf } from '../domain/wording.ts';
import { readEverybody } from '../records/everybody.ts';
import type { StoredPerson } from '../records/kinds.ts';

export type WayIn = {
  readonly address: Way | undefined;
  readonly place: Way | undefined;
  /** The names of the two who together may change them: "Amara Osei and Nadia Rahman". */
  readonly pair: string;
  /** Of the two, the one who is not signed in. */
  readonly other: string;
  /** The signed-in person's own address was changed lately: until it is confirmed they change nobody. */
  readonly waits: boolean;
};

export const wayIn = async (here: SignedInContext, person: StoredPerson): Promise<WayIn> => {
  const { outside, partnership, signedIn, today } = here;
  const everybody = new Map((await readEverybody(outside, partnership.id)).map((one) => [one.id, one]));
  const isHere = (id: string): boolean => everybody.has(id) && everybody.get(id)?.left === undefined;
  const way = (what: ChangeOf): Way | undefined => {
    const found = wayToChange(partnership, signedIn.person, person.id, what, isHere);
    return isFrozen(person) && found !== 'together' ? undefined : found;
  };
  const pair = pairFor(partnership, person.id, isHere);
  const nameOf = (id: string): string => everybody.get(id)?.name ?? id;
  const own = everybody.get(signedIn.person);
  return {
    address: way('address'),
    place: way('place'),
    pair: listOf(pair.map(nameOf)),
    other: listOf(pair.filter((id) => id !== signedIn.person).map(nameOf)),
    waits: own !== undefined && isHeld(own, today),
  };
};
