/** One after the other, in this process: what would only meet in the store and be run again. Other processes have turns of their own. */
import type { Store } from '../ports.ts';

const turns = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Runs when everything that came before it, of the same name, is done; in the order in which they came. */
export const inTurn = async <T>(store: Store, name: string, does: () => Promise<T>): Promise<T> => {
  const waiting = turns.get(store) ?? new Map<string, Promise<unknown>>();
  turns.set(store, waiting);
  const before = waiting.get(name) ?? Promise.resolve();
  const mine = before.then(does, does);
  waiting.set(name, mine);
  try {
    return await mine;
  } finally {
    if (waiting.get(name) === mine) waiting.delete(name);
  }
};
