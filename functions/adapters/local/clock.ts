/** The process's clock: the real one, and for a demonstration one that can be moved forward. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../ports.ts';
import { onFile } from './database.ts';

export const createSystemClock = (): Clock => ({ now: () => new Date() });

export type MovableClock = Clock & {
  /** Moves the clock on to that moment. `not-forward`: it is in the past by this clock, and nothing moved. */
  moveTo(moment: Date): 'moved' | 'not-forward';
  /** How far this clock is ahead of the real one, milliseconds. */
  aheadMs(): number;
};

/** Where a movable clock keeps how far ahead it is, milliseconds. */
type KeptOffset = { load(): number; save(aheadMs: number): void };

/** Real time and an offset. The offset is saved before anybody sees the new time, so that no restart turns it back. */
export const createMovableClock = ({ load, save }: KeptOffset): MovableClock => {
  let ahead = load();
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    moveTo: (moment) => {
      const by = moment.getTime() - now().getTime();
      // Written this way round, an invalid date is refused as well.
      if (!(by > 0)) return 'not-forward';
      save(ahead + by);
      ahead += by;
      return 'moved';
    },
    aheadMs: () => ahead,
  };
};

/** The offset in the table `local_clock` of the one-machine database. */
export const offsetInDatabase = (db: DatabaseSync): KeptOffset => ({
  load: () => Number(onFile(() => db.prepare('SELECT ahead_ms FROM local_clock').get())?.ahead_ms ?? 0),
  save: (aheadMs) => {
    onFile(() =>
      db
        .prepare(
          `INSERT INTO local_clock (only, ahead_ms) VALUES (1, ?)
           ON CONFLICT (only) DO UPDATE SET ahead_ms = excluded.ahead_ms`,
        )
        .run(Math.round(aheadMs)),
    );
  },
});
