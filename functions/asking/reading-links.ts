/**
 * Links that only show: a report, a briefing, a sealed document, for board members who have no account. There is one for
 * each thing, not for each person, so it names nobody and decides nothing. Its id is made from what it shows, its token
 * from that id, as with every link: nothing that is stored holds the token.
 */
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import { decode } from '../records/kind.ts';
import { type ReadingLink, readingLinks } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { readToken, tokenAgain, verifyToken } from '../web/token.ts';

export const readingKinds = ['review', 'briefing', 'document', 'evaluation'] as const;
export type ReadingKind = (typeof readingKinds)[number];
/** What is shown: its kind, and the id of the record. */
export type Reads = `${ReadingKind}:${string}`;
/** A survey is answered by a link of the same make: one for each school and wave, for whoever is handed it. */
export type Answers = `survey:${string}#${string}`;
/** The first link of a school, and those that followed one that was given up. */
export const surveyAnswers = (wave: string, school: string, round: number): Answers =>
  `survey:${wave}#${school}${round > 0 ? `#${round}` : ''}`;

const idLength = 20;
const idFor = (partnership: string, what: string): string => sha256(`${partnership}/${what}`).slice(0, idLength);

/** From this commit on, whoever has the link can read it. Letting it be read again changes nothing. */
export const letRead = async (tx: Work, what: Reads | Answers, keyNumber: number): Promise<void> => {
  const id = idFor(tx.partnership, what);
  if (await tx.read(readingLinks, id)) return;
  tx.write(readingLinks, id, { id, partnership: tx.partnership, what, keyNumber });
};

const readLink = async (outside: Outside, id: string): Promise<ReadingLink | undefined> => {
  const item = await outside.store.get(readingLinks.key('', id));
  return item && decode(readingLinks, item);
};

/** The full address, for a mail that is going out now; nothing when nobody let it be read, or its key is gone. */
export const readingAddress = async (
  outside: Outside,
  partnership: string,
  what: string,
): Promise<string | undefined> => {
  const link = await readLink(outside, idFor(partnership, what));
  const token = link && tokenAgain(outside.linkKeys, link.keyNumber, link.id);
  return token && `${outside.settings.publicUrl}/${what.startsWith('survey:') ? 'survey' : 'r'}/${token}`;
};

export type Opened = { readonly partnership: string; readonly kind: ReadingKind; readonly id: string };

/** The record behind a token; nothing for whatever is wrong with it. */
const linkOf = async (outside: Outside, token: string): Promise<ReadingLink | undefined> => {
  const read = readToken(token);
  const link = read && (await readLink(outside, read.id));
  return read && link && verifyToken(outside.linkKeys, link.keyNumber, read.id, read.mac) ? link : undefined;
};

/** What a token shows. Everything wrong with a token is the one refusal `unknown`. */
export const followReadingLink = async (outside: Outside, token: string): Promise<Result<Opened, 'unknown'>> => {
  const link = await linkOf(outside, token);
  if (!link) return refuse('unknown');
  const at = link.what.indexOf(':');
  const kind = readingKinds.find((one) => one === link.what.slice(0, at));
  return kind ? accept({ partnership: link.partnership, kind, id: link.what.slice(at + 1) }) : refuse('unknown');
};

export type SurveyLink = {
  readonly partnership: string;
  readonly wave: string;
  readonly school: string;
  /** Which of the school's links it is, from 0. */
  readonly round: number;
};

/** The survey that a token is for. Everything wrong with a token is the one refusal `unknown`. */
export const followSurveyLink = async (outside: Outside, token: string): Promise<Result<SurveyLink, 'unknown'>> => {
  const link = await linkOf(outside, token);
  const [, wave, school, round = '0'] = /^survey:([^#]+)#(\d{6})(?:#(\d{1,3}))?$/.exec(link?.what ?? '') ?? [];
  return link && wave !== undefined && school !== undefined
    ? accept({ partnership: link.partnership, wave, school, round: Number(round) })
    : refuse('unknown');
};
