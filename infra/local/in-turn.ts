/** One after another: what would only get into each other's way goes in turn, whatever else goes on beside it. */

export type InTurn = <T>(whose: string, work: () => Promise<T>) => Promise<T>;

/** Work for the same `whose` begins when the work before it has ended, however that ended. */
export const createInTurn = (): InTurn => {
  const last = new Map<string, Promise<unknown>>();
  return async (whose, work) => {
    const before = last.get(whose) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(whose, mine);
    try {
      return await mine;
    } finally {
      if (last.get(whose) === mine) last.delete(whose);
    }
  };
};
