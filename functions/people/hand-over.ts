/**
 * Somebody hands one request over to the person it is really for (DOMAIN R14). A vote cannot be handed over: only who is
 * on the board has one, so a trustee is pointed to the clerk instead.
 */
import { replaceIn } from '../asking/change-recipient.ts';
import { withHold } from '../asking/hold.ts';
import { keepChange } from '../asking/keep-change.ts';
import { type NewPerson, personFor } from '../asking/new-person.ts';
import { tell } from '../asking/tell-people.ts';
import { canHandOver } from '../domain/asking/can-hand-over.ts';
import { recipientOf } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { isHeld } from '../domain/partnership/held.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, requests, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type HandOverInput = {
  readonly partnership: string;
  readonly request: string;
  /** Who hands it over. */
  readonly from: string;
  readonly to: NewPerson;
};
/** `waits`: the address of whoever hands it over was itself changed lately, and nobody has confirmed it. */
export type HandOverRefusal = 'closed' | 'not-asked' | 'not-to-be-handed-over' | 'same-person' | 'waits';

export const handOver = (outside: Outside, input: HandOverInput): Promise<Result<{ to: string }, HandOverRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const request = await tx.readNeeded(requests, input.request);
    if (request.outcome) return refuse('closed');
    const giver = recipientOf(request, input.from);
    if (giver?.state !== 'asked' || giver.part !== 'answers') return refuse('not-asked');
    if (!canHandOver(request)) return refuse('not-to-be-handed-over');
    const partnership = await tx.readNeeded(partnerships, theOne);
    const listed = await tx.list(people);
    const known = new Set(listed.map(({ id }) => id));
    const own = listed.find(({ id }) => id === input.from);
    if (own && isHeld(own, londonDate(tx.now))) return refuse('waits');
    const to = await personFor(tx, input.to);
    if (to.id === input.from) return refuse('same-person');
    const given = recipientOf(request, to.id) === undefined ? [request.id] : [];
    replaceIn(tx, request, input.from, to.id);
    const { id: change } = await keepChange(outside, tx, partnership, {
      kind: 'handed',
      way: 'oneself',
      by: input.from,
      people: [{ person: input.from, was: {}, becomes: {} }],
      successor: to.id,
      made: !known.has(to.id),
      requests: [request.id],
      given,
    });
    // Whoever is named this way signs nothing before somebody else has said that it is right.
    if (!known.has(to.id)) tx.write(people, to.id, withHold(to, change, partnership, londonDate(tx.now)));
    tx.event('handed-over', input.from, { request: request.id, to: to.id, change });
    tell(tx, 'taking-over', [partnership.roles.lead], {
      request: request.id,
      details: { leaving: input.from, successor: to.id },
    });
    return accept({ to: to.id });
  });
