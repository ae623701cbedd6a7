/**
 * Somebody hands one request over to the person it is really for (DOMAIN R14). A vote cannot be handed over: only who is
 * on the board has one, so a trustee is pointed to the clerk instead.
 */
import { replaceIn } from '../asking/change-recipient.ts';
import { type NewPerson, personFor } from '../asking/new-person.ts';
import { tell } from '../asking/tell-people.ts';
import { canHandOver } from '../domain/asking/can-hand-over.ts';
import { recipientOf } from '../domain/asking/request.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type HandOverInput = {
  readonly partnership: string;
  readonly request: string;
  /** Who hands it over. */
  readonly from: string;
  readonly to: NewPerson;
};
export type HandOverRefusal = 'closed' | 'not-asked' | 'not-to-be-handed-over' | 'same-person';

export const handOver = (outside: Outside, input: HandOverInput): Promise<Result<{ to: string }, HandOverRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const request = await tx.readNeeded(requests, input.request);
    if (request.outcome) return refuse('closed');
    const giver = recipientOf(request, input.from);
    if (giver?.state !== 'asked' || giver.part !== 'answers') return refuse('not-asked');
    if (!canHandOver(request)) return refuse('not-to-be-handed-over');
    const partnership = await tx.readNeeded(partnerships, theOne);
    const to = await personFor(tx, input.to);
    if (to.id === input.from) return refuse('same-person');
    replaceIn(tx, request, input.from, to.id);
    tx.event('handed-over', input.from, { request: request.id, to: to.id });
    tell(tx, 'taking-over', [partnership.roles.lead], {
      request: request.id,
      details: { leaving: input.from, successor: to.id },
    });
    return accept({ to: to.id });
  });
