/** Everything that a query finds, page after page. */
import type * as z from 'zod';
import type { Item, Query, Store } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';

type Reading = Pick<Store, 'query'>;

export const everyItem = async (store: Reading, query: Omit<Query, 'from'>): Promise<Item[]> => {
  const found: Item[] = [];
  let from: string | undefined;
  do {
    const page = await store.query({ ...query, ...(from !== undefined && { from }) });
    found.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return found;
};

/** A partnership's records of a kind, in the order of their ids; only ids that begin with `prefix`, where it is given. */
export const readEvery = async <S extends z.ZodObject>(
  store: Reading,
  kind: RecordKind<S>,
  partnership: string,
  prefix = '',
): Promise<z.infer<S>[]> => {
  const { partition, sort } = kind.key(partnership, prefix);
  const items = await everyItem(store, { partition, prefix: sort });
  return items.map((item) => decode(kind, item));
};
