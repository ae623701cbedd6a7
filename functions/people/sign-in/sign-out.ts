/** Ends sessions: this one, or every one that the same address began. */

import { endSession } from '../../asking/end-session.ts';
import type { Outside } from '../../ports.ts';
import { decode } from '../../records/kind.ts';
import { work } from '../../records/work.ts';
import type { SignedIn } from '../../web/route.ts';
import { readSession, sessionsOfAddress } from '../../web/session.ts';

export const signOut = (outside: Outside, { partnership, session }: SignedIn): Promise<void> =>
  work(outside, partnership, (w) => endSession(w, session));

/** Each session is two items, and a transaction holds a hundred. */
const sessionsAtOnce = 40;

/** Ends all sessions that links to this address began, in every partnership and on every device. */
export const signOutEverywhere = async (outside: Outside, { partnership, session }: SignedIn): Promise<void> => {
  const own = await readSession(outside, session);
  if (!own) return;
  const { partition } = sessionsOfAddress.key('', `${own.address}/`);
  for (;;) {
    const { items } = await outside.store.query({ partition, prefix: 'session#', limit: sessionsAtOnce });
    if (items.length === 0) return;
    const ids = items.map((item) => decode(sessionsOfAddress, item).session);
    await work(outside, partnership, async (w) => {
      for (const [at, id] of ids.entries()) {
        await endSession(w, id);
        // One whose session was tidied away already is still in the list.
        const pointer = `${own.address}/${id}`;
        if (items[at] && (await w.read(sessionsOfAddress, pointer))) w.remove(sessionsOfAddress, pointer);
      }
    });
  }
};
