/** Numbers in the boxes of a form: hours, pounds and figures, by the one reader of numbers. */
import { inUnits, readTyped, roundedTo } from '../domain/typed-number.ts';

export type PostedNumber = { readonly ok: true; readonly value: number | undefined } | { readonly ok: false };

const notNumber: PostedNumber = { ok: false };
const nothing: PostedNumber = { ok: true, value: undefined };

/** `12`, `1,200`, `7.5`: at most two places. Nothing typed is no number. */
export const readAmount = (typed: string): PostedNumber => {
  const read = readTyped(typed);
  if (read.kind === 'nothing') return nothing;
  const found = read.kind === 'number' ? inUnits(read.decimal, 2) : undefined;
  if (!found || found.rounded || found.units < 0 || found.units > 9_999_999_999) return notNumber;
  return { ok: true, value: found.units / 100 };
};

/** As pence: `12`, `£1,200`, `3.50`. */
export const readPence = (typed: string): PostedNumber => {
  const read = readTyped(typed, { money: true });
  if (read.kind === 'nothing') return nothing;
  const found = read.kind === 'number' ? inUnits(read.decimal, 2) : undefined;
  if (!found || found.rounded || found.units < 0 || found.units > 9_999_999_999) return notNumber;
  return { ok: true, value: found.units };
};

/** A figure of any measure: below zero too, kept to four places. A percent sign is dropped. */
export const readFigure = (typed: string): PostedNumber => {
  const read = readTyped(typed);
  if (read.kind === 'nothing') return nothing;
  const decimal = read.kind === 'number' || read.why === 'percent' ? read.decimal : undefined;
  const found = decimal && roundedTo(decimal, 4);
  return found && Math.abs(found.value) < 1_000_000_000 ? { ok: true, value: found.value } : notNumber;
};

/** Whole pence as somebody types pounds: `1200` or `3.50`. */
export const poundsTyped = (pence: number | undefined): string => {
  if (pence === undefined) return '';
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
};
