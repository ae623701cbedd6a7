/** News of a mail has come back: it is kept under the mail, and carried out once the mail itself is known. */
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { decode, encode, expiryOf } from '../records/kind.ts';
import { carryOutNews } from './carry-out-news.ts';
import { keptUntil, News, type SentMail, sentMails } from './sent-mail.ts';

const mostTries = 10;
/** One mail brings two or three. Whoever sends more makes them up. */
const mostNews = 20;

export type Heard = 'carried-out' | 'kept' | 'known';

/**
 * `id` is the effect that the mail came from. `kept`: the mail is not written down as sent yet; that will carry it out.
 * Throws when others write under the same mail all the time. Refuses `unreadable` and `too-many`.
 */
export const hearNews = async (
  outside: Outside,
  id: string,
  given: unknown,
): Promise<Result<Heard, 'unreadable' | 'too-many'>> => {
  const read = News.safeParse(given);
  if (!read.success || id.length === 0 || id.length > 190) return refuse('unreadable');
  const news = read.data;
  const key = sentMails.key('', id);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const item = await outside.store.get(key);
    const before = item && decode(sentMails, item);
    if (before?.news.some((one) => one.id === news.id)) {
      // The process may have died between writing it down and carrying it out; carrying it out again changes nothing.
      if (before.mail) await carryOutNews(outside, id, before.mail, news);
      return accept('known');
    }
    if ((before?.news.length ?? 0) >= mostNews) return refuse('too-many');
    const value: SentMail = {
      ...(before ?? { id, copied: false, until: keptUntil(outside.clock.now()) }),
      news: [...(before?.news ?? []), news],
    };
    const put = { ...key, body: encode(sentMails, value), expect: item?.version ?? ('absent' as const) };
    const { ok } = await outside.store.commit({ put: [{ ...put, ...expiryOf(sentMails, value) }] });
    if (!ok) continue;
    if (!value.mail) return accept('kept');
    await carryOutNews(outside, id, value.mail, news);
    return accept('carried-out');
  }
  throw new Error('others keep writing under this mail');
};
