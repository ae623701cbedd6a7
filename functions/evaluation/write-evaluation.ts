/** The lead adds words to the figures and sends the evaluation to the boards. The figures cannot be edited. */
import { giveIn } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { accept, type Result, refuse } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { evaluations, requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type WriteEvaluationInput = {
  readonly partnership: string;
  readonly request: string;
  readonly words: string;
  readonly evidence: Evidence;
};

export const writeEvaluation = (
  outside: Outside,
  input: WriteEvaluationInput,
): Promise<Result<{ sent: true }, TakeRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const request = await tx.readNeeded(requests, input.request);
    const evaluation = await tx.readNeeded(evaluations, request.about.id);
    // Once sent, the words stand: the same ones again are accepted, others are not.
    if (request.outcome) return evaluation.words === input.words ? accept({ sent: true as const }) : refuse('closed');
    const given = await giveIn(tx, request.id, { does: 'do', ...input.evidence });
    if (!given.ok) return given.refusal === 'meeting-record-faulty' ? refuse('not-offered') : refuse(given.refusal);
    tx.write(evaluations, evaluation.id, { ...evaluation, words: input.words });
    return accept({ sent: true as const });
  });
