/** The process's clock: the real one, and for a demonstration one that can be moved forward. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../ports.ts';
import { lastThingThatHappened, onFile } from './database.ts';

export const createSystemClock = (): Clock => ({ now: () => new Date() });

export type MovableClock = Clock & {
  /** Moves the clock on to that moment. `not-forward`: it is in the past by this clock, and nothing moved. */
  moveTo(moment: Date): 'moved' | 'not-forward';
  /** Keeps the moment that it shows, so that the next start goes on from there. */
  keep(): void;
};

/** Where a movable clock keeps the moment at which it stood: milliseconds since 1970. */
export type KeptMoment = { load(): number | undefined; save(moment: number): void };

/**
 * Goes on from the kept moment, at the pace of real time; without one it shows real time. While nobody runs it, it
 * stands: a demonstration that is opened again months later is where it was left, and nothing in it has lapsed. A moment
 * is saved before anybody sees it, so that no restart turns the clock back.
 */
export const createMovableClock = ({ load, save }: KeptMoment): MovableClock => {
  const began = Date.now();
  let ahead = (load() ?? began) - began;
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    moveTo: (moment) => {
      const by = moment.getTime() - now().getTime();
      // Written this way round, an invalid date is refused as well.
      if (!(by > 0)) return 'not-forward';
      save(moment.getTime());
      ahead += by;
      return 'moved';
    },
    keep: () => save(now().getTime()),
  };
};

const milliseconds = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** When the last thing happened that the database tells of: a mail or an audit event, milliseconds since 1970. */
export const lastMomentIn = (db: DatabaseSync): number | undefined =>
  milliseconds(db.prepare(`SELECT ${lastThingThatHappened} AS at`).get()?.at);

/**
 * The moment in the table `demonstration_clock` of the one-machine database. Whoever was killed kept none at the end, but
 * wrote when things happened: the clock goes on from the later of the two.
 */
export const momentInDatabase = (db: DatabaseSync): KeptMoment => ({
  load: () =>
    onFile(() => {
      const kept = milliseconds(db.prepare('SELECT stands_at FROM demonstration_clock').get()?.stands_at);
      if (kept === undefined) return undefined;
      return Math.max(kept, lastMomentIn(db) ?? kept);
    }),
  save: (moment) => {
    onFile(() =>
      db
        .prepare(
          `INSERT INTO demonstration_clock (only, stands_at) VALUES (1, ?)
           ON CONFLICT (only) DO UPDATE SET stands_at = excluded.stands_at`,
        )
        .run(Math.round(moment)),
    );
  },
});

/** The clock of a data folder that no process runs: a demonstration's own where it has one, otherwise the real one. */
export const clockInDatabase = (db: DatabaseSync): Clock => createMovableClock(momentInDatabase(db));
