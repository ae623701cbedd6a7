/** Somebody asks for a link to sign in with. Whether anybody has that address is never said. */
import type * as z from 'zod';
import { addressHash } from '../../asking/by-address.ts';
import { whoHas } from '../../asking/who.ts';
import { accept, type Refusal, type Result } from '../../domain/result.ts';
import type { Item, Outside, Put } from '../../ports.ts';
import { decode, encode, expiryOf, type RecordKind } from '../../records/kind.ts';
import { clientOf } from '../../web/client.ts';
import { count } from '../../web/limits.ts';
import { hashOf } from '../../web/token.ts';
import { nextSend, type SentLately, sentLately } from './lately.ts';
import { linkMinutes, type SignInLink, signInLinks } from './sign-in-link.ts';

type Asked = {
  readonly email: string;
  /** Network address of whoever asks. */
  readonly client: string;
  readonly next?: string | undefined;
};

/** A whole school shares one network address, so this is wide. Only asking that sends a mail counts. */
const perClient = { what: 'sign-in-client', most: 120, minutes: 60 };
const mostTries = 10;

const goodUntil = (outside: Outside): string =>
  new Date(outside.clock.now().getTime() + linkMinutes * 60_000).toISOString();

const putOf = <S extends z.ZodObject>(kind: RecordKind<S>, id: string, value: z.infer<S>, before?: Item): Put => ({
  ...kind.key('', id),
  body: encode(kind, value),
  expect: before?.version ?? 'absent',
  ...expiryOf(kind, value),
});

/** What was sent to an address lately, and the newest link. */
type Found = {
  readonly item: Item | undefined;
  readonly lately: SentLately | undefined;
  readonly newestItem: Item | undefined;
  readonly newest: SignInLink | undefined;
};

const find = async ({ store }: Outside, address: string): Promise<Found> => {
  const item = await store.get(sentLately.key('', address));
  const lately = item && decode(sentLately, item);
  const newestItem = lately && (await store.get(signInLinks.key('', lately.link)));
  return { item, lately, newestItem, newest: newestItem && decode(signInLinks, newestItem) };
};

/** False when somebody else asked in the same moment. */
const wake = async (outside: Outside, { newest, newestItem }: Found): Promise<boolean> => {
  if (!newest) return true;
  const woken = { ...newest, until: goodUntil(outside) };
  return (await outside.store.commit({ put: [putOf(signInLinks, newest.id, woken, newestItem)] })).ok;
};

/** A link is written for an unknown address too, so that both take the same time. */
const send = async (outside: Outside, asked: Asked, address: string, found: Found, next: SentLately) => {
  const [first] = await whoHas(outside, address);
  const link: SignInLink = {
    id: next.link,
    address,
    keyNumber: outside.linkKeys.current,
    ...(asked.next !== undefined && { next: asked.next }),
    until: goodUntil(outside),
  };
  const details = { signIn: link.id, keyNumber: link.keyNumber, minutes: linkMinutes };
  const mail = first && {
    id: outside.ids.id(),
    at: outside.clock.now().toISOString(),
    payload: { kind: 'mail', partnership: first.partnership, template: 'sign-in', to: first.person, details } as const,
  };
  const put = [putOf(signInLinks, link.id, link), putOf(sentLately, address, next, found.item)];
  return (await outside.store.commit({ put, ...(mail && { effects: [mail] }) })).ok;
};

/**
 * Sees to it that whoever has this address finds a link that works in their mail. Mails one, to the first of them, unless
 * enough were sent and none was used: then the newest works again, for as long as a new one would. Refuses `too-often`,
 * to one client alone, when it has asked for more mails than a whole school needs; `detail` says until when, UTC.
 */
export const askForLink = async (outside: Outside, asked: Asked): Promise<Result<'asked', 'too-often'>> => {
  const address = addressHash(asked.email);
  const client = hashOf(clientOf(asked.client));
  let counted = false;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await find(outside, address);
    const now = outside.clock.now();
    const next = nextSend(found.lately, found.newest, { link: outside.ids.id(), client, now });
    if (next && !counted) {
      const allowed = await count(outside, { ...perClient, who: clientOf(asked.client) });
      if (!allowed.within)
        return { ok: false, refusal: 'too-often', detail: allowed.until.toISOString() } satisfies Refusal<'too-often'>;
      counted = true;
    }
    if (next ? await send(outside, asked, address, found, next) : await wake(outside, found)) break;
  }
  return accept('asked');
};
