/**
 * Somebody's mail address becomes another, and they stay who they are: whoever reads mails at the old one has no link and
 * no session any more, and what is open is asked of them again at the new one.
 */

import { type Request, recipientOf, withRecipient } from '../domain/asking/request.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { people, requests, type StoredPerson } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { sessions, sessionsOfAddress } from '../web/session.ts';
import { addressHash, addressHolders, addressItem } from './by-address.ts';
import { endSession } from './end-session.ts';
import { openInTable } from './open-requests.ts';
import { linkId, sheetOf } from './request-links.ts';
import { tell } from './tell-people.ts';

/** The same part, with a link that nobody has seen yet. */
const askedAnew = (tx: Work, request: Request, person: string): Request => {
  const old = recipientOf(request, person);
  if (!old || request.outcome) return request;
  const without = withRecipient(request, person, { state: 'replaced' });
  const link = linkId(sheetOf(old.link), request.recipients.length);
  if (old.state === 'asked') tell(tx, 'ask', [person], { request: request.id });
  return { ...without, recipients: [...without.recipients, { ...old, link }] };
};

const askAgain = async (outside: Outside, tx: Work, moved: readonly string[]): Promise<void> => {
  for (const open of await openInTable(outside, tx.partnership)) {
    const concerned = moved.filter((person) => recipientOf(open, person));
    if (concerned.length === 0) continue;
    const before = await tx.readNeeded(requests, open.id);
    const after = concerned.reduce((request, person) => askedAnew(tx, request, person), before);
    if (after !== before) tx.write(requests, after.id, after);
  }
};

/** Ended in the same commit as the change, so that no session outlives the address that began it. */
export const endSessionsOf = async (outside: Outside, tx: Work, person: StoredPerson): Promise<void> => {
  const { partition } = sessionsOfAddress.key('', `${addressHash(person.email)}/`);
  const { items } = await outside.store.query({ partition, prefix: 'session#', limit: 40 });
  for (const item of items) {
    const { session } = decode(sessionsOfAddress, item);
    const found = await tx.read(sessions, session);
    if (found?.person === person.id && found.partnership === tx.partnership) await endSession(tx, session);
  }
};

/** Everybody's new addresses in one commit. */
export const moveAddresses = async (
  outside: Outside,
  tx: Work,
  moved: readonly { readonly person: StoredPerson; readonly email: string }[],
): Promise<void> => {
  for (const { person, email } of moved) {
    const [before, after] = [
      addressItem(person, tx.partnership),
      addressItem({ id: person.id, email }, tx.partnership),
    ];
    if (await tx.read(addressHolders, before.id)) tx.remove(addressHolders, before.id);
    if (!(await tx.read(addressHolders, after.id))) tx.write(addressHolders, after.id, after.value);
    const { noMail: _, ...rest } = person;
    tx.write(people, person.id, { ...rest, email });
    await endSessionsOf(outside, tx, person);
  }
  await askAgain(
    outside,
    tx,
    moved.map(({ person }) => person.id),
  );
};
