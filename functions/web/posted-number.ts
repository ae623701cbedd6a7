/** Numbers as people type them, in hours, pounds and figures. */

export type PostedNumber = { readonly ok: true; readonly value: number | undefined } | { readonly ok: false };

const notNumber: PostedNumber = { ok: false };

const numberIn = (typed: string, shape: RegExp): PostedNumber => {
  const plain = typed.replace(/[\s,]/g, '');
  if (plain === '') return { ok: true, value: undefined };
  return shape.test(plain) ? { ok: true, value: Number(plain) } : notNumber;
};

/** `12`, `1,200`, `7.5`: at most two places. Nothing typed is no number. */
export const readAmount = (typed: string): PostedNumber => numberIn(typed.slice(0, 40), /^\d{1,8}(\.\d{1,2})?$/);

/** As pence: `12`, `£1,200`, `3.50`. */
export const readPence = (typed: string): PostedNumber => {
  const read = readAmount(typed.replace('£', ''));
  return read.ok && read.value !== undefined ? { ok: true, value: Math.round(read.value * 100) } : read;
};

/** A figure of any measure: below zero too, and up to four places. A percent sign is dropped. */
export const readFigure = (typed: string): PostedNumber =>
  numberIn(typed.slice(0, 40).replace(/%\s*$/, ''), /^-?\d{1,9}(\.\d{1,4})?$/);

/** Whole pence as somebody types pounds: `1200` or `3.50`. */
export const poundsTyped = (pence: number | undefined): string => {
  if (pence === undefined) return '';
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
};
