/** Who has an address, in every partnership: the store keeps its hash, so that a list of addresses cannot be read off it. */
import * as z from 'zod';
import { visibleAddress } from '../domain/names.ts';
import type { Person } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from '../records/kind.ts';
import { everyItem } from '../records/read-every.ts';
import { hashOf } from '../web/token.ts';

/** Two people may share an address (a school's office), and one may be in several partnerships. */
const AddressHolder = z.object({ partnership: z.string(), person: z.string() });
export type AddressHolder = z.infer<typeof AddressHolder>;

const holderPrefix = 'p#';

/** Id: `<hash of the address>/<person>`. */
export const addressHolders: RecordKind<typeof AddressHolder, 'address-holder'> = {
  name: 'address-holder',
  schema: AddressHolder,
  schemaVersion: 1,
  key: (partnership, id) => {
    const [address = '', person = ''] = id.split('/');
    return { partition: `address#${address}`, sort: `${holderPrefix}${partnership}#${person}` };
  },
};

/** SHA-256 of an address, hex; capitals and spaces around it make no difference. */
export const addressHash = (address: string): string => hashOf(visibleAddress(address).toLowerCase());

/** The record to write with a person: `work.write(addressHolders, item.id, item.value)`. Remove it when theirs changes. */
export const addressItem = (
  person: Pick<Person, 'id' | 'email'>,
  partnership: string,
): { readonly id: string; readonly value: AddressHolder } => ({
  id: `${addressHash(person.email)}/${person.id}`,
  value: { partnership, person: person.id },
});

/** The same, by the hash. In the order of their partnerships' ids. */
export const peopleByAddressHash = async (outside: Outside, hash: string): Promise<readonly AddressHolder[]> => {
  const items = await everyItem(outside.store, { partition: `address#${hash}`, prefix: holderPrefix });
  return items.map((item) => decode(addressHolders, item));
};

export const peopleByAddress = (outside: Outside, address: string): Promise<readonly AddressHolder[]> =>
  peopleByAddressHash(outside, addressHash(address));
