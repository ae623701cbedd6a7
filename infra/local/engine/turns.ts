import type { Transactions } from './transactions.ts';
import { type Aftermath, beginTurn, type Turn, type Workings } from './turn.ts';

/** Takes turns, each in a transaction. */
export type Turns = {
  take<T>(work: (turn: Turn) => T): T;
  /**
   * One turn for all of them; if that fails, one for each, so that none keeps the others from going on. Gives those that
   * failed even so, with the last error.
   */
  takeAll<Item>(items: readonly Item[], work: (turn: Turn, item: Item) => void): { failed: Item[]; error?: unknown };
};

type TurnsParts = {
  workings: Workings;
  transactions: Transactions;
  now(): number;
  /** What is to be done once a turn is stored. */
  after(aftermath: Aftermath): void;
};

export const createTurns = ({ workings, transactions, now, after }: TurnsParts): Turns => {
  const take = <T>(work: (turn: Turn) => T): T => {
    const together = () => {
      const turn = beginTurn(workings, now());
      const result = work(turn);
      return { result, aftermath: turn.finish() };
    };
    return transactions.within(together, ({ aftermath }) => after(aftermath)).result;
  };

  const takeAll = <Item>(items: readonly Item[], work: (turn: Turn, item: Item) => void) => {
    const failed: Item[] = [];
    let problem: unknown;
    try {
      take((turn) => {
        for (const item of items) work(turn, item);
      });
      return { failed };
    } catch (error) {
      problem = error;
      if (items.length === 1) return { failed: [...items], error };
    }
    for (const item of items) {
      try {
        take((turn) => work(turn, item));
      } catch (error) {
        problem = error;
        failed.push(item);
      }
    }
    return { failed, error: problem };
  };

  return { take, takeAll };
};
