/** Either side says what it thinks of an objection, while it is not settled. The mediator reads all of it. */
import { mostSaid } from '../domain/lifecycle/objection.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { saltedDigest } from '../records/digest.ts';
import { people } from '../records/kinds.ts';
import { objections } from '../records/objections.ts';

export type SayInput = {
  readonly partnership: string;
  readonly by: string;
  readonly objection: string;
  readonly words: string;
};
export type SayRefusal = 'not-allowed' | 'unknown-objection' | 'settled' | 'too-much';

export const sayOnObjection = (outside: Outside, input: SayInput): Promise<Result<{ said: number }, SayRefusal>> =>
  asUseCase('say-on-objection', outside, input, async (tx) => {
    const objection = await tx.read(objections, input.objection);
    if (!objection) return refuse('unknown-objection');
    if (objection.state === 'settled') return refuse('settled');
    // The same words again, from the same person: a form that was sent twice.
    const last = objection.said.at(-1);
    if (last?.by === input.by && last.words === input.words) return accept({ said: objection.said.length });
    if (objection.said.length >= mostSaid) return refuse('too-much');
    const said = [...objection.said, { by: input.by, on: londonDate(tx.now), words: input.words }];
    tx.write(objections, objection.id, { ...objection, said });
    const salt = (await tx.read(people, input.by))?.salt ?? '';
    tx.event('objection-answered', input.by, {
      objection: objection.id,
      words: saltedDigest(salt, input.words),
    });
    return accept({ said: said.length });
  });
