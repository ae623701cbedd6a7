/** A link becomes a session: once, and only by the button on its page. */

import { endSession } from '../../asking/end-session.ts';
import { type Who, whoHas, whoKey } from '../../asking/who.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { type Work, work } from '../../records/work.ts';
import { newSession, type Session, sessions, sessionsOfAddress } from '../../web/session.ts';
import { type LinkRefusal, linkOf, signInLinks, stillGood } from './sign-in-link.ts';

/** Who can sign in by this link, and where they go then. */
export type LinkLook = { readonly who: readonly Who[]; readonly next: string };

/** Looks and changes nothing. Refuses a link that is wrong, used, past its time, or whose people have all left. */
export const lookAtLink = async (outside: Outside, token: string): Promise<Result<LinkLook, LinkRefusal>> => {
  const link = await linkOf(outside, token);
  if (!link.ok) return link;
  const good = stillGood(link.value, outside.clock.now());
  if (!good.ok) return good;
  const who = await whoHas(outside, link.value.address);
  return who.length === 0 ? refuse('link-expired') : accept({ who, next: link.value.next ?? '/home' });
};

/** Writes a session, so that both the cookie and the address lead to it. */
export const beginSession = async (work: Work, session: Session): Promise<void> => {
  const ofAddress = `${session.address}/${session.id}`;
  await Promise.all([work.read(sessions, session.id), work.read(sessionsOfAddress, ofAddress)]);
  work.write(sessions, session.id, session);
  work.write(sessionsOfAddress, ofAddress, { session: session.id, until: session.until });
};

const picked = (who: readonly Who[], choice: string | undefined): Who | undefined =>
  choice === undefined && who.length === 1 ? who[0] : who.find((one) => whoKey(one) === choice);

type SignIn = {
  readonly token: string;
  /** `whoKey` of who they are, where several people or partnerships share the address. */
  readonly choice?: string | undefined;
  /** A session that this browser already has: the new one takes its place. */
  readonly replaces?: string | undefined;
};
export type SignedInNow = { readonly setCookie: string; readonly next: string };

/** Refuses `not-chosen` where there is a choice and none of it was made, and whatever `lookAtLink` refuses. */
export const signIn = async (
  outside: Outside,
  { token, choice, replaces }: SignIn,
): Promise<Result<SignedInNow, LinkRefusal | 'not-chosen'>> => {
  const [link, look] = [await linkOf(outside, token), await lookAtLink(outside, token)];
  if (!link.ok) return link;
  if (!look.ok) return look;
  const who = picked(look.value.who, choice);
  if (!who) return refuse('not-chosen');
  const { session, setCookie } = newSession(outside, { ...who, address: link.value.address });
  return work(outside, who.partnership, async (w) => {
    const stored = await w.readNeeded(signInLinks, link.value.id);
    const good = stillGood(stored, w.now);
    if (!good.ok) return good;
    w.write(signInLinks, stored.id, { ...stored, usedAt: w.now.toISOString() });
    if (replaces !== undefined) await endSession(w, replaces);
    await beginSession(w, session);
    w.event('signed-in', who.person);
    return accept({ setCookie, next: look.value.next });
  });
};
