/**
 * An objection is settled (O3): whoever raised it takes it back, or the mediator records what came of it. What it paused goes
 * on from that day.
 */
import { giveWordIn } from '../asking/give-answer.ts';
import { supersede } from '../asking/settling.ts';
import { tell } from '../asking/tell-people.ts';
import type { Answer } from '../domain/asking/answer.ts';
import { requestId } from '../domain/asking/kinds.ts';
import { isOpen } from '../domain/asking/request.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { type CameOfIt, type Objection, objectionMay, objectsFor } from '../domain/lifecycle/objection.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { concernedBy } from '../domain/partnership/concerned.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { saltedDigest } from '../records/digest.ts';
import { partnerships, people, requests, scheduled, theOne } from '../records/kinds.ts';
import { objections } from '../records/objections.ts';
import { type Work, work } from '../records/work.ts';
import { mediateSpec } from './ask-mediator.ts';
import { mediatorDue } from './raise-objection.ts';

type Settling = {
  readonly came: CameOfIt;
  readonly words: string;
  readonly by: string;
};

/** Plans it: the objection settled, its pause ended, everybody told. Refused when it is settled already. */
const settle = async (
  tx: Work,
  partnership: Partnership,
  objection: Objection,
  { came, words, by }: Settling,
): Promise<Result<{ came: CameOfIt }, 'settled'>> => {
  const may = objectionMay(objection.state, 'settle');
  if (!may.ok) return refuse('settled');
  const on = londonDate(tx.now);
  tx.write(objections, objection.id, {
    ...objection,
    state: may.value,
    settled: { came, words, by, on },
  });
  const pauses = (partnership.pauses ?? []).map((one) =>
    one.objection === objection.id && one.until === undefined ? { ...one, until: on } : one,
  );
  tx.write(partnerships, theOne, { ...partnership, pauses });
  const due = await tx.read(scheduled, mediatorDue(objection.id));
  if (due && due.startedAt === undefined) tx.remove(scheduled, due.id);
  const salt = (await tx.read(people, by))?.salt ?? '';
  tx.event(lifeEvents.settle, by, {
    objection: objection.id,
    came,
    words: saltedDigest(salt, words),
  });
  tell(tx, 'objection-settled', [...concernedBy(partnership), partnership.roles.mediator], {
    details: {
      objection: objection.id,
      party: objection.party,
      what: objection.title,
      came,
      path: `/objections/${objection.id}`,
    },
  });
  return accept({ came });
};

export type TakeBackInput = {
  readonly partnership: string;
  readonly by: string;
  readonly objection: string;
  /** What was agreed, or why it is taken back. */
  readonly words: string;
};

/** Somebody who may object for the same party takes it back. The mediator, where asked, is asked no more. */
export const takeObjectionBack = (
  outside: Outside,
  input: TakeBackInput,
): Promise<Result<{ came: CameOfIt }, 'not-allowed' | 'unknown-objection' | 'not-yours' | 'settled'>> =>
  asUseCase('object', outside, input, async (tx, partnership) => {
    const objection = await tx.read(objections, input.objection);
    if (!objection) return refuse('unknown-objection');
    if (!objectsFor(partnership, input.by).some(({ id }) => id === objection.party)) return refuse('not-yours');
    if (objection.mediator !== undefined) {
      const asked = await tx.read(requests, requestId(mediateSpec(objection, objection.mediator)));
      if (asked && isOpen(asked)) supersede(tx, asked, input.by);
    }
    return settle(tx, partnership, objection, {
      came: 'withdrawn',
      words: input.words,
      by: input.by,
    });
  });

/** The mediator, by their link, records what came of it. */
export const recordMediation = (
  outside: Outside,
  partnership: string,
  asked: string,
  { came, ...answer }: Extract<Answer, { does: 'do' }> & { readonly came: CameOfIt },
): Promise<Result<{ came: CameOfIt }, TakeRefusal | 'settled'>> =>
  work(outside, partnership, async (tx): Promise<Result<{ came: CameOfIt }, TakeRefusal | 'settled'>> => {
    const given = await giveWordIn(tx, asked, answer);
    if (!given.ok) return given;
    const { request, partnership: whole } = given.value;
    const objection = await tx.readNeeded(objections, request.about.id);
    // Pressed twice: it stands as it was recorded first.
    if (objection.settled?.by === answer.person) return accept({ came: objection.settled.came });
    return settle(tx, whole, objection, {
      came,
      words: answer.note ?? '',
      by: answer.person,
    });
  });
