/** The lead adds words to the figures and sends the evaluation to the boards. The figures cannot be edited. */
import { giveWordIn } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { type Evaluation, evaluations } from '../records/year-kinds.ts';

export type WriteEvaluationInput = {
  readonly partnership: string;
  readonly request: string;
  readonly words: string;
  /** How many took part, as the lead counts them. */
  readonly reached?: NonNullable<Evaluation['reached']>;
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
    const { words, reached = {} } = input;
    const isSame = evaluation.words === words && canonicalJson(evaluation.reached ?? {}) === canonicalJson(reached);
    if (request.outcome) return isSame ? accept({ sent: true as const }) : refuse('closed');
    const given = await giveWordIn(tx, request.id, { does: 'do', ...input.evidence });
    if (!given.ok) return given;
    tx.write(evaluations, evaluation.id, { ...evaluation, words, reached });
    return accept({ sent: true as const });
  });
