/** What waits for somebody on a day, in one letter: each thing with its own button, partnership and part. */
import type { PlainDate } from '../../domain/values.ts';
import { dayAndDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { clip, type Letter, longestName } from '../letter.ts';
import { capital, counted } from '../phrases.ts';

/** `asks`: something is to be done. */
export type LetterPart = { readonly letter: Letter; readonly asks: boolean };

/** What a list of mails shows of a subject. */
const roomInAList = 78;

const andMore = (subject: string, more: number): string => {
  const end = ` (and ${more} more)`;
  return `${clip(subject, roomInAList - end.length)}${end}`;
};

const subjectOf = (asks: readonly LetterPart[], rest: readonly LetterPart[], name: string, day: string): string => {
  const [first] = asks;
  if (first && asks.length === 1) return andMore(first.letter.subject, rest.length);
  if (first) return `${capital(counted(asks.length, 'thing'))} for ${clip(name, longestName)} to do: ${day}`;
  const [read] = rest;
  return read ? andMore(read.letter.subject, rest.length - 1) : '';
};

const openingOf = (asks: number, rest: number): string => {
  const doing = asks === 1 ? 'One thing waits for you.' : `${capital(counted(asks, 'thing'))} wait for you.`;
  const reading = rest === 1 ? 'One is to read.' : `${capital(counted(rest, 'thing'))} are to read.`;
  if (asks === 0) return `${capital(counted(rest, 'thing'))} to read, in one email.`;
  return rest === 0 ? doing : `${doing} ${reading}`;
};

/** One thing alone is its own letter, as it would have come by itself. */
export const inOneLetter = (
  parts: readonly LetterPart[],
  { name, today }: { readonly name: string; readonly today: PlainDate },
): Letter | undefined => {
  const asks = parts.filter((part) => part.asks);
  const rest = parts.filter((part) => !part.asks);
  const ordered = [...asks, ...rest];
  const [first] = ordered;
  if (!first || ordered.length === 1) return first?.letter;
  return {
    subject: subjectOf(asks, rest, name, dayAndDate(today)),
    greeting: name,
    paragraphs: [
      openingOf(asks.length, rest.length),
      'We write at most one email a day, so here they are together. Each has its own button.',
    ],
    partnership: [...new Set(ordered.map(({ letter }) => letter.partnership))].join('; '),
    parts: ordered.map(({ letter }) => letter),
    personalLink: ordered.some(({ letter }) => letter.personalLink === true),
  };
};

export const dayLetter: Template = ({ letters = [], person, today }) =>
  inOneLetter(letters, { name: person.name, today });
