/** The link that a mail brings: it signs one address in, once, for twenty minutes. */
import * as z from 'zod';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { decode, type RecordKind } from '../../records/kind.ts';
import { readToken, verifyToken } from '../../web/token.ts';

export const linkMinutes = 20;

export const SignInLink = z.object({
  id: z.string(),
  /** SHA-256 of the address that asked. Nobody need have it: then no mail was sent, and nobody knows the link. */
  address: z.string(),
  keyNumber: z.number().int(),
  /** Where they wanted to go. */
  next: z.string().optional(),
  until: z.iso.datetime(),
  usedAt: z.iso.datetime().optional(),
});
export type SignInLink = z.infer<typeof SignInLink>;

export const signInLinks: RecordKind<typeof SignInLink, 'sign-in-link'> = {
  name: 'sign-in-link',
  schema: SignInLink,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `sign-in#${id}`, sort: 'sign-in' }),
  // Kept a day longer than it works: asked for again, it works again (`lately.ts`).
  expires: ({ until }) => new Date(new Date(until).getTime() + 86_400_000),
};

/** Why a link does not sign in. */
export type LinkRefusal = 'unknown-link' | 'link-expired' | 'link-used';

export const stillGood = (link: SignInLink, now: Date): Result<SignInLink, 'link-expired' | 'link-used'> => {
  if (link.usedAt !== undefined) return refuse('link-used');
  return new Date(link.until) > now ? accept(link) : refuse('link-expired');
};

/** The link behind a token, used or not. Refuses `unknown-link`, whatever is wrong with the token. */
export const linkOf = async (outside: Outside, text: string): Promise<Result<SignInLink, 'unknown-link'>> => {
  const token = readToken(text);
  const item = token && (await outside.store.get(signInLinks.key('', token.id)));
  if (!token || !item) return refuse('unknown-link');
  const link = decode(signInLinks, item);
  return verifyToken(outside.linkKeys, link.keyNumber, token.id, token.mac) ? accept(link) : refuse('unknown-link');
};
