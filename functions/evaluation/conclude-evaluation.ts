/**
 * Task: the year's evaluation ends. What is in force stays in force to its last day, whatever was decided about the time
 * after. What was decided is read from what was weighed.
 */
import * as z from 'zod';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne, weighings } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { type Evaluation, evaluations } from '../records/year-kinds.ts';
import { decidedNotToRenew } from './not-renewed.ts';
import { openNextYear } from './open-next-year.ts';
import { sealYear } from './seal-year.ts';
import { goesOn } from './year-begins.ts';

export const ConcludeEvaluationInput = z.strictObject({
  partnership: z.string(),
  evaluation: z.string(),
  /** How often those who stay were asked whether they go on without the others; 0 when all stay. */
  round: z.number().int().min(0),
});

export const concludeEvaluation = async (outside: Outside, payload: unknown): Promise<{ outcome: string }> => {
  const input = ConcludeEvaluationInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const evaluation = await tx.readNeeded(evaluations, input.evaluation);
    if (evaluation.outcome) return { outcome: evaluation.outcome };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const { outcome, staying } = await decided(tx, evaluation, input.round);
    const sealed = await sealYear(outside, tx, partnership, evaluation, outcome);
    const concludedOn = londonDate(tx.now);
    tx.write(evaluations, evaluation.id, { ...evaluation, outcome, sealed, staying: [...staying], concludedOn });
    const { evaluating: _, ...after } = partnership;
    if (partnership.stage === 'ended') return { outcome };
    if (outcome === 'goes-on') await goesOn(tx, after, everybody(partnership));
    else if (outcome === 'ended') await decidedNotToRenew(tx, after, everybody(partnership));
    else await openNextYear(tx, after, { staying, outcome, to: everybody(partnership) });
    return { outcome };
  });
};

type Decided = { readonly outcome: NonNullable<Evaluation['outcome']>; readonly staying: readonly string[] };

const decided = async (tx: Work, { id, asks }: Evaluation, round: number): Promise<Decided> => {
  const key = round > 0 ? `continuing-${id}-${round}` : `renewal-${id}`;
  // Nobody was asked: the agreement lasts longer than the year.
  if (asks === false && !(await tx.read(weighings, key))) return { outcome: 'goes-on', staying: [] };
  const { outcome, staying } = await tx.readNeeded(weighings, key);
  const goes = outcome === 'renewed' || outcome === 'renewed-with-changes' || outcome === 'continues';
  return { outcome: goes ? outcome : 'ended', staying };
};

const everybody = (partnership: Partnership): string[] => {
  const { lead, chair, progressChaser } = partnership.roles;
  const boards = activeParties(partnership).flatMap((party) => party.boards);
  return [
    ...[lead, chair, progressChaser],
    ...activeSchools(partnership).flatMap((school) => [school.head, school.lead]),
    ...boards.flatMap((board) => [board.clerk, ...board.members.map((member) => member.person)]),
  ];
};
