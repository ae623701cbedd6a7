/**
 * Somebody's mail address is put right, and they stay who they are: whoever reads mails at the old address has no link and
 * no session any more, and what is open is asked of them again at the new one.
 */
import { addressHash, addressHolders, addressItem } from '../asking/by-address.ts';
import { holderOf } from '../asking/new-person.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { linkId, sheetOf } from '../asking/request-links.ts';
import { tell } from '../asking/tell-people.ts';
import { type Request, recipientOf, withRecipient } from '../domain/asking/request.ts';
import { mayChangePerson } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, people, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { sessions, sessionsOfAddress } from '../web/session.ts';
import { endSession } from './sign-in/sign-in.ts';

export type CorrectInput = {
  readonly partnership: string;
  /** Who says so: whoever may replace them too. */
  readonly by: string;
  readonly person: string;
  readonly email: string;
};
/** `taken`: somebody else is listed with it. */
export type CorrectRefusal = 'not-allowed' | 'unknown-person' | 'same-address' | 'taken';

/** The same part, with a link that nobody has seen yet. */
const askedAnew = (tx: Work, request: Request, person: string): void => {
  const old = recipientOf(request, person);
  if (!old || request.outcome) return;
  const without = withRecipient(request, person, { state: 'replaced' });
  const link = linkId(sheetOf(old.link), request.recipients.length);
  tx.write(requests, request.id, { ...without, recipients: [...without.recipients, { ...old, link }] });
  if (old.state === 'asked') tell(tx, 'ask', [person], { request: request.id });
};

/** Ended in the same commit as the change, so that no session outlives the address that began it. */
const endSessionsOf = async (tx: Work, outside: Outside, person: string, address: string): Promise<void> => {
  const { partition } = sessionsOfAddress.key('', `${address}/`);
  const { items } = await outside.store.query({ partition, prefix: 'session#', limit: 40 });
  for (const item of items) {
    const { session } = decode(sessionsOfAddress, item);
    const found = await tx.read(sessions, session);
    if (found?.person === person && found.partnership === tx.partnership) await endSession(tx, session);
  }
};

export const correctAddress = (
  outside: Outside,
  { partnership: id, by, person: whom, email }: CorrectInput,
): Promise<Result<'corrected', CorrectRefusal>> =>
  work(outside, id, async (tx): Promise<Result<'corrected', CorrectRefusal>> => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (!mayChangePerson(partnership, by, whom)) return refuse('not-allowed');
    const person = await tx.read(people, whom);
    if (!person || person.left !== undefined) return refuse('unknown-person');
    const [before, after] = [addressItem(person, id), addressItem({ id: whom, email }, id)];
    if (before.id === after.id) return refuse('same-address');
    if (await holderOf(tx, email, whom)) return refuse('taken');
    if (await tx.read(addressHolders, before.id)) tx.remove(addressHolders, before.id);
    if (!(await tx.read(addressHolders, after.id))) tx.write(addressHolders, after.id, after.value);
    const { noMail: _, ...rest } = person;
    tx.write(people, whom, { ...rest, email });
    tx.event('address-corrected', by, { person: whom });
    tell(tx, 'address-corrected', [whom]);
    for (const open of await listOpenRequests(outside, id)) askedAnew(tx, await tx.readNeeded(requests, open.id), whom);
    await endSessionsOf(tx, outside, whom, addressHash(person.email));
    return accept('corrected');
  });
