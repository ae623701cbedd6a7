/** Every open request of a partnership, for lists and for changes that touch many. */
import type { Request } from '../domain/asking/request.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { openRequests, requests } from '../records/kinds.ts';

/** By due date, soonest first. */
export const listOpenRequests = async (outside: Outside, partnership: string): Promise<Request[]> => {
  const open: Request[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({
      index: 'person',
      partition: openRequests(partnership),
      ...(from ? { from } : {}),
    });
    open.push(...page.items.map((item) => decode(requests, item)));
    from = page.next;
  } while (from);
  return open;
};
