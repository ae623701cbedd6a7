/** Counts what somebody does too often. A counter is no fact about anybody's partnership, so a GET may count. */
import * as z from 'zod';
import type { Key, Outside } from '../ports.ts';
import { decode, encode, expiryOf, type RecordKind } from '../records/kind.ts';
import { hashOf } from './token.ts';

export type Limit = {
  /** What is counted, in a word: `sign-in-address`. */
  readonly what: string;
  /** Whose: an address or a client. Only a hash of it is kept. */
  readonly who: string;
  readonly most: number;
  readonly minutes: number;
  /** What it means that very many came in the same moment: too often, unless those who press together are welcome. */
  readonly whenCrowded?: 'within';
};
export type Counted = { readonly within: true } | { readonly within: false; readonly until: Date };

const Counter = z.object({ count: z.number().int(), until: z.iso.datetime() });
export const counters: RecordKind<typeof Counter, 'counter'> = {
  name: 'counter',
  schema: Counter,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `counter#${id}`, sort: 'counter' }),
  expires: ({ until }) => new Date(until),
};

const mostTries = 10;

const countOnce = async (outside: Outside, key: Key, limit: Limit): Promise<Counted | 'again'> => {
  const now = outside.clock.now();
  const item = await outside.store.get(key);
  const stored = item && decode(counters, item);
  const running = stored && new Date(stored.until) > now ? stored : undefined;
  if (running && running.count >= limit.most) return { within: false, until: new Date(running.until) };
  const until = running?.until ?? new Date(now.getTime() + limit.minutes * 60_000).toISOString();
  const value = { count: (running?.count ?? 0) + 1, until };
  const written = await outside.store.commit({
    put: [{ ...key, body: encode(counters, value), expect: item?.version ?? 'absent', ...expiryOf(counters, value) }],
  });
  return written.ok ? { within: true } : 'again';
};

/** Counts one more, unless `most` are counted since the first in these minutes: then says until when. */
export const count = async (outside: Outside, limit: Limit): Promise<Counted> => {
  const key = counters.key('', `${limit.what}#${hashOf(limit.who)}`);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const counted = await countOnce(outside, key, limit);
    if (counted !== 'again') return counted;
  }
  if (limit.whenCrowded === 'within') return { within: true };
  // So many at once is too often in itself.
  return { within: false, until: new Date(outside.clock.now().getTime() + 60_000) };
};
