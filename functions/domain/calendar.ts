/**
 * The English school year (DOMAIN section 6). Dates are plain `YYYY-MM-DD` strings, which sort as text. Every school has
 * terms of its own; nothing here refuses, and nothing here can search for ever.
 */
import { isBankHoliday } from './bank-holidays.ts';
import type { School, Term } from './partnership/partnership.ts';
import type { PlainDate } from './values.ts';

export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';
type WithTerms = Pick<School, 'terms'>;

const weekdays: readonly Weekday[] = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];
const millisecondsADay = 86_400_000;
const firstDay = Date.parse('0000-01-01T00:00:00Z') / millisecondsADay;
const lastDay = Date.parse('9999-12-31T00:00:00Z') / millisecondsADay;

/** Days since 1 January 1970, which was a Thursday. */
const dayNumber = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / millisecondsADay;

const fromDayNumber = (day: number): PlainDate =>
  new Date(Math.min(Math.max(day, firstDay), lastDay) * millisecondsADay).toISOString().slice(0, 10);

/** The date `days` later, or earlier when negative. Stops at the years 0 and 9999. */
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(dayNumber(date) + Math.trunc(days));

/** Days from `from` to `to`: 1 from a Monday to its Tuesday, negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

export const weekday = (date: PlainDate): Weekday => weekdays[((dayNumber(date) % 7) + 7) % 7] ?? 'Thursday';

const isWeekend = (date: PlainDate): boolean => weekday(date) === 'Saturday' || weekday(date) === 'Sunday';

/**
 * The last day by which papers must be out for `days` clear days before a meeting: neither the day they go out nor the
 * day of the meeting counts. Seven clear days before 3 December is 25 November.
 */
export const clearDaysBefore = (meeting: PlainDate, days: number): PlainDate => addDays(meeting, -(days + 1));

/** The term that the date is in, its half-term and weekends included; undefined in the holidays. */
export const termOf = (date: PlainDate, terms: readonly Term[]): Term | undefined =>
  terms.find((term) => term.start <= date && date <= term.end);

const inHalfTerm = (date: PlainDate, term: Term): boolean =>
  term.halfTerm !== undefined && term.halfTerm.start <= date && date <= term.halfTerm.end;

/**
 * A guess for dates before the first or after the last term that we were told of: not from 22 July to 31 August, not from
 * 24 December to 1 January, not between a summer term's end and September, nor before an autumn term in its September.
 */
const isLikelySchoolDay = (date: PlainDate, terms: readonly Term[]): boolean => {
  const day = date.slice(5);
  if ((day >= '07-22' && day <= '08-31') || day >= '12-24' || day === '01-01') return false;
  return !terms.some((term) => {
    if (term.name === 'Spring' || term.start.slice(0, 4) !== date.slice(0, 4)) return false;
    return term.name === 'Autumn' ? date < term.start && day > '08-31' : date > term.end && day < '09-01';
  });
};

/**
 * Whether pupils are in school: Monday to Friday, in a term, not in half-term, not closed, no bank holiday unless the term
 * says that it is open (L48). Before the first and after the last term we know, it is a guess by the usual holidays, so that
 * counting always ends.
 */
export const isSchoolDay = (date: PlainDate, terms: readonly Term[]): boolean => {
  if (isWeekend(date)) return false;
  const term = termOf(date, terms);
  if (isBankHoliday(date) && !term?.open?.includes(date)) return false;
  if (term) return !inHalfTerm(date, term) && !term.closed.includes(date);
  const known = terms.some(({ start }) => start < date) && terms.some(({ end }) => end > date);
  return !known && isLikelySchoolDay(date, terms);
};

/** Whether any of these schools is open: for a party with several schools, such a day counts. */
export const openAt = (date: PlainDate, schools: readonly WithTerms[]): boolean =>
  schools.length === 0 ? isSchoolDay(date, []) : schools.some((school) => isSchoolDay(date, school.terms));

/** No school closes for longer; past this a search takes the day it has reached. */
const longestSearch = 400;

