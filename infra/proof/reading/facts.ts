/** What is stored, in the words in which it may be said: a date in each of its forms, an amount in pounds, a name and its short name. */

import { londonDate, londonTime } from '../../../functions/domain/london.ts';
import { Partnership } from '../../../functions/domain/partnership/partnership.ts';
import {
  shortPartnershipName,
  shortPartyName,
  shortSchoolName,
} from '../../../functions/domain/partnership/short-names.ts';
import { dayAndDate, longDate, pounds, shortDate } from '../../../functions/domain/wording.ts';
import { plain, sentencesIn } from './sentences.ts';

export type Known = { readonly text: string; readonly field: string };

type Stored = { readonly partition: string; readonly sort: string; readonly body: unknown };

/** `Thursday 9 October 2025`, and with short names: `Thu 9 Oct`; the month alone, the year alone. */
const datesOf = (day: string): string[] => {
  const [weekday = '', date = '', month = '', year = ''] = dayAndDate(day).split(' ');
  const short = [weekday.slice(0, 3), date, month.slice(0, 3)].join(' ');
  return [
    dayAndDate(day),
    longDate(day),
    shortDate(day),
    day,
    short,
    `${short} ${year}`,
    `${month} ${year}`,
    `${weekday} ${date} ${month}`,
  ];
};

const waysToSay = (value: string | number): string[] => {
  if (typeof value === 'number') {
    const digits = value.toLocaleString('en-GB');
    return [...new Set([String(value), digits, pounds(value), pounds(value * 100)])];
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return datesOf(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) {
    const moment = new Date(value);
    return [...datesOf(londonDate(moment)), londonTime(moment)];
  }
  // The beginning of a seal; a value of a closed set in words; the two halves of an address.
  if (/^[0-9a-f]{64}$/.test(value)) return [value, value.slice(0, 12)];
  if (/^[a-z]+(?:-[a-z]+)+$/.test(value)) return [value, value.replaceAll('-', ' ')];
  if (/^\S+@\S+$/.test(value)) return [value, ...value.split('@')];
  return [plain(value), ...sentencesIn(value)];
};

const leaves = (value: unknown, field: string): [string | number, string][] => {
  if (typeof value === 'string' || typeof value === 'number') return [[value, field]];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, `${field}.${name}`));
};

const shortNames = (body: unknown, field: string): Known[] => {
  const { data } = Partnership.safeParse(body);
  if (!data) return [];
  return [
    { text: shortPartnershipName(data.name), field: `${field}.name` },
    ...data.schools.map((school) => ({ text: shortSchoolName(school, data), field: `${field}.schools` })),
    ...data.parties.map((party) => ({ text: shortPartyName(party, data), field: `${field}.parties` })),
  ];
};

/** Every field of every record that holds words, a number or a date. */
export const factsIn = (items: readonly Stored[]): Known[] =>
  items
    .filter(({ partition }) => !partition.startsWith('effect#'))
    .flatMap(({ sort, body }) => [
      ...leaves(body, sort).flatMap(([value, field]) =>
        waysToSay(value)
          .filter((text) => text !== '')
          .map((text): Known => ({ text: plain(text), field })),
      ),
      ...shortNames(body, sort),
    ]);
