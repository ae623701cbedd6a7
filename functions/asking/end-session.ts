/** A session is ended in the commit that makes it wrong: signing out, or another address. */
import type { Work } from '../records/work.ts';
import { sessions, sessionsOfAddress } from '../web/session.ts';

/** Ends one session, if it is still there. */
export const endSession = async (work: Work, id: string): Promise<void> => {
  const session = await work.read(sessions, id);
  if (!session) return;
  const ofAddress = `${session.address}/${id}`;
  await work.read(sessionsOfAddress, ofAddress);
  work.remove(sessions, id);
  work.remove(sessionsOfAddress, ofAddress);
};
