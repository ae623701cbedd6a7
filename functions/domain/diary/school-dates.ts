/** A school's own calendar, as its lead pastes it: `date, until, what, years`, a line each (R21). */
import { isUpn } from '../cohort/looks-like-pupil.ts';
import { Line, PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';
import type { SchoolDate } from './clashes.ts';

/** At most this many lines for one school. */
export const mostSchoolDates = 200;

export type LineFault = { readonly line: number; readonly what: string };
export type OwnDate = Omit<SchoolDate, 'urn'>;
export type Pasted =
  | { readonly ok: true; readonly value: readonly OwnDate[] }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

/** `2026-03-02`, `2/3/2026` and `2 March 2026`, as schools write them. */
const dateIn = (text: string): PlainDate | undefined => {
  const written = text.trim();
  const iso = PlainDate.safeParse(written);
  if (iso.success) return iso.data;
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(written) ?? [];
  const [, dayInWords, monthInWords, yearInWords] = /^(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})$/.exec(written) ?? [];
  const number = monthInWords === undefined ? Number(month) : monthNumber(monthInWords);
  const parts = [yearInWords ?? year, String(number).padStart(2, '0'), (dayInWords ?? day ?? '').padStart(2, '0')];
  const found = PlainDate.safeParse(parts.join('-'));
  return found.success ? found.data : undefined;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The days that a calendar of this partnership can speak of: a date of birth is never among them. */
export type Between = { readonly from: PlainDate; readonly until: PlainDate };

/** What one line says, or what is wrong with it. */
const aLine = (text: string, between: Between): OwnDate | string => {
  const [from = '', until = '', what = '', ...years] = text.split(/[,\t]/).map((part) => part.trim());
  const first = dateIn(from);
  const last = until === '' ? first : dateIn(until);
  if (first === undefined) return `“${from.slice(0, 30)}” is no date. Write it as 2026-03-02 or 2 March 2026`;
  if (last === undefined) return `“${until.slice(0, 30)}” is no date. Write it as 2026-03-02, or leave it empty`;
  if (last < first) return 'the last day comes before the first';
  if (first < between.from || last > between.until)
    return `the date is not between ${longDate(between.from)} and ${longDate(between.until)}`;
  const named = Line.safeParse(what);
  if (!named.success || named.data === '') return 'say what it is, after the two dates';
  if ([what, ...years].some(isUpn)) return 'this looks like a pupil. Write what it is, never who';
  return { from: first, until: last, what: named.data, years: years.filter((year) => year !== '') };
};

/** Every line, or every fault with its line number. Empty lines count for nothing. */
export const readSchoolDates = (text: string, between: Between): Pasted => {
  const written = text
    .split(/\r?\n/)
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((one) => one.text !== '');
  if (written.length > mostSchoolDates)
    return { ok: false, faults: [{ line: mostSchoolDates + 1, what: `at most ${mostSchoolDates} lines` }] };
  const read = written.map((one) => ({ line: one.line, is: aLine(one.text, between) }));
  const faults = read.flatMap(({ line, is }) => (typeof is === 'string' ? [{ line, what: is }] : []));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: read.flatMap(({ is }) => (typeof is === 'string' ? [] : [is])) };
};
