/** What waits at one address for the next letter, over all partnerships, and what went last. */
import * as z from 'zod';
import { EffectPayload } from '../domain/effect.ts';
import { PlainDate } from '../domain/values.ts';
import type { RecordKind } from '../records/kind.ts';

const Entry = z.strictObject({
  /** Of its effect. */
  id: z.string(),
  /** When the fact behind it was committed, UTC. */
  at: z.string(),
  mail: EffectPayload.options[0],
  /** Something is asked in it. */
  asks: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

export const WaitingPost = z.object({
  /** The day of London on which an email went, and the effect that it was. */
  last: z.strictObject({ on: PlainDate, by: z.string() }).optional(),
  waiting: z.array(Entry),
  /** The morning of the next letter. */
  next: PlainDate.optional(),
  /** The newest letter, so that a second try sends the same. */
  letter: z.strictObject({ id: z.string(), entries: z.array(Entry) }).optional(),
  /** Until when this is kept. */
  until: z.iso.datetime(),
});
export type WaitingPost = z.infer<typeof WaitingPost>;

/** Id: the hash of the address. */
export const waitingPost: RecordKind<typeof WaitingPost, 'waiting-post'> = {
  name: 'waiting-post',
  schema: WaitingPost,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `address#${id}`, sort: 'waiting-post' }),
  expires: ({ until }) => new Date(until),
};

/** Longer than any wait for a morning, and than a mail server that is away. */
const keptDays = 30;
export const postKeptUntil = (now: Date): string => new Date(now.getTime() + keptDays * 86_400_000).toISOString();
