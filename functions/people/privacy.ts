/**
 * What is held about a person, and how it is erased once it need be kept no longer. Ids and digests stay in the audit
 * trail, names stay in documents that were sealed and signed; the name, the address and the salt behind the digests go.
 */

import { addressHash, addressHolders, addressItem } from '../asking/by-address.ts';
import { erased } from '../domain/erased.ts';
import { partsOf } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Item, Outside } from '../ports.ts';
import { changes } from '../records/changes.ts';
import { decode } from '../records/kind.ts';
import {
  documentId,
  partnerships,
  people,
  requests,
  type Signature,
  signatureId,
  signatures,
  theOne,
} from '../records/kinds.ts';
import { everyItem } from '../records/read-every.ts';
import { entriesHeld, eraseEntries, isAddress } from '../records/teachers.ts';
import { type Work, work } from '../records/work.ts';
import { workshopLists } from '../records/workshops.ts';

export type HeldAbout = {
  readonly partnership: string;
  readonly person: string;
  readonly records: readonly Item['body'][];
};

/** Whether any value anywhere in a record is one of these texts. */
const mentions = (value: unknown, texts: ReadonlySet<string>): boolean => {
  if (typeof value === 'string') return texts.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => mentions(part, texts));
};

/**
 * Every record of the partnership that names this person, by id, name or address, and what their address leads to. Of a list
 * of workshops it is their own entry alone. `person`: an id, or the address of a teacher who only signed up for workshops.
 */
export const heldAbout = async (
  { store }: Pick<Outside, 'store'>,
  partnership: string,
  person: string,
): Promise<HeldAbout> => {
  if (isAddress(person)) return { partnership, person, records: await entriesHeld({ store }, partnership, person) };
  const item = await store.get(people.key(partnership, person));
  const known = item && decode(people, item);
  const texts = new Set([person, ...(known ? [known.name, known.email] : [])]);
  const own = (await everyItem(store, { partition: `p#${partnership}` })).filter(
    ({ sort, body }) => !sort.startsWith(`${workshopLists.name}#`) && mentions(body, texts),
  );
  const signedUp = known ? await entriesHeld({ store }, partnership, known.email) : [];
  const byAddress = known ? await everyItem(store, { partition: `address#${addressHash(known.email)}` }) : [];
  return { partnership, person, records: [...[...own, ...byAddress].map(({ body }) => body), ...signedUp] };
};

const eraseSignatures = async (tx: Work, person: string): Promise<void> => {
  const own = (await tx.list(signatures)).filter((one: Signature) => one.person === person);
  for (const one of own) {
    const id = signatureId(documentId(one.document, one.proposal, one.version), person);
    const gone = { name: erased, typedName: erased, address: erased, userAgent: erased };
    tx.write(signatures, id, { ...one, ...gone });
  }
};

const eraseAnswers = async (tx: Work, person: string): Promise<void> => {
  for (const request of await tx.list(requests)) {
    if (!request.answers.some((answer) => answer.person === person)) continue;
    const answers = request.answers.map((answer) =>
      answer.person === person
        ? { ...answer, address: erased, userAgent: erased, ...('typedName' in answer && { typedName: erased }) }
        : answer,
    );
    tx.write(requests, request.id, { ...request, answers });
  }
};

/** That something was changed about them stays, without the addresses. */
const eraseChanges = async (tx: Work, person: string): Promise<void> => {
  for (const change of await tx.list(changes)) {
    const concerns = change.people.some((one) => one.person === person);
    if (!concerns && change.successor !== person) continue;
    const people = change.people.map((one) => (one.person === person ? { person, was: {}, becomes: {} } : one));
    const { newcomer, ...rest } = change;
    const keeps = newcomer !== undefined && change.successor !== person;
    tx.write(changes, change.id, { ...rest, people, ...(keeps ? { newcomer } : {}) });
  }
};

/**
 * Erases somebody who has left: their name, addresses, devices and the salt of their digests. What they decided and
 * signed stays, under their id, and can still be proved. Refuses `still-here` and `unknown-person`. Of a teacher who only signed
 * up for workshops, whose address is given in place of an id, every entry goes.
 */
export const erasePerson = (
  outside: Outside,
  partnership: string,
  person: string,
): Promise<Result<'erased', 'still-here' | 'unknown-person'>> =>
  work(outside, partnership, async (tx) => {
    if (isAddress(person)) {
      if ((await eraseEntries(tx, person)) === 0) return refuse('unknown-person');
      tx.event('person-erased', 'system', { person: 'a teacher who had signed up for workshops' });
      return accept('erased');
    }
    const known = await tx.read(people, person);
    if (!known) return refuse('unknown-person');
    const whole = await tx.readNeeded(partnerships, theOne);
    if (known.left === undefined || partsOf(whole, person).size > 0) return refuse('still-here');
    const holder = addressItem(known, partnership);
    await tx.read(addressHolders, holder.id);
    tx.remove(addressHolders, holder.id);
    tx.remove(people, person);
    await eraseSignatures(tx, person);
    await eraseAnswers(tx, person);
    await eraseChanges(tx, person);
    await eraseEntries(tx, known.email);
    tx.event('person-erased', 'system', { person });
    return accept('erased');
  });
