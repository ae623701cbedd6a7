/** Task: the year's evaluation is opened. Its figures are worked out from the returns whenever it is read. */
import * as z from 'zod';
import { letRead } from '../asking/reading-links.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { evaluations, partnerships, theOne } from '../records/kinds.ts';
import { writeStaged } from '../records/moving.ts';
import { work } from '../records/work.ts';

export const EvaluationInput = z.strictObject({ partnership: z.string(), evaluation: z.string() });

export const prepareEvaluation = async (outside: Outside, payload: unknown): Promise<{ evaluation: string }> => {
  const input = EvaluationInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    if (await tx.read(evaluations, input.evaluation)) return { evaluation: input.evaluation };
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(evaluations, input.evaluation, {
      id: input.evaluation,
      openedOn: londonDate(tx.now),
      words: '',
      staying: [],
    });
    writeStaged(tx, { ...partnership, evaluating: input.evaluation });
    tx.event('evaluation-opened', 'system', { evaluation: input.evaluation });
    await letRead(tx, `evaluation:${input.evaluation}`, outside.linkKeys.current);
    return { evaluation: input.evaluation };
  });
};
