/** Somebody makes an address for their calendar, or for their school's staffroom; an address from before ends (R21). */
import { type FeedHolder, mayHaveFeed, staffroomsOf } from '../domain/diary/feed.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { newFeedLink } from './feed-links.ts';

export type MakeFeedInput = {
  readonly partnership: string;
  readonly by: string;
  /** URN of the school whose staffroom it is for; without one it is for whoever asks. */
  readonly school?: string | undefined;
};

export const makeFeed = (
  outside: Outside,
  { partnership: id, by, school }: MakeFeedInput,
): Promise<Result<{ holder: FeedHolder }, 'not-yours'>> =>
  work(outside, id, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const holder: FeedHolder = school === undefined ? `person:${by}` : `school:${school}`;
    const mine =
      school === undefined ? mayHaveFeed(partnership, holder) : staffroomsOf(partnership, by).includes(school);
    if (!mine) return refuse('not-yours');
    await newFeedLink(tx, holder, outside.linkKeys.current);
    tx.event('calendar-address-made', by, { holder });
    return accept({ holder });
  });
