/** What is known of a mail that left us, under its effect's id, and what its journey brought back. */
import * as z from 'zod';
import { EffectPayload } from '../domain/effect.ts';
import type { RecordKind } from '../records/kind.ts';

/** `deferred`: it came back for now, as from a full mailbox. `refused`: the person asked for no more mail. */
export const newsKinds = ['delivered', 'deferred', 'bounced', 'refused'] as const;

export const News = z.strictObject({
  /** The mail service's own id of this news: the same news twice is told once. */
  id: z.string().min(1).max(200),
  kind: z.enum(newsKinds),
  /** UTC. */
  at: z.iso.datetime({ offset: true }),
  /** SHA-256 of the address that it is about. */
  address: z.string(),
});
export type News = z.infer<typeof News>;

export const SentMail = z.object({
  id: z.string(),
  /** Absent while only news of it has come. */
  mail: EffectPayload.options[0].optional(),
  sentAt: z.string().optional(),
  news: z.array(News),
  /** A copy went out after this one had come back for now. */
  copied: z.boolean().default(false),
  /** Until when this is kept. */
  until: z.iso.datetime(),
});
export type SentMail = z.infer<typeof SentMail>;

/** News of a mail comes within days. The audit trail keeps what matters longer. */
export const keptDays = 90;

export const sentMails: RecordKind<typeof SentMail, 'sent-mail'> = {
  name: 'sent-mail',
  schema: SentMail,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `mail#${id}`, sort: 'mail' }),
  expires: ({ until }) => new Date(until),
};

export const keptUntil = (now: Date): string => new Date(now.getTime() + keptDays * 86_400_000).toISOString();
