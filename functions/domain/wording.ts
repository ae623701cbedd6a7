/** How dates, money and lists read in plain English. */
import { weekday } from './calendar.ts';
import type { PlainDate } from './values.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `14 January` */
export const shortDate = (date: PlainDate): string =>
  `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]}`;

/** `Thursday 14 January 2027`, where somebody must act on it. */
export const dayAndDate = (date: PlainDate): string => `${weekday(date)} ${longDate(date)}`;

/** `14 January 2027` */
export const longDate = (date: PlainDate): string => `${shortDate(date)} ${date.slice(0, 4)}`;

/** `14 January` of this year; of any other `14 January 2027`. */
export const dateNear = (date: PlainDate, today: PlainDate): string =>
  date.slice(0, 4) === today.slice(0, 4) ? shortDate(date) : longDate(date);

/** How soon something is asked for: `by 14 January`, `today`, or, when that day has passed, `as soon as you can`. */
export const byDay = (date: PlainDate, today: PlainDate): string => {
  if (date === today) return 'today';
  return date < today ? 'as soon as you can' : `by ${dateNear(date, today)}`;
};

/** `a, b and c`, or `a, b; c; and d` where one of them has a comma of its own; an empty list is an empty text. */
export const listOf = (items: readonly string[]): string => {
  if (items.length < 2) return items[0] ?? '';
  if (items.some((item) => item.includes(','))) return `${items.slice(0, -1).join('; ')}; and ${items.at(-1)}`;
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
};

/** `1234567` as `1,234,567`. */
const inThousands = (digits: string): string =>
  digits.length <= 3 ? digits : `${inThousands(digits.slice(0, -3))},${digits.slice(-3)}`;

/** Pence as pounds: `£1,200` or `£3.50`. Part of a penny is rounded. */
export const pounds = (amount: number): string => {
  const pence = Math.round(amount);
  const whole = inThousands(String(Math.trunc(Math.abs(pence) / 100)));
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? '-' : ''}£${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
};

/** `1 school`, `4 schools`; `plural` where adding an s is wrong. */
export const countOf = (count: number, singular: string, plural = `${singular}s`): string =>
  `${count} ${count === 1 ? singular : plural}`;
