/**
 * Dates that hold for all schools: tests, checks, examinations (R21) and bank holidays (L48). One table a year, reviewed by
 * hand when the government publishes the next; the admin is warned before the last one ends. A file can say otherwise.
 */
import { bankHolidaysKnownUntil } from '../bank-holidays.ts';
import { addDays, daysBetween } from '../calendar.ts';
import type { PlainDate } from '../values.ts';

/** What goes on in some year groups on these days, the last included. */
export type NationalDate = {
  readonly what: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** Year groups that sit it. */
  readonly years: readonly number[];
  /** `day`: it is sat on just these days, so those pupils are nowhere else. `season`: some of them, some of the time. */
  readonly kind: 'day' | 'season';
  /** Only schools that the state pays for must hold it. */
  readonly stateOnly: boolean;
};

const keyStage2 = (from: PlainDate, until: PlainDate): NationalDate => ({
  what: 'Year 6 tests (key stage 2)',
  from,
  until,
  years: [6],
  kind: 'day',
  stateOnly: true,
});
const phonics = (from: PlainDate): NationalDate => ({
  what: 'Year 1 phonics check',
  from,
  until: addDays(from, 4),
  years: [1],
  kind: 'season',
  stateOnly: true,
});
const tables = (from: PlainDate): NationalDate => ({
  what: 'Year 4 multiplication tables check',
  from,
  until: addDays(from, 11),
  years: [4],
  kind: 'season',
  stateOnly: true,
});
const examinations = (from: PlainDate, until: PlainDate): NationalDate => ({
  what: 'GCSE and A level examinations',
  from,
  until,
  years: [11, 13],
  kind: 'season',
  stateOnly: false,
});

/**
 * By academic year. Reviewed in November 2026: for 202627 the tests of Year 6 and Year 1 are published; the other two are
 * as in the years before, until they are.
 */
const tests: Readonly<Record<string, readonly NationalDate[]>> = {
  '202425': [
    keyStage2('2025-05-12', '2025-05-15'),
    phonics('2025-06-09'),
    tables('2025-06-02'),
    examinations('2025-05-08', '2025-06-25'),
  ],
  '202526': [
    keyStage2('2026-05-11', '2026-05-14'),
    phonics('2026-06-08'),
    tables('2026-06-01'),
    examinations('2026-05-07', '2026-06-24'),
  ],
  '202627': [
    keyStage2('2027-05-10', '2027-05-13'),
    phonics('2027-06-07'),
    tables('2027-06-07'),
    examinations('2027-05-06', '2027-06-23'),
  ],
};

/** The last day that the tables of tests speak of. */
const testsKnownUntil: PlainDate = '2027-08-31';
/** Days before a table ends from which the admin and the page are warned. */
const warnDaysBefore = 90;

export const nationalDates: readonly NationalDate[] = Object.values(tests).flat();

/** What of it falls on the date. */
export const nationalOn = (date: PlainDate): NationalDate[] =>
  nationalDates.filter(({ from, until }) => from <= date && date <= until);

export type TableEnd = { readonly of: 'tests' | 'bank-holidays'; readonly on: PlainDate; readonly past: boolean };

/** Which tables end soon or have ended: what they say nothing of is not free of tests, only not known. */
export const tablesThatEnd = (today: PlainDate): TableEnd[] =>
  (
    [
      ['tests', testsKnownUntil],
      ['bank-holidays', bankHolidaysKnownUntil],
    ] as const
  )
    .filter(([, on]) => daysBetween(today, on) <= warnDaysBefore)
    .map(([of, on]) => ({ of, on, past: today > on }));
