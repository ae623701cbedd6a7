/** Everything that a query finds, page after page. */
import type * as z from 'zod';
import type { Item, Outside, Query, Store } from '../ports.ts';
import { apart } from './apart.ts';
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

/**
 * As `readEvery`, for pages that name many: what cannot be read is left out, with an alarm, and the others are shown. A rule
 * that counts on all of them reads them with `readEvery` or in its commit, and refuses to guess.
 */
export const readReadable = async <S extends z.ZodObject>(
  { store, log }: Pick<Outside, 'store' | 'log'>,
  kind: RecordKind<S>,
  partnership: string,
): Promise<z.infer<S>[]> => {
  const { partition, sort } = kind.key(partnership, '');
  const items = await everyItem(store, { partition, prefix: sort });
  const read = await Promise.all(items.map((item) => apart(log, item, () => decode(kind, item))));
  return read.flatMap((one) => (typeof one === 'object' ? [one.done] : []));
};
