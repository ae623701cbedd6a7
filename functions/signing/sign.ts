/** Somebody signs: their typed name and the ticked sentence, bound to the seal of the text they read. */
import { giveWordIn } from '../asking/give-answer.ts';
import { capacitiesOf } from '../domain/agreement/signatories.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import { isHeld } from '../domain/partnership/held.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { changes } from '../records/changes.ts';
import { documentId, documents, people, requests, type Signature, signatureId, signatures } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';

export type SignInput = {
  readonly partnership: string;
  readonly request: string;
  /** Of the text that the signatory was shown. */
  readonly seal: string;
  readonly typedName: string;
  readonly statement: string;
  readonly evidence: Evidence;
};
/**
 * `other-text`: the document they were shown is not the one that is being signed. `waits`: their address or place was
 * changed lately, and nobody has confirmed it.
 */
export type SignRefusal = TakeRefusal | 'other-text' | 'waits';

/** What was changed about somebody before they signed: it stands with the signature. */
const changesBefore = async (tx: Work, person: string): Promise<NonNullable<Signature['changes']>> =>
  (await tx.list(changes))
    .filter((one) => one.successor === person || one.people.some((concerned) => concerned.person === person))
    .filter(({ state }) => state === 'done' || state === 'settled' || state === 'undone')
    .map(({ id, kind, by, at, state, agreed, settledBy }) => ({
      change: id,
      kind,
      by,
      at,
      state,
      agreed,
      ...(settledBy === undefined ? {} : { settledBy }),
    }))
    .toSorted((one, other) => one.at.localeCompare(other.at));

export const sign = (outside: Outside, input: SignInput): Promise<Result<{ at: string }, SignRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const request = await tx.readNeeded(requests, input.request);
    const document = request.about.kind === 'mou' ? 'mou' : 'data-agreement';
    const id = documentId(document, request.about.id, request.about.version ?? 1);
    const sealed = await tx.readNeeded(documents, id);
    if (sealed.seal !== input.seal) return refuse('other-text');
    const { typedName, statement, seal, evidence } = input;
    const person = await tx.readNeeded(people, evidence.person);
    if (isHeld(person, londonDate(tx.now))) return refuse('waits');
    const given = await giveWordIn(tx, input.request, { does: 'sign', typedName, statement, seal, ...evidence });
    if (!given.ok) return given;
    // The same again: a double click, or a form that was sent twice.
    const before = await tx.read(signatures, signatureId(id, evidence.person));
    if (before) return accept({ at: before.at });
    const changed = await changesBefore(tx, person.id);
    tx.write(signatures, signatureId(id, evidence.person), {
      document,
      proposal: request.about.id,
      version: sealed.version,
      seal,
      name: person.name,
      capacities: capacitiesOf(given.value.partnership, sealed, evidence.person),
      typedName,
      statement,
      ...(changed.length > 0 ? { changes: changed } : {}),
      ...evidence,
    });
    return accept({ at: evidence.at });
  });
