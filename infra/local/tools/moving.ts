/** Moves the demonstration's clock: every day that passes has its morning, in order, and what follows from it. */
import { addDays } from '../../../functions/domain/calendar.ts';
import { instantAt, londonDate } from '../../../functions/domain/london.ts';
import { postTime } from '../../../functions/domain/mail-day.ts';
import { accept, type Result, refuse } from '../../../functions/domain/result.ts';
import { PlainDate } from '../../../functions/domain/values.ts';
import type { Wired } from '../wire.ts';
import { lookAhead } from './ahead.ts';

/** `days`: so many mornings. `to`: the morning of a London date. `next`: of the next chase, or the next due date. */
export type Move = { readonly days: number } | { readonly to: string } | { readonly next: 'chase' | 'due' };
export type MoveRefusal = 'moving-already' | 'not-forward' | 'too-far' | 'nothing-ahead';

/** How far a move has come: London dates, and days of it. */
export type Progress = { readonly to: string; readonly at: string; readonly done: number; readonly days: number };
/** `now`: UTC. `swept`: the mornings that passed. */
export type Moved = { readonly now: string; readonly swept: number };

export type Moving = {
  /** Begins a move; the promise of its end comes with it. One at a time. */
  begin(move: Move): Promise<Result<{ readonly ended: Promise<Moved> }, MoveRefusal>>;
  /** The move under way. */
  progress(): Progress | undefined;
};

const mostDays = 800;
const morning = '07:00';

const target = async (wired: Wired, move: Move, today: string): Promise<Result<string, MoveRefusal>> => {
  if ('days' in move) return accept(addDays(today, move.days));
  if ('to' in move) return accept(move.to);
  const date = (await lookAhead(wired))[move.next];
  return date === undefined ? refuse('nothing-ahead') : accept(date);
};

const daysUntil = (today: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = addDays(today, 1); day <= to && days.length <= mostDays; day = addDays(day, 1)) days.push(day);
  return days;
};

/** One morning: timers that have come due by then, the sweep, and all mails and doorbells of both. */
const passOne = async ({ clock, engine, daily, settled }: Wired, day: string): Promise<void> => {
  clock?.moveTo(instantAt(day, morning));
  await engine.runDue();
  await settled();
  await daily.runIfDue();
  await settled();
  // And the post of the morning, which waits for what the sweep brings about.
  clock?.moveTo(instantAt(day, postTime));
  await settled();
};

export const createMoving = (wired: Wired): Moving => {
  const { outside } = wired;
  let under: Progress | undefined;

  const pass = async (days: readonly string[], to: string): Promise<Moved> => {
    try {
      await wired.settled();
      for (const [done, at] of days.entries()) {
        under = { to, at, done, days: days.length };
        await passOne(wired, at);
      }
      return { now: outside.clock.now().toISOString(), swept: days.length };
    } finally {
      under = undefined;
    }
  };
  return {
    progress: () => under,
    begin: async (move) => {
      if (under) return refuse('moving-already');
      const today = londonDate(outside.clock.now());
      const to = await target(wired, move, today);
      if (!to.ok) return to;
      if (!PlainDate.safeParse(to.value).success || to.value <= today) return refuse('not-forward');
      const days = daysUntil(today, to.value);
      if (days.length > mostDays) return refuse('too-far');
      // Somebody else may have begun while we looked ahead.
      if (under) return refuse('moving-already');
      under = { to: to.value, at: today, done: 0, days: days.length };
      return accept({ ended: pass(days, to.value) });
    },
  };
};
