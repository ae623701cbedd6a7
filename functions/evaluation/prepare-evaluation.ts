/**
 * Task: the year's evaluation is opened, while an agreement is in force. Its figures are worked out from the returns whenever
 * it is read. Says whether the boards are asked about renewal: only when the agreement would run out before the next one.
 */
import * as z from 'zod';
import { letRead } from '../asking/reading-links.ts';
import { begunBy, inForceOn } from '../domain/agreement/agreement-chain.ts';
import { isRenewalAsked } from '../domain/agreement/renewing.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { agreementsIn } from '../records/agreements.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { writeStaged } from '../records/moving.ts';
import { work } from '../records/work.ts';
import { evaluations } from '../records/year-kinds.ts';

export const EvaluationInput = z.strictObject({ partnership: z.string(), evaluation: z.string() });

export type Prepared = { readonly evaluation: string; readonly opens: boolean; readonly asks: boolean };

export const prepareEvaluation = async (outside: Outside, payload: unknown): Promise<Prepared> => {
  const input = EvaluationInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const opened = await tx.read(evaluations, input.evaluation);
    if (opened) return { evaluation: opened.id, opens: true, asks: opened.asks ?? true };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const agreements = await agreementsIn(tx, partnership);
    const agreement = inForceOn(agreements, today);
    // One that ran out while its renewal is still being decided is looked back on all the same.
    const lookedBackOn = agreement ?? (partnership.stage === 'lapsed' ? undefined : begunBy(agreements, today));
    if (partnership.stage === 'ended' || !lookedBackOn)
      return { evaluation: input.evaluation, opens: false, asks: false };
    const asks = isRenewalAsked(lookedBackOn, today);
    tx.write(evaluations, input.evaluation, { id: input.evaluation, openedOn: today, words: '', staying: [], asks });
    writeStaged(tx, { ...partnership, evaluating: input.evaluation });
    tx.event('evaluation-opened', 'system', { evaluation: input.evaluation, asks });
    await letRead(tx, `evaluation:${input.evaluation}`, outside.linkKeys.current);
    return { evaluation: input.evaluation, opens: true, asks };
  });
};
