/**
 * Sessions: the cookie holds a secret, the store its hash. A secret is made here and nowhere else, so a cookie that
 * somebody planted is never adopted.
 */
import * as z from 'zod';
import { londonDate } from '../domain/london.ts';
import type { Outside, Settings } from '../ports.ts';
import { apart } from '../records/apart.ts';
import { decode, type RecordKind } from '../records/kind.ts';
import { people } from '../records/kinds.ts';
import type { SignedIn } from './route.ts';
import { hashOf } from './token.ts';

export const sessionHours = 12;
const shape = /^[0-9a-z]{40}$/;

export const Session = z.object({
  /** SHA-256 of the cookie's secret. */
  id: z.string(),
  partnership: z.string(),
  person: z.string(),
  /** SHA-256 of the address that the sign-in link went to: finds all sessions of one person in every partnership. */
  address: z.string(),
  begunAt: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type Session = z.infer<typeof Session>;

/** By hash, whatever the partnership. */
export const sessions: RecordKind<typeof Session, 'session'> = {
  name: 'session',
  schema: Session,
  schemaVersion: 1,
  key: (_partnership, id) => ({ partition: `session#${id}`, sort: 'session' }),
  expires: ({ until }) => new Date(until),
};

const SessionOfAddress = z.object({ session: z.string(), until: z.iso.datetime() });
/** Beside each session, under its address, so that "sign out everywhere" finds them all. Id: `<address hash>/<session>`. */
export const sessionsOfAddress: RecordKind<typeof SessionOfAddress, 'session-of-address'> = {
  name: 'session-of-address',
  schema: SessionOfAddress,
  schemaVersion: 1,
  key: (_partnership, id) => {
    const [address = '', session = ''] = id.split('/');
    return { partition: `address#${address}`, sort: `session#${session}` };
  },
  expires: ({ until }) => new Date(until),
};

/** Without TLS a browser refuses the prefix; with it, no other site under our domain can set this cookie. */
const cookieName = (settings: Settings): string => (settings.secureCookies ? '__Host-session' : 'session');

const attributes = (settings: Settings): string =>
  `Path=/; HttpOnly; SameSite=Lax${settings.secureCookies ? '; Secure' : ''}`;

/** A new session for this person, and the cookie that carries its secret. Nothing is stored yet. */
export const newSession = (
  outside: Outside,
  whose: Pick<Session, 'partnership' | 'person' | 'address'>,
): { readonly session: Session; readonly setCookie: string } => {
  const secret = `${outside.ids.id()}${outside.ids.id()}`;
  const now = outside.clock.now();
  const { partnership, person, address } = whose;
  return {
    session: {
      id: hashOf(secret),
      partnership,
      person,
      address,
      begunAt: now.toISOString(),
      until: new Date(now.getTime() + sessionHours * 3_600_000).toISOString(),
    },
    setCookie: `${cookieName(outside.settings)}=${secret}; Max-Age=${sessionHours * 3600}; ${attributes(outside.settings)}`,
  };
};

export const clearedCookie = (settings: Settings): string =>
  `${cookieName(settings)}=; Max-Age=0; ${attributes(settings)}`;

const secretIn = (cookies: readonly string[], settings: Settings): string | undefined => {
  const prefix = `${cookieName(settings)}=`;
  const value = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return value !== undefined && shape.test(value) ? value : undefined;
};

/** The session with this hash, unless it has ended. One that cannot be read has: whoever had it signs in again. */
export const readSession = async (outside: Outside, id: string): Promise<Session | undefined> => {
  const item = await outside.store.get(sessions.key('', id));
  const read = item && (await apart(outside.log, item, () => decode(sessions, item)));
  const session = typeof read === 'object' ? read.done : undefined;
  return session && new Date(session.until) > outside.clock.now() ? session : undefined;
};

/** The name of somebody who still has a part in the partnership. */
const nameOf = async (outside: Outside, { partnership, person }: Session): Promise<string | undefined> => {
  const item = await outside.store.get(people.key(partnership, person));
  if (!item) return undefined;
  const { name, left } = decode(people, item);
  return left !== undefined && left <= londonDate(outside.clock.now()) ? undefined : name;
};

/** Who is signed in, by the cookies of a request. Nobody who has left, however fresh their session. */
export const signedInBy = async (outside: Outside, cookies: readonly string[]): Promise<SignedIn | undefined> => {
  const secret = secretIn(cookies, outside.settings);
  const session = secret && (await readSession(outside, hashOf(secret)));
  if (!session) return undefined;
  const name = await nameOf(outside, session);
  return name === undefined
    ? undefined
    : { person: session.person, name, partnership: session.partnership, session: session.id };
};
