/** Somebody with a part in several partnerships goes from one to another without a new mail. */

import { endSession } from '../../asking/end-session.ts';
import { type Who, whoHas, whoKey } from '../../asking/who.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { work } from '../../records/work.ts';
import type { SignedIn } from '../../web/route.ts';
import { newSession, readSession } from '../../web/session.ts';
import { beginSession } from './sign-in.ts';

/** Everything that the address of this session may be. */
export const choicesOf = async (outside: Outside, signedIn: SignedIn): Promise<readonly Who[]> => {
  const session = await readSession(outside, signedIn.session);
  return session ? whoHas(outside, session.address) : [];
};

/** Changes the session for one in the chosen partnership, which ends when the old one would have. Refuses `not-chosen`. */
export const switchTo = async (
  outside: Outside,
  signedIn: SignedIn,
  choice: string,
): Promise<Result<{ readonly setCookie: string }, 'not-chosen'>> => {
  const old = await readSession(outside, signedIn.session);
  const who = (await choicesOf(outside, signedIn)).find((one) => whoKey(one) === choice);
  if (!old || !who) return refuse('not-chosen');
  const { session, setCookie } = newSession(outside, { ...who, address: old.address });
  return work(outside, who.partnership, async (w) => {
    await endSession(w, old.id);
    await beginSession(w, { ...session, begunAt: old.begunAt, until: old.until });
    w.event('signed-in', who.person);
    return accept({ setCookie });
  });
};
