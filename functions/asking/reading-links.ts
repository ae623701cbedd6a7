/**
 * Links that only show: a report, a briefing, a sealed document, for board members who have no account. What can be read is
 * kept once; the link to it is each reader's own, and ends with their part. Its id is made from what it shows and for whom,
 * its token from that id, as with every link: nothing that is stored holds the token.
 */

import { londonDate } from '../domain/london.ts';
import { type PartEnd, partEnded } from '../domain/partnership/part-ended.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import { readEverybody } from '../records/everybody.ts';
import { decode } from '../records/kind.ts';
import { partnerships, type ReadingLink, readingLinks, type StoredPerson, theOne } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { readToken, tokenAgain, verifyToken } from '../web/token.ts';

export const readingKinds = ['review', 'briefing', 'document', 'evaluation', 'leadership'] as const;
export type ReadingKind = (typeof readingKinds)[number];
/** What is shown: its kind, and the id of the record. */
export type Reads = `${ReadingKind}:${string}`;
/** A survey is answered by a link of the same make: one for each school and wave, for whoever is handed it. */
export type Answers = `survey:${string}#${string}`;
/** Workshops: a school's own way to sign up, and a teacher's to the place that they have. */
export type Attends = `workshop:${string}#${string}` | `place:${string}#${string}`;
/** The first link of a school, and those that followed one that was given up. */
export const surveyAnswers = (wave: string, school: string, round: number): Answers =>
  `survey:${wave}#${school}${round > 0 ? `#${round}` : ''}`;

const idLength = 20;
const readerLength = 16;
const idFor = (partnership: string, what: string): string => sha256(`${partnership}/${what}`).slice(0, idLength);

/** Whose links they are. They are made anew by counting on: the ones before then lead to the newer. */
export type Reader = Pick<StoredPerson, 'id' | 'readingRound'>;
const readerCode = (partnership: string, person: string, round: number): string =>
  sha256(`${partnership}/reads/${person}/${round}`).slice(0, readerLength);

/** From this commit on, it can be read by whoever is sent a link to it. Letting it be read again changes nothing. */
export const letRead = async (tx: Work, what: Reads | Answers | Attends, keyNumber: number): Promise<void> => {
  const id = idFor(tx.partnership, what);
  if (await tx.read(readingLinks, id)) return;
  tx.write(readingLinks, id, { id, partnership: tx.partnership, what, keyNumber });
};

const readLink = async (outside: Outside, id: string): Promise<ReadingLink | undefined> => {
  const item = await outside.store.get(readingLinks.key('', id));
  return item && decode(readingLinks, item);
};

/** Whether anybody may read this by a link. */
export const canBeRead = async (outside: Outside, partnership: string, what: Reads): Promise<boolean> =>
  (await readLink(outside, idFor(partnership, what))) !== undefined;

const addressFor = async (
  outside: Outside,
  { partnership, what, code, under }: { partnership: string; what: string; code: string; under: 'r' | 'survey' | 'w' },
): Promise<string | undefined> => {
  const link = await readLink(outside, idFor(partnership, what));
  const token = link && tokenAgain(outside.linkKeys, link.keyNumber, `${link.id}${code}`);
  return token && `${outside.settings.publicUrl}/${under}/${token}`;
};

/** The full address for this reader, for a mail that is going out now; nothing when nobody let it be read, or its key is gone. */
export const readingAddress = (
  outside: Outside,
  partnership: string,
  what: string,
  { id, readingRound = 0 }: Reader,
): Promise<string | undefined> =>
  what.startsWith('survey:') || what.startsWith('workshop:')
    ? addressFor(outside, { partnership, what, code: '', under: what.startsWith('survey:') ? 'survey' : 'w' })
    : addressFor(outside, { partnership, what, code: readerCode(partnership, id, readingRound), under: 'r' });

/** The full address at which a school's pupils or staff answer. */
export const surveyAddress = (outside: Outside, partnership: string, what: Answers): Promise<string | undefined> =>
  addressFor(outside, { partnership, what, code: '', under: 'survey' });

