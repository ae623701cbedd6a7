/** The people whom a board that comes in brings with it: known ones stay who they are, others are listed in the same commit. */
import { addressHolders, addressItem } from '../asking/by-address.ts';
import { sameAddress, sameName } from '../domain/names.ts';
import { Person } from '../domain/partnership/partnership.ts';
import { personIdFor } from '../domain/partnership/succession.ts';
import { people, type StoredPerson } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

export type Named = { readonly name: string; readonly email: string };

export type JoiningPeople = {
  /** The id of this person, who is listed once however often they are named. */
  readonly idOf: (named: Named) => string;
  /** An address under which somebody of another name is listed. */
  readonly taken: (named: Named) => boolean;
  readonly all: () => readonly Person[];
  /** Plans those who were not listed before. */
  readonly write: () => Promise<void>;
};

export const joiningPeople = async (tx: Work): Promise<JoiningPeople> => {
  const listed = await tx.list(people);
  const here = listed.filter(({ left }) => left === undefined);
  const made: StoredPerson[] = [];
  const everybody = () => [...here, ...made];
  const is = (named: Named) => (one: Person) => sameAddress(one.email, named.email) && sameName(one.name, named.name);
  return {
    idOf: (named) => {
      const known = everybody().find(is(named));
      if (known) return known.id;
      const id = personIdFor(named.name, (taken) => [...listed, ...made].some((one) => one.id === taken));
      made.push({ ...Person.parse({ id, ...named }), salt: tx.newId() });
      return id;
    },
    taken: (named) => everybody().some((one) => sameAddress(one.email, named.email) && !sameName(one.name, named.name)),
    all: everybody,
    write: async () => {
      for (const person of made) {
        tx.write(people, person.id, person);
        const { id, value } = addressItem(person, tx.partnership);
        if (!(await tx.read(addressHolders, id))) tx.write(addressHolders, id, value);
      }
    },
  };
};
