/** Other dates for one that clashes (R21): near, on the same weekday, away from other meetings, each with its reasons. */
import { addDays, daysBetween, weekday } from '../calendar.ts';
import type { PlainDate } from '../values.ts';
import { type Clash, clashesOf, type DiaryWorld, type Planned } from './clashes.ts';
import { isStillOn } from './occasion.ts';

export type Suggestion = {
  readonly date: PlainDate;
  /** What it costs: the smaller, the better. */
  readonly cost: number;
  readonly daysMoved: number;
  readonly sameWeekday: boolean;
  readonly clashes: readonly Clash[];
};

/** How far from the date to look, and how many to offer. */
const within = 10;
const offered = 3;

const perAsk = 100;
const perNote = 10;
const forAnotherWeekday = 4;
/** Nearer than this to another meeting costs a point a day. */
const roomy = 10;

const nearestMeeting = (date: PlainDate, { others }: DiaryWorld): number =>
  Math.min(
    ...others
      .filter((other) => other.kind === 'meeting' && isStillOn(other))
      .map((other) => Math.abs(daysBetween(date, other.date))),
    roomy,
  );

const weigh = (planned: Planned, date: PlainDate, world: DiaryWorld): Suggestion => {
  const clashes = clashesOf({ ...planned, date }, world);
  const count = (level: Clash['level']) => clashes.filter((clash) => clash.level === level).length;
  const daysMoved = Math.abs(daysBetween(planned.date, date));
  const sameWeekday = weekday(date) === weekday(planned.date);
  // That another meeting is near is counted by the day below, and not a second time as a note.
  const notes = count('note') - clashes.filter(({ kind }) => kind === 'near-another').length;
  const cost =
    perAsk * count('ask') +
    perNote * notes +
    (sameWeekday ? 0 : forAnotherWeekday) +
    daysMoved +
    (roomy - nearestMeeting(date, world));
  return { date, cost, daysMoved, sameWeekday, clashes };
};

/** Up to three other dates within ten days, the best first; none that stops. */
export const suggestDates = (planned: Planned, world: DiaryWorld): Suggestion[] => {
  const days = Array.from({ length: 2 * within + 1 }, (_, index) => index - within).filter((offset) => offset !== 0);
  return days
    .map((offset) => weigh(planned, addDays(planned.date, offset), world))
    .filter(({ clashes }) => !clashes.some(({ level }) => level === 'stop'))
    .toSorted((one, other) => one.cost - other.cost || one.date.localeCompare(other.date))
    .slice(0, offered);
};
