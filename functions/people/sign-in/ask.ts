/** Somebody asks for a link to sign in with. Whether anybody has that address is never said. */

import { addressHash } from '../../asking/by-address.ts';
import { whoHas } from '../../asking/who.ts';
import { accept, type Refusal, type Result } from '../../domain/words.ts';
import type { Outside, Put } from '../../ports.ts';
import { encode, expiryOf } from '../../records/kind.ts';
import { clientOf } from '../../web/client.ts';
import { count } from '../../web/limits.ts';
import { linkMinutes, type SignInLink, signInLinks } from './link.ts';

type Asked = {
  readonly email: string;
  /** Network address of whoever asks. */
  readonly client: string;
  readonly next?: string | undefined;
};

const perAddress = { what: 'sign-in-address', most: 5, minutes: 60 };
/** A whole school shares one network address, so this is wide. */
const perClient = { what: 'sign-in-client', most: 30, minutes: 60 };

const newLink = (outside: Outside, address: string, next: string | undefined): SignInLink => ({
  id: outside.ids.id(),
  address,
  keyNumber: outside.linkKeys.current,
  ...(next !== undefined && { next }),
  until: new Date(outside.clock.now().getTime() + linkMinutes * 60_000).toISOString(),
});

const putOf = (link: SignInLink): Put => ({
  ...signInLinks.key('', link.id),
  body: encode(signInLinks, link),
  expect: 'absent',
  ...expiryOf(signInLinks, link),
});

/**
 * Writes a link down and, if somebody has this address, mails it: one mail, to the first of them. A link is written
 * for an unknown address too, so that both take the same time. Refuses `too-often`: 5 an hour for one address, 30 for
 * one client; `detail` says until when, UTC.
 */
export const askForLink = async (
  outside: Outside,
  { email, client, next }: Asked,
): Promise<Result<'asked', 'too-often'>> => {
  const address = addressHash(email);
  for (const limit of [
    { ...perClient, who: clientOf(client) },
    { ...perAddress, who: address },
  ]) {
    const counted = await count(outside, limit);
    if (!counted.within)
      return { ok: false, refusal: 'too-often', detail: counted.until.toISOString() } satisfies Refusal<'too-often'>;
  }
  const [first] = await whoHas(outside, address);
  const link = newLink(outside, address, next);
  const details = { signIn: link.id, keyNumber: link.keyNumber, minutes: linkMinutes };
  const mail = first && {
    id: outside.ids.id(),
    at: outside.clock.now().toISOString(),
    payload: { kind: 'mail', partnership: first.partnership, template: 'sign-in', to: first.person, details } as const,
  };
  await outside.store.commit({ put: [putOf(link)], ...(mail && { effects: [mail] }) });
  return accept('asked');
};
