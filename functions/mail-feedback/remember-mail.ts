/** Writes down that a mail left, so that news of it can be matched. */
import type { EffectPayload } from '../domain/effect.ts';
import type { Outside } from '../ports.ts';
import { decode, encode, expiryOf } from '../records/kind.ts';
import { carryOutNews } from './carry-out-news.ts';
import { keptUntil, type SentMail, sentMails } from './sent-mail.ts';

type MailPayload = Extract<EffectPayload, { kind: 'mail' }>;
type MailHandler = (payload: MailPayload, effect: { id: string; at: string; payload: EffectPayload }) => Promise<void>;

const mostTries = 5;

const remember = async (outside: Outside, id: string, mail: MailPayload): Promise<SentMail | undefined> => {
  const key = sentMails.key('', id);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = outside.clock.now();
    const item = await outside.store.get(key);
    const before = item && decode(sentMails, item);
    if (before?.sentAt) return before;
    const sentAt = now.toISOString();
    const value: SentMail = { id, mail, sentAt, news: before?.news ?? [], copied: false, until: keptUntil(now) };
    const put = { ...key, body: encode(sentMails, value), expect: item?.version ?? ('absent' as const) };
    const { ok } = await outside.store.commit({ put: [{ ...put, ...expiryOf(sentMails, value) }] });
    if (ok) return value;
  }
  return undefined;
};

/**
 * The same handler, which then remembers the mail. What has come back of it already, faster than this, is carried out
 * now. A mail whose writing down fails is tried again, so a second copy may go out: rather twice than never.
 */
export const remembering =
  (outside: Outside, handler: MailHandler): MailHandler =>
  async (payload, effect) => {
    await handler(payload, effect);
    const sent = await remember(outside, effect.id, payload);
    for (const news of sent?.news ?? []) await carryOutNews(outside, effect.id, payload, news);
  };
