/** Every open request of a partnership: for lists by the index, for whoever decides on them by the table itself. */
import { isOpen, type Request } from '../domain/asking/request.ts';
import type { Item, Outside } from '../ports.ts';
import { apart } from '../records/apart.ts';
import { decode } from '../records/kind.ts';
import { openRequests, requests } from '../records/kinds.ts';
import { everyItem } from '../records/read-every.ts';

/** By due date, soonest first. One that cannot be read is set aside with an alarm: the others are still asked. */
export const listOpenRequests = async (outside: Outside, partnership: string): Promise<Request[]> =>
  readableOf(outside, await everyItem(outside.store, { index: 'person', partition: openRequests(partnership) }));

/**
 * As they stand in the table: the index may not know yet of one that was opened a moment ago, and whoever closes, hands over or
 * takes back must not miss it. Costs a look at every request that there ever was, so it is for those who decide.
 */
export const openInTable = async (outside: Outside, partnership: string): Promise<Request[]> => {
  const { partition, sort: prefix } = requests.key(partnership, '');
  const all = await readableOf(outside, await everyItem(outside.store, { partition, prefix }));
  return all
    .filter(isOpen)
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id));
};

const readableOf = async (outside: Outside, items: readonly Item[]): Promise<Request[]> => {
  const read: Request[] = [];
  for (const item of items) {
    const ended = await apart(outside.log, item, () => decode(requests, item));
    if (typeof ended === 'object') read.push(ended.done);
  }
  return read;
};
