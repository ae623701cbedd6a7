/**
 * Every partnership of which somebody is adviser, by their address: no list of all partnerships is ever read. One read for
 * the address, and three for each partnership, side by side.
 */
import { addressHash, peopleByAddressHash } from '../asking/by-address.ts';
import { signalsFrom } from '../asking/health.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { byNeed, type NetworkLine, networkLine } from '../domain/health/network-line.ts';
import { londonDate } from '../domain/london.ts';
import { may } from '../domain/permissions.ts';
import type { Outside } from '../ports.ts';
import { readHeldMeetings } from '../records/between-reviews.ts';
import { decode } from '../records/kind.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';

const lineFor = async (
  outside: Outside,
  { partnership: id, person }: { readonly partnership: string; readonly person: string },
): Promise<NetworkLine | undefined> => {
  const item = await outside.store.get(partnerships.key(id, theOne));
  const partnership = item && decode(partnerships, item);
  if (!partnership || !may(partnership, person, 'see-network')) return undefined;
  const [open, meetings] = await Promise.all([listOpenRequests(outside, id), readHeldMeetings(outside, id)]);
  const today = londonDate(outside.clock.now());
  // People are told by their parts, not by their names: an adviser needs no more, and no name is read.
  const nameOf = (one: string): string => one;
  const signals = signalsFrom({ partnership, meetings, reviews: [], planned: [], open, nameOf, today });
  return networkLine({ partnership, open, signals, today });
};

/** Those that need somebody first. Where somebody has left, or is adviser no more, nothing is shown. */
export const readNetwork = async (
  outside: Outside,
  signedIn: { readonly partnership: string; readonly person: string },
): Promise<readonly NetworkLine[]> => {
  const item = await outside.store.get(people.key(signedIn.partnership, signedIn.person));
  if (!item) return [];
  const holders = await peopleByAddressHash(outside, addressHash(decode(people, item).email));
  const lines = await Promise.all(holders.map((holder) => lineFor(outside, holder)));
  return byNeed(lines.filter((line) => line !== undefined));
};
