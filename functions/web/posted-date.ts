/** A date as three boxes: what was typed, and whether it is a date. */
import * as z from 'zod';
import { PlainDate } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import type { Form } from './route.ts';
import { textIn } from './typed-text.ts';

/** The three fields, for a strict form. What they hold is judged by `readDate`. */
export const dateFields = <Name extends string>(name: Name) => {
  const typed = z.string().max(20).default('');
  return { [`${name}-day`]: typed, [`${name}-month`]: typed, [`${name}-year`]: typed } as Record<
    `${Name}-day` | `${Name}-month` | `${Name}-year`,
    typeof typed
  >;
};

export type PostedDate =
  | { readonly ok: true; readonly value: PlainDate }
  | { readonly ok: false; readonly error: FormError };

const digits = (form: Form, field: string): string => {
  const value = form[field];
  return typeof value === 'string' ? value.trim() : '';
};

/** `what` completes the sentence "Enter the date …": "of the meeting". */
export const readDate = (form: Form, name: string, what: string): PostedDate => {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => digits(form, `${name}-${part}`));
  const field = `${name}-day`;
  if (!day || !month || !year)
    return { ok: false, error: { field, text: `Enter the date ${what}: day, month and year` } };
  const real = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^20\d{2}$/.test(year);
  const date = PlainDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (!real || !date.success)
    return { ok: false, error: { field, text: `The date ${what} must be a real date, such as 3 12 2026` } };
  return { ok: true, value: date.data };
};

/** A date as it stands in the three boxes. */
export const boxesOf = (date: PlainDate | undefined): { day: string; month: string; year: string } | undefined =>
  date === undefined
    ? undefined
    : { day: String(Number(date.slice(8))), month: String(Number(date.slice(5, 7))), year: date.slice(0, 4) };

/** What stands in the three boxes of a form that is shown again: what was typed, else the day that we propose. */
export const boxesTyped = (
  context: Parameters<typeof textIn>[0],
  name: string,
  proposed?: PlainDate,
): Readonly<Record<'day' | 'month' | 'year', string | undefined>> => {
  const boxes = boxesOf(proposed);
  return {
    day: textIn(context, `${name}-day`) ?? boxes?.day,
    month: textIn(context, `${name}-month`) ?? boxes?.month,
    year: textIn(context, `${name}-year`) ?? boxes?.year,
  };
};
