/** What the contract of the stores is tried with. */
import type { Effect } from '../../functions/domain/effect.ts';
import type { Item, Put, Query, Store } from '../../functions/ports.ts';

export const aPut = (sort: string, overrides: Partial<Put> = {}): Put => ({
  partition: 'p#wendle',
  sort,
  expect: 'absent',
  body: { of: sort },
  ...overrides,
});
export const key = (sort: string) => ({ partition: 'p#wendle', sort });

export const everything = async (store: Store, query: Query): Promise<Item[]> => {
  const found: Item[] = [];
  let from: string | undefined;
  do {
    const page = await store.query({ ...query, ...(from && { from }) });
    found.push(...page.items);
    from = page.next;
  } while (from);
  return found;
};
export const sorts = (items: readonly Item[]) => items.map((item) => item.sort);

export const aRing = (id: string): Effect => ({
  id,
  at: '2027-01-14T09:00:00.000Z',
  payload: { kind: 'ring', token: 't', output: {} },
});
