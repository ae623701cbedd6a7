/** Somebody who was not listed before becomes part of a partnership. */
import * as z from 'zod';
import { sameAddress, sameName } from '../domain/names.ts';
import { Person } from '../domain/partnership/partnership.ts';
import { personIdFor } from '../domain/partnership/succession.ts';
import { Line } from '../domain/values.ts';
import { people, type StoredPerson } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { addressHolders, addressItem } from './by-address.ts';

export const NewPerson = z.strictObject({
  name: Line.pipe(z.string().min(2, 'Enter their full name')),
  email: Person.shape.email,
});
export type NewPerson = z.infer<typeof NewPerson>;

/** Who else is listed with this address: a link is for one person, so an address is too. */
export const holderOf = async (tx: Work, email: string, but?: string): Promise<StoredPerson | undefined> =>
  (await tx.list(people)).find(
    (person) => person.left === undefined && person.id !== but && sameAddress(person.email, email),
  );

/** The person with this address and name if they are listed already, otherwise a new one planned in this commit. */
export const personFor = async (tx: Work, wanted: NewPerson): Promise<StoredPerson> => {
  const listed = await tx.list(people);
  const known = listed.find(
    (person) =>
      sameAddress(person.email, wanted.email) && sameName(person.name, wanted.name) && person.left === undefined,
  );
  if (known) return known;
  const id = personIdFor(wanted.name, (taken) => listed.some((person) => person.id === taken));
  const person: StoredPerson = { ...Person.parse({ id, ...wanted }), salt: tx.newId() };
  tx.write(people, id, person);
  const address = addressItem(person, tx.partnership);
  tx.write(addressHolders, address.id, address.value);
  return person;
};
