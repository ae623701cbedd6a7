/** Every open request of a partnership, for lists and for changes that touch many. */
import type { Request } from '../domain/asking/request.ts';
import type { Outside } from '../ports.ts';
import { apart } from '../records/apart.ts';
import { decode } from '../records/kind.ts';
import { openRequests, requests } from '../records/kinds.ts';
import { everyItem } from '../records/read-every.ts';

/** By due date, soonest first. One that cannot be read is set aside with an alarm: the others are still asked. */
export const listOpenRequests = async (outside: Outside, partnership: string): Promise<Request[]> => {
  const items = await everyItem(outside.store, { index: 'person', partition: openRequests(partnership) });
  const read: Request[] = [];
  for (const item of items) {
    const ended = await apart(outside.log, item, () => decode(requests, item));
    if (typeof ended === 'object') read.push(ended.done);
  }
  return read;
};
