/** Whoever may sign in with an address, with the names that a page shows. */

import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import { type AddressHolder, peopleByAddressHash } from './by-address.ts';

export type Who = AddressHolder & { readonly name: string; readonly partnershipName: string };

/** One text for one of them, for a form: `wendle-valley/dan-okoro`. */
export const whoKey = ({ partnership, person }: AddressHolder): string => `${partnership}/${person}`;

const named = async (outside: Outside, holder: AddressHolder): Promise<Who | undefined> => {
  const [person, partnership] = await Promise.all([
    outside.store.get(people.key(holder.partnership, holder.person)),
    outside.store.get(partnerships.key(holder.partnership, theOne)),
  ]);
  if (!person || !partnership) return undefined;
  const { name, left } = decode(people, person);
  if (left !== undefined && left <= londonDate(outside.clock.now())) return undefined;
  return { ...holder, name, partnershipName: decode(partnerships, partnership).name };
};

/** Everybody with this address who still has a part in a partnership. */
export const whoHas = async (outside: Outside, addressHash: string): Promise<readonly Who[]> => {
  const holders = await peopleByAddressHash(outside, addressHash);
  const found = await Promise.all(holders.map((holder) => named(outside, holder)));
  return found.filter((who) => who !== undefined);
};
