/** What a clerk pastes of a board: its dates, a line each, and its members, a line each. Every line that cannot be read is named. */
import * as z from 'zod';
import { PlainDate } from '../values.ts';
import type { BoardMember } from './partnership.ts';

export const mostLines = 60;
const longestLine = 200;

export type LineFault = { readonly line: number; readonly expected: string };
export type Pasted<T> = { readonly found: readonly T[]; readonly faults: readonly LineFault[] };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dateWords = 'a date such as 3 December 2026, 3/12/2026 or 2026-12-03';

/** A weekday before it and a comma after it are let stand. */
const dateIn = (line: string): string | undefined => {
  const words = line
    .toLowerCase()
    .replace(/,/g, ' ')
    .split(/[\s/.-]+/)
    .filter(Boolean);
  const [first = '', ...rest] = words;
  const parts = /^[a-z]+$/.test(first) ? rest : words;
  const [one = '', two = '', three = ''] = parts;
  if (parts.length !== 3) return undefined;
  if (/^20\d\d$/.test(one)) return `${one}-${two.padStart(2, '0')}-${three.padStart(2, '0')}`;
  const named = months.indexOf(two.slice(0, 3)) + 1;
  const month = /^[a-z]{3,9}$/.test(two) ? named : Number(two);
  const day = one.replace(/(?:st|nd|rd|th)$/, '');
  return /^20\d\d$/.test(three) ? `${three}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
};

const linesOf = (text: string): { line: number; text: string }[] =>
  text
    .split('\n')
    .map((one, at) => ({ line: at + 1, text: one.trim() }))
    .filter((one) => one.text !== '');

const read = <T>(text: string, expected: string, one: (line: string) => T | undefined): Pasted<T> => {
  const lines = linesOf(text);
  const found: T[] = [];
  const faults: LineFault[] = [];
  for (const { line, text: words } of lines.slice(0, mostLines)) {
    const value = words.length > longestLine ? undefined : one(words);
    if (value === undefined) faults.push({ line, expected });
    else found.push(value);
  }
  const over = lines[mostLines];
  return { found, faults: over ? [...faults, { line: over.line, expected: `at most ${mostLines} lines` }] : faults };
};

/** In the order of the calendar, each once. */
export const readDates = (text: string): Pasted<PlainDate> => {
  const pasted = read(text, dateWords, (line) => {
    const date = PlainDate.safeParse(dateIn(line));
    return date.success ? date.data : undefined;
  });
  return { ...pasted, found: [...new Set(pasted.found)].toSorted() };
};

export type PastedMember = {
  readonly name: string;
  readonly email: string;
  readonly office: Exclude<BoardMember['office'], 'chair'>;
};

const memberWords =
  'a name and an email address with a comma between them, and after another comma vice-chair or associate, if they are that';
const Email = z.email().max(254);
const officesPasted = ['member', 'vice-chair', 'associate'] as const;

/** A chair is not pasted: who chairs a board can bind it, and comes to that by taking over, which others see. */
export const readMembers = (text: string): Pasted<PastedMember> =>
  read(text, memberWords, (line) => {
    const [name = '', email = '', typed = 'member', ...more] = line.split(/[,;\t]/).map((part) => part.trim());
    const office = officesPasted.find((one) => one === typed.toLowerCase().replace(' ', '-'));
    const isFull = more.length === 0 && name.length >= 2 && Email.safeParse(email).success;
    return isFull && office !== undefined ? { name: name.replace(/\s+/g, ' '), email, office } : undefined;
  });
