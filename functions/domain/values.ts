/** Values that many records share: names in addresses, dates, URNs, pence, and words that somebody typed. */
import * as z from 'zod';

/** A short name for use in addresses and keys: `wendle-valley`. */
export const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected small letters, digits and single hyphens, for example "wendle-valley"');

const isRealDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const PlainDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date as YYYY-MM-DD, for example 2026-12-18')
  .refine(isRealDate, 'expected a date that exists');
export type PlainDate = z.infer<typeof PlainDate>;

/** A school's Unique Reference Number: six digits. */
export const Urn = z.string().regex(/^\d{6}$/, 'expected a URN of six digits, for example 123456');

/** Whole pence, never below zero. */
export const Pence = z.number().int().min(0).max(100_000_000_00);

// Control characters and the ones that turn the direction of writing: they can hide what a text says.
const hidden = /\p{Cc}|\p{Bidi_Control}|\u{feff}/gu;
const kept = new Set(['\n', '\t']);

/** Removes characters that can hide what a text says, and makes line ends and letters uniform. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(hidden, (mark) => (kept.has(mark) ? mark : ''))
    .trim();

/** One line that a person typed. */
export const Line = z
  .string()
  .max(300, 'expected at most 300 characters')
  .transform((text) => cleaned(text).replace(/\s+/g, ' '))
  // Making letters uniform can make a text longer; one that was taken must also be readable again.
  .pipe(z.string().max(300, 'expected at most 300 characters'));

/** Words that a person typed, possibly several paragraphs. */
export const Words = z
  .string()
  .max(10_000, 'expected at most 10,000 characters')
  .transform(cleaned)
  .pipe(z.string().max(10_000, 'expected at most 10,000 characters'));