/** The full address of a school's or a teacher's link to a workshop; nothing when none was made, or its key is gone. */
export const workshopAddress = (outside: Outside, partnership: string, what: Attends): Promise<string | undefined> =>
  addressFor(outside, { partnership, what, code: '', under: 'w' });

type Found = { readonly link: ReadingLink; readonly code: string };

/** The record behind a token, and for whom it was made; nothing for whatever is wrong with it. */
const linkOf = async (outside: Outside, token: string): Promise<Found | undefined> => {
  const read = readToken(token);
  if (!read) return undefined;
  const link = await readLink(outside, read.id.slice(0, idLength));
  if (!link || !verifyToken(outside.linkKeys, link.keyNumber, read.id, read.mac)) return undefined;
  return { link, code: read.id.slice(idLength) };
};

type Opening = {
  readonly partnership: Partnership;
  readonly kind: ReadingKind;
  readonly id: string;
  readonly what: Reads;
};
/** It shows what it is for. */
export type Opened = Opening & { readonly reader: StoredPerson };
/**
 * It was right once. `nobody`: it was sent when one link served all, or its reader is gone from the store. `renewed`: its
 * reader was sent a newer one. Otherwise how their part ended.
 */
export type Closed = Opening & { readonly because: PartEnd | 'renewed' | 'nobody'; readonly reader?: StoredPerson };

const readerOf = async (outside: Outside, partnership: string, code: string) => {
  if (code === '') return undefined;
  for (const person of await readEverybody(outside, partnership)) {
    const newest = person.readingRound ?? 0;
    for (let round = newest; round >= 0; round -= 1)
      if (readerCode(partnership, person.id, round) === code) return { person, isNewest: round === newest };
  }
  return undefined;
};

/** What a token shows, or why no longer. Everything wrong with a token is the one refusal `unknown`. */
export const followReadingLink = async (
  outside: Outside,
  token: string,
): Promise<Result<{ readonly opened: Opened } | { readonly closed: Closed }, 'unknown'>> => {
  const found = await linkOf(outside, token);
  if (!found) return refuse('unknown');
  const { link, code } = found;
  const at = link.what.indexOf(':');
  const kind = readingKinds.find((one) => one === link.what.slice(0, at));
  const item = await outside.store.get(partnerships.key(link.partnership, theOne));
  if (!kind || !item) return refuse('unknown');
  const id = link.what.slice(at + 1);
  const partnership = decode(partnerships, item);
  const opening: Opening = { partnership, kind, id, what: `${kind}:${id}` };
  const reader = await readerOf(outside, link.partnership, code);
  if (!reader) return accept({ closed: { ...opening, because: 'nobody' } });
  const { person } = reader;
  const ended = partEnded(partnership, person, londonDate(outside.clock.now()));
  if (ended) return accept({ closed: { ...opening, because: ended, reader: person } });
  return accept(
    reader.isNewest
      ? { opened: { ...opening, reader: person } }
      : { closed: { ...opening, because: 'renewed', reader: person } },
  );
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
  const { link } = (await linkOf(outside, token)) ?? {};
  const [, wave, school, round = '0'] = /^survey:([^#]+)#(\d{6})(?:#(\d{1,3}))?$/.exec(link?.what ?? '') ?? [];
  return link && wave !== undefined && school !== undefined
    ? accept({ partnership: link.partnership, wave, school, round: Number(round) })
    : refuse('unknown');
};

export type WorkshopLink = {
  readonly partnership: string;
  readonly workshop: string;
  /** A school's link has its URN, a teacher's the id of their entry. */
  readonly of: { readonly school: string } | { readonly entry: string };
};

/** The workshop that a token is for. Everything wrong with a token is the one refusal `unknown`. */
export const followWorkshopLink = async (outside: Outside, token: string): Promise<Result<WorkshopLink, 'unknown'>> => {
  const { link } = (await linkOf(outside, token)) ?? {};
  const [, kind, workshop, of] = /^(workshop|place):([a-z0-9-]{1,60})#([a-z0-9]{1,40})$/.exec(link?.what ?? '') ?? [];
  if (!link || workshop === undefined || of === undefined) return refuse('unknown');
  const { partnership } = link;
  return accept({ partnership, workshop, of: kind === 'workshop' ? { school: of } : { entry: of } });
};
