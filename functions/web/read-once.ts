/**
 * What one page asks for twice is read once: the parts of a page each ask for the people, the plan, the agreement that they
 * need, and none knows what another has read. It lasts for one answer, so that the next one sees what has changed.
 */

import type { Item, Key, Query, QueryPage, Store } from '../ports.ts';
import { auditHeadSort } from '../records/audit-chain.ts';

/** Whoever reads the head of the trail asks what stands now: all that was read before is forgotten. */
const asksAnew = ({ sort }: Key): boolean => sort === auditHeadSort;

export const readOnce = (store: Store): Pick<Store, 'get' | 'query'> => {
  const items = new Map<string, Promise<Item | undefined>>();
  const pages = new Map<string, Promise<QueryPage>>();
  return {
    get: (key) => {
      if (asksAnew(key)) {
        items.clear();
        pages.clear();
        return store.get(key);
      }
      const name = JSON.stringify([key.partition, key.sort]);
      const read = items.get(name) ?? store.get(key);
      items.set(name, read);
      return read;
    },
    query: (query: Query) => {
      const name = JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)));
      const read = pages.get(name) ?? store.query(query);
      pages.set(name, read);
      return read;
    },
  };
};
