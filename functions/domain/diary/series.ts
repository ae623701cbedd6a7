/** A series of dates in a minute (R22): every so many weeks, stepping over weeks in which most schools are closed. */
import { addDays, isSchoolDay } from '../calendar.ts';
import type { School } from '../partnership/partnership.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { PlainDate } from '../values.ts';

/** At most this many dates at once. */
export const longestSeries = 40;

export type SeriesAsked = {
  readonly from: PlainDate;
  /** No date after it. */
  readonly until: PlainDate;
  readonly everyWeeks: number;
  /** `most`: more than half of the schools are open. `all`: every one. */
  readonly open: 'most' | 'all';
};
export type SeriesRefusal = 'ends-before-it-begins' | 'too-many-dates' | 'weeks-out-of-range';

const isOpen = (date: PlainDate, schools: readonly Pick<School, 'terms'>[], open: SeriesAsked['open']): boolean => {
  const count = schools.filter(({ terms }) => isSchoolDay(date, terms)).length;
  return open === 'all' ? count === schools.length : count * 2 > schools.length;
};

/**
 * The dates of the series. Where too few schools are open it tries a week later, and counts from there: a fortnight after
 * the half term is a fortnight after the last meeting that can be.
 */
export const seriesOf = (
  { from, until, everyWeeks, open }: SeriesAsked,
  schools: readonly Pick<School, 'terms'>[],
): Result<PlainDate[], SeriesRefusal> => {
  if (until < from) return refuse('ends-before-it-begins');
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1 || everyWeeks > 13) return refuse('weeks-out-of-range');
  const dates: PlainDate[] = [];
  let day = from;
  while (day <= until) {
    const fits = isOpen(day, schools, open);
    if (fits) dates.push(day);
    if (dates.length > longestSeries) return refuse('too-many-dates', String(longestSeries));
    day = addDays(day, fits ? 7 * everyWeeks : 7);
  }
  return accept(dates);
};