/** The next date in one direction (1 or -1) on which `open` holds. */
const nextOpenDay = (date: PlainDate, open: (day: PlainDate) => boolean, direction: 1 | -1): PlainDate => {
  let day = addDays(date, direction);
  for (let step = 0; step < longestSearch && !open(day); step += 1) day = addDays(day, direction);
  return day;
};

const addOpenDays = (date: PlainDate, days: number, open: (day: PlainDate) => boolean): PlainDate => {
  let day = date;
  for (let counted = 0; counted < Math.abs(days); counted += 1) day = nextOpenDay(day, open, days < 0 ? -1 : 1);
  return day;
};

/** The `days`-th school day after the date, or before it when negative. With 0, the date itself. */
export const addSchoolDays = (date: PlainDate, days: number, terms: readonly Term[]): PlainDate =>
  addOpenDays(date, days, (day) => isSchoolDay(day, terms));

/** As `addSchoolDays`, for a party with several schools: a day counts when any of them is open. */
export const addOpenDaysAt = (date: PlainDate, days: number, schools: readonly WithTerms[]): PlainDate =>
  addOpenDays(date, days, (day) => openAt(day, schools));

/** The first school day after the date. */
export const nextSchoolDay = (date: PlainDate, terms: readonly Term[]): PlainDate => addSchoolDays(date, 1, terms);

/** The date itself when it is a school day, otherwise the next one. */
export const schoolDayFrom = (date: PlainDate, terms: readonly Term[]): PlainDate =>
  isSchoolDay(date, terms) ? date : addSchoolDays(date, 1, terms);

/** The date itself when it is a school day, otherwise the last one before it. */
export const schoolDayUpTo = (date: PlainDate, terms: readonly Term[]): PlainDate =>
  isSchoolDay(date, terms) ? date : addSchoolDays(date, -1, terms);

/** School days after `from`, up to and including `to`; negative when `to` is earlier. */
export const schoolDaysBetween = (from: PlainDate, to: PlainDate, terms: readonly Term[]): number => {
  if (to < from) return -schoolDaysBetween(to, from, terms);
  let counted = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) {
    if (isSchoolDay(fromDayNumber(day), terms)) counted += 1;
  }
  return counted;
};

/** The academic year that a term belongs to, as in official statistics: `202627`. */
export const academicYearOf = (term: Pick<Term, 'name' | 'start'>): string => {
  const starts = Number(term.start.slice(0, 4)) - (term.name === 'Autumn' ? 0 : 1);
  return `${starts}${String((starts + 1) % 100).padStart(2, '0')}`;
};

/** A term as official statistics write it: `202627 Autumn term`. */
export const termLabel = (term: Pick<Term, 'name' | 'start'>): string => `${academicYearOf(term)} ${term.name} term`;

/** Whether the date is in the term's last third, by calendar days. */
export const inLastThird = (date: PlainDate, term: Pick<Term, 'start' | 'end'>): boolean => {
  if (date < term.start || date > term.end) return false;
  return 3 * daysBetween(term.start, date) >= 2 * (daysBetween(term.start, term.end) + 1);
};

/** Days before the earliest end of term by which a termly review is due. */
export const reviewDueDays = 14;

/**
 * When the review of one term (`202627 Autumn term`) is due: 14 days before the earliest end of that term at any of the
 * schools. Undefined when none of them has that term.
 */
export const reviewDue = (label: string, schools: readonly WithTerms[]): PlainDate | undefined => {
  const ends = schools
    .flatMap((school) => school.terms.filter((term) => termLabel(term) === label))
    .map(({ end }) => end);
  const earliest = ends.toSorted()[0];
  return earliest === undefined ? undefined : addDays(earliest, -reviewDueDays);
};

/** The same day so many years later; 29 February becomes 28 February in a year without it. */
export const addYears = (date: PlainDate, years: number): PlainDate => {
  const moved = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
  return moved.endsWith('-02-29') && new Date(`${moved}T00:00:00Z`).getUTCDate() !== 29
    ? `${moved.slice(0, 4)}-02-28`
    : moved;
};
