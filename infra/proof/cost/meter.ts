/** Counts what a store is asked in DynamoDB's capacity units, as the adapter for it would ask. */
import type { Commit, Item, Put, Query, Store } from '../../../functions/ports.ts';

export type Metered = { readUnits: number; writeUnits: number; commits: number; streamRecords: number };

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');
const reads = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));
const writes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

/** An entry of an index holds keys only; it is written when it comes, goes or changes. Here: with every put that has it. */
const indexWrites = ({ indexes }: Put): number => (indexes?.person ? 1 : 0) + (indexes?.due ? 1 : 0);

/** Every part of a transaction costs twice; every new or changed item is a record of the stream. */
const meterCommit = (metered: Metered, { put = [], delete: gone = [], expect = [], effects = [] }: Commit): void => {
  const actions = put.length + gone.length + expect.length + effects.length;
  if (actions === 0) return;
  metered.commits += 1;
  metered.streamRecords += put.length + gone.length + effects.length;
  for (const one of put) metered.writeUnits += 2 * writes(bytesOf(one)) + indexWrites(one);
  for (const effect of effects) metered.writeUnits += 2 * writes(bytesOf(effect) + 200) + 1;
  // A deleted effect takes its index entry with it.
  metered.writeUnits += 3 * gone.length + 2 * expect.length;
};

const meterQuery = (metered: Metered, { index }: Query, items: readonly Item[]): void => {
  if (!index) {
    metered.readUnits += reads(items.reduce((sum, item) => sum + bytesOf(item), 0));
    return;
  }
  // Keys, eventually consistent, for half; then the items themselves.
  metered.readUnits += 0.5 * reads(items.length * 150);
  for (const item of items) metered.readUnits += reads(bytesOf(item));
};

/** The same store, with everything counted; `heard` is told what each call came to. */
export const meteredStore = (
  store: Store,
  heard: (units: Pick<Metered, 'readUnits' | 'writeUnits'>) => void = () => undefined,
): { readonly store: Store; readonly metered: Metered } => {
  const metered: Metered = { readUnits: 0, writeUnits: 0, commits: 0, streamRecords: 0 };
  const telling = (meter: () => void): void => {
    const { readUnits, writeUnits } = metered;
    meter();
    heard({ readUnits: metered.readUnits - readUnits, writeUnits: metered.writeUnits - writeUnits });
  };
  return {
    metered,
    store: {
      ...store,
      get: async (key) => {
        const item = await store.get(key);
        telling(() => {
          metered.readUnits += reads(item ? bytesOf(item) : 0);
        });
        return item;
      },
      query: async (query) => {
        const page = await store.query(query);
        telling(() => meterQuery(metered, query, page.items));
        return page;
      },
      commit: async (commit) => {
        telling(() => meterCommit(metered, commit));
        return store.commit(commit);
      },
    },
  };
};
