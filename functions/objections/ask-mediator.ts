/** Task, on the day after the boards had time to talk (O2): the mediator is asked, unless it is settled. */
import * as z from 'zod';
import { startRequest } from '../asking/start-request.ts';
import type { RequestSpec } from '../domain/asking/kinds.ts';
import { type Objection, objectionMay, whoMediates } from '../domain/lifecycle/objection.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import { objections } from '../records/objections.ts';
import { work } from '../records/work.ts';

export const AskMediatorInput = z.strictObject({
  partnership: z.string(),
  objection: z.string(),
});

export const mediateSpec = ({ id, party }: Pick<Objection, 'id' | 'party'>, person: string): RequestSpec => ({
  kind: 'mediate',
  about: { kind: 'objection', id },
  party,
  person,
});

export const askMediator = async (outside: Outside, payload: unknown): Promise<{ asked: boolean }> => {
  const input = AskMediatorInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const objection = await tx.readNeeded(objections, input.objection);
    const may = objectionMay(objection.state, 'mediate');
    if (!may.ok || partnership.stage === 'ended') return { asked: false };
    const here = new Set((await tx.list(people)).filter(({ left }) => left === undefined).map(({ id }) => id));
    const mediator = whoMediates(partnership, objection.party, (person) => here.has(person));
    if (mediator === undefined) return { asked: false };
    tx.write(objections, objection.id, {
      ...objection,
      state: may.value,
      mediator,
    });
    tx.event(lifeEvents.mediate, 'system', {
      objection: objection.id,
      person: mediator,
    });
    startRequest(tx, mediateSpec(objection, mediator));
    return { asked: true };
  });
};
