/**
 * What was sent to one address lately. Anybody can ask for a link to anybody's address, so what is limited is the sending,
 * never the owner: whoever asks when enough was sent wakes the newest email that the owner has not used, and that one signs
 * them in. Kept for unknown addresses too, so that both are answered alike.
 */
import * as z from 'zod';
import type { RecordKind } from '../../records/kind.ts';
import type { SignInLink } from './sign-in-link.ts';

/** Mails to one address that nobody used: from one client within an hour, and from all within a day. */
const mostFromOne = 3;
const mostInADay = 10;
const hour = 3_600_000;
const day = 24 * hour;

export const SentLately = z.object({
  /** The newest link. */
  link: z.string(),
  /** Since a link was last used. `client` is a hash. */
  sends: z.array(z.strictObject({ at: z.iso.datetime(), client: z.string() })).max(mostInADay),
  until: z.iso.datetime(),
});
export type SentLately = z.infer<typeof SentLately>;

/** Id: the hash of the address. */
export const sentLately: RecordKind<typeof SentLately, 'sent-lately'> = {
  name: 'sent-lately',
  schema: SentLately,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `address#${id}`, sort: 'sent-lately' }),
  expires: ({ until }) => new Date(until),
};

/** The newest link, while its owner has not used it: the next one to send, or nothing when enough was sent. */
export const nextSend = (
  before: SentLately | undefined,
  newest: SignInLink | undefined,
  { link, client, now }: { readonly link: string; readonly client: string; readonly now: Date },
): SentLately | undefined => {
  const since = (ms: number) => (send: { readonly at: string }) => now.getTime() - new Date(send.at).getTime() < ms;
  const unused = newest !== undefined && newest.usedAt === undefined;
  const sends = unused ? (before?.sends ?? []).filter(since(day)) : [];
  const fromOne = sends.filter((send) => send.client === client && since(hour)(send)).length;
  if (unused && (fromOne >= mostFromOne || sends.length >= mostInADay)) return undefined;
  return {
    link,
    sends: [...sends, { at: now.toISOString(), client }].slice(-mostInADay),
    until: new Date(now.getTime() + day).toISOString(),
  };
};
