/**
 * Bank holidays (L48), a dated table per part of the United Kingdom: England and Wales, Scotland, Northern Ireland. Extra ones
 * happen, so a file can add days (`closed` in a term) and take them back (`open`). Reviewed in November 2026.
 */
import type { PlainDate } from './values.ts';

export const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];

const everywhere = [
  '2025-01-01',
  '2025-04-18',
  '2025-05-05',
  '2025-05-26',
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-05-04',
  '2026-05-25',
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-05-03',
  '2027-05-31',
  '2027-12-27',
  '2027-12-28',
  '2028-01-03',
  '2028-04-14',
  '2028-05-01',
  '2028-05-29',
  '2028-12-25',
  '2028-12-26',
];
const easterMondays = ['2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17'];
const lateSummer = ['2025-08-25', '2026-08-31', '2027-08-30', '2028-08-28'];

const table: Readonly<Record<Nation, ReadonlySet<PlainDate>>> = {
  'england-and-wales': new Set([...everywhere, ...easterMondays, ...lateSummer]),
  scotland: new Set([
    ...everywhere,
    ...['2025-01-02', '2025-08-04', '2025-12-01', '2026-01-02', '2026-06-15', '2026-08-03', '2026-11-30'],
    ...['2027-01-04', '2027-08-02', '2027-11-30', '2028-01-04', '2028-08-07', '2028-11-30'],
  ]),
  'northern-ireland': new Set([
    ...everywhere,
    ...easterMondays,
    ...lateSummer,
    ...['2025-03-17', '2025-07-14', '2026-03-17', '2026-07-13', '2027-03-17', '2027-07-12', '2028-03-17', '2028-07-12'],
  ]),
};

/** The last day that the table speaks of: after it a bank holiday is not known, and a page says so. */
export const bankHolidaysKnownUntil: PlainDate = '2028-12-31';

export const isBankHoliday = (date: PlainDate, nation: Nation = 'england-and-wales'): boolean =>
  table[nation].has(date);
