/** The daily sweep on one machine: at 07:00 in London, and at the start when today's has not run. */
import * as z from 'zod';
import { instantAt, londonDate } from '../../functions/domain/london.ts';
import type { Clock, Store } from '../../functions/ports.ts';

const sweepTime = '07:00';
const key = { partition: 'local', sort: 'daily-sweep' };
const Kept = z.object({ on: z.string() });
/** A timer may not wait longer: the machine sleeps, its clock is set, a demonstration's clock moves. */
const longestWaitMs = 10 * 60_000;
const dayMs = 86_400_000;

export type Daily = {
  /** Sweeps if the day's sweep is due and has not run. A sweep that failed, or left something undone, is due again. */
  runIfDue(): Promise<'swept' | 'not-due'>;
  stop(): void;
};

type DailyNeeds = {
  readonly store: Store;
  readonly clock: Clock;
  /** `again`: something failed that may pass, so that there is to be another sweep soon. */
  readonly sweep: () => Promise<'done' | 'again'>;
  readonly onError: (error: unknown) => void;
};

/** The last London date whose 07:00 has come. */
const dueDate = (now: Date): string => {
  const today = londonDate(now);
  return now >= instantAt(today, sweepTime) ? today : londonDate(new Date(instantAt(today, '12:00').getTime() - dayMs));
};

const nextSweep = (now: Date): Date => {
  const today = instantAt(londonDate(now), sweepTime);
  if (now < today) return today;
  return instantAt(londonDate(new Date(instantAt(londonDate(now), '12:00').getTime() + dayMs)), sweepTime);
};

export const createDaily = ({ store, clock, sweep, onError }: DailyNeeds): Daily => {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const runIfDue = async (): Promise<'swept' | 'not-due'> => {
    const due = dueDate(clock.now());
    const item = await store.get(key);
    const last = item && Kept.parse(item.body).on;
    if (last !== undefined && last >= due) return 'not-due';
    if ((await sweep()) === 'again') return 'swept';
    await store.commit({ put: [{ ...key, body: { on: due }, expect: item?.version ?? 'absent' }] });
    return 'swept';
  };
  const arm = (): void => {
    if (stopped) return;
    const now = clock.now();
    const wait = Math.min(nextSweep(now).getTime() - now.getTime(), longestWaitMs);
    timer = setTimeout(() => void runIfDue().catch(onError).finally(arm), Math.max(wait, 1000));
    timer.unref();
  };
  arm();
  return {
    runIfDue,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
