/** A partnership on its way from one place to another: one JSON file with everything that is stored of it. */
import * as z from 'zod';
import { EffectPayload } from '../../functions/domain/effect.ts';
import type { Item } from '../../functions/ports.ts';

const Entry = z.strictObject({ partition: z.string(), sort: z.string() });

const MovedItem = z.strictObject({
  partition: z.string(),
  sort: z.string(),
  body: z.record(z.string(), z.unknown()),
  indexes: z.strictObject({ person: Entry.optional(), due: Entry.optional() }).optional(),
});
export type MovedItem = z.infer<typeof MovedItem>;

/** What was running, as it was started: a fresh execution finds what has been decided, and asks nobody twice. */
const Running = z.strictObject({ workflow: z.string(), name: z.string(), input: z.record(z.string(), z.unknown()) });
export type Running = z.infer<typeof Running>;

const Waiting = z.strictObject({ id: z.string(), mail: EffectPayload.options[0] });

export const MovedFile = z.strictObject({
  format: z.literal(1),
  partnership: z.string(),
  at: z.iso.datetime(),
  /** Of the audit trail: what it must still be when it has arrived. */
  audit: z.strictObject({ events: z.int(), hash: z.string() }),
  items: z.array(MovedItem),
  running: z.array(Running),
  /** Mails that waited for the letter of a later day. Files of earlier versions have none. */
  post: z.array(Waiting).default([]),
});
export type MovedFile = z.infer<typeof MovedFile>;

/** Everywhere but in the partnership's own partition, an item says itself whose it is. */
const elsewhere = /^(link|read|seal|copy|address)#/;

/**
 * Whether an item goes with its partnership. Sessions, sign-in links, counters and the outbox stay: people sign in again,
 * and what was to be sent has been sent before.
 */
export const goesWith = (
  partnership: string,
  { partition, sort, body }: Pick<Item, 'partition' | 'sort' | 'body'>,
): boolean =>
  partition === `p#${partnership}` ||
  (elsewhere.test(partition) && !sort.startsWith('session#') && body.partnership === partnership);
