import type { DatabaseSync } from 'node:sqlite';

/** Work in a transaction, and what may only happen once it is stored. */
export type Transactions = {
  /**
   * Runs `work` in the transaction that is open, or in one of its own. `after` is called when that transaction is over;
   * it must look at the database, not at what `work` hoped for: somebody else's transaction may have been undone.
   */
  within<T>(work: () => T, after: (result: T) => void): T;
  /** One transaction around several pieces of work, the engine's and others'. */
  together<T>(work: () => T): T;
  /** How many `after`s are still to come. */
  outstanding(): number;
};

export const createTransactions = (db: DatabaseSync, onCommit?: () => void): Transactions => {
  /** Set while a transaction of `together` is open: what is to be done after it. */
  let afterwards: (() => void)[] | undefined;
  let outstanding = 0;

  const alone = <T>(work: () => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      if (result instanceof Promise) throw new TypeError('A transaction cannot wait for a promise.');
      db.exec('COMMIT');
      onCommit?.();
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  /** Somebody else's transaction: it is over, one way or the other, before the event loop goes round. */
  const whenOver = (after: () => void): void => {
    outstanding += 1;
    setImmediate(() => {
      outstanding -= 1;
      if (db.isOpen && db.isTransaction) whenOver(after);
      else if (db.isOpen) after();
    });
  };

  return {
    within(work, after) {
      if (afterwards !== undefined) {
        const result = work();
        afterwards.push(() => after(result));
        return result;
      }
      if (db.isTransaction) {
        const result = work();
        whenOver(() => after(result));
        return result;
      }
      const result = alone(work);
      after(result);
      return result;
    },

    together(work) {
      if (db.isTransaction) return work();
      const pending: (() => void)[] = [];
      afterwards = pending;
      try {
        return alone(work);
      } finally {
        afterwards = undefined;
        for (const after of pending) after();
      }
    },

    outstanding: () => outstanding,
  };
};
