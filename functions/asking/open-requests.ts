/** Every open request of a partnership, for lists and for changes that touch many. */
import type { Request } from '../domain/asking/request.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { openRequests, requests } from '../records/kinds.ts';
import { everyItem } from '../records/read-every.ts';

/** By due date, soonest first. */
export const listOpenRequests = async (outside: Outside, partnership: string): Promise<Request[]> => {
  const items = await everyItem(outside.store, { index: 'person', partition: openRequests(partnership) });
  return items.map((item) => decode(requests, item));
};
