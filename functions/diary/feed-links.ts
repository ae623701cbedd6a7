/** The addresses of calendars: made, ended and followed as links are, so that nothing that is stored holds one. */
import type { FeedHolder } from '../domain/diary/feed.ts';
import type { Outside } from '../ports.ts';
import { type DiaryFeeds, diaryFeeds, noFeeds } from '../records/diary.ts';
import { sha256 } from '../records/digest.ts';
import { decode } from '../records/kind.ts';
import { type ReadingLink, readingLinks, theOne } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { readToken, tokenAgain, verifyToken } from '../web/token.ts';

const idLength = 20;
const whatOf = (holder: FeedHolder, round: number): string => `feed:${holder}#${round}`;
const idOf = (partnership: string, holder: FeedHolder, round: number): string =>
  sha256(`${partnership}/${whatOf(holder, round)}`).slice(0, idLength);

export const readFeeds = async (outside: Outside, partnership: string): Promise<DiaryFeeds> => {
  const item = await outside.store.get(diaryFeeds.key(partnership, theOne));
  return item ? decode(diaryFeeds, item) : noFeeds;
};

/** A new address for this calendar; the one before ends with this commit. */
export const newFeedLink = async (tx: Work, holder: FeedHolder, keyNumber: number): Promise<void> => {
  const feeds = (await tx.read(diaryFeeds, theOne)) ?? noFeeds;
  const round = (feeds.rounds[holder] ?? -1) + 1;
  const id = idOf(tx.partnership, holder, round);
  tx.write(diaryFeeds, theOne, { ...feeds, rounds: { ...feeds.rounds, [holder]: round } });
  tx.write(readingLinks, id, { id, partnership: tx.partnership, what: whatOf(holder, round), keyNumber });
};

const linkOf = async (outside: Outside, id: string): Promise<ReadingLink | undefined> => {
  const item = await outside.store.get(readingLinks.key('', id));
  return item && decode(readingLinks, item);
};

/** The full address, for its holder's page; nothing when none was made, or its key is gone. */
export const feedAddress = async (
  outside: Outside,
  partnership: string,
  feeds: DiaryFeeds,
  holder: FeedHolder,
): Promise<string | undefined> => {
  const round = feeds.rounds[holder];
  const link = round === undefined ? undefined : await linkOf(outside, idOf(partnership, holder, round));
  const token = link && tokenAgain(outside.linkKeys, link.keyNumber, link.id);
  return token && `${outside.settings.publicUrl}/f/${token}/calendar.ics`;
};

export type FollowedFeed = { readonly partnership: string; readonly holder: FeedHolder; readonly feeds: DiaryFeeds };

/** The calendar behind a token; nothing for whatever is wrong with it, and for an address that a newer one has replaced. */
export const followFeedLink = async (outside: Outside, token: string): Promise<FollowedFeed | undefined> => {
  const read = readToken(token);
  const link = read && (await linkOf(outside, read.id));
  if (!read || !link || !verifyToken(outside.linkKeys, link.keyNumber, read.id, read.mac)) return undefined;
  const [, kind, id, round] = /^feed:(person|school):([^#]+)#(\d{1,6})$/.exec(link.what) ?? [];
  if (id === undefined || (kind !== 'person' && kind !== 'school')) return undefined;
  const holder: FeedHolder = `${kind}:${id}`;
  const feeds = await readFeeds(outside, link.partnership);
  return feeds.rounds[holder] === Number(round) ? { partnership: link.partnership, holder, feeds } : undefined;
};
