/** A date out of three boxes. */
import { accept, type Result, refuse } from '../../domain/result.ts';
import { PlainDate } from '../../domain/values.ts';
import { dateParts } from './field.ts';

export type DatePart = (typeof dateParts)[number];
export type TypedDate = Readonly<Record<DatePart, string>>;
type DateRefusal = DatePart | 'not-real';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = (text: string): string => {
  const named = monthNames.indexOf(text.toLowerCase().slice(0, 3));
  return named >= 0 && /^[a-z]+$/i.test(text) ? String(named + 1) : text;
};

export const isBlankDate = (typed: TypedDate): boolean => dateParts.every((part) => typed[part].trim() === '');

/** Refuses with the first box that is empty or cannot be read, or with `not-real`. */
export const readDate = (typed: TypedDate): Result<PlainDate, DateRefusal> => {
  const parts = { day: typed.day.trim(), month: monthOf(typed.month.trim()), year: typed.year.trim() };
  const shapes = { day: /^\d{1,2}$/, month: /^\d{1,2}$/, year: /^\d{4}$/ };
  const wrong = dateParts.find((part) => !shapes[part].test(parts[part]));
  if (wrong) return refuse(wrong);
  const date = PlainDate.safeParse(`${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`);
  return date.success ? accept(date.data) : refuse('not-real');
};
