/**
 * Task: the year ends. Renewed, next year's proposal opens from this one, for the parties that stay; ended, everybody is
 * thanked and told. What was decided is read from what was weighed.
 */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { nextAcademicYear, proposalForNextYear } from '../domain/proposal/next-year.ts';
import type { Outside } from '../ports.ts';
import {
  type Evaluation,
  evaluations,
  partnerships,
  proposals,
  proposalVersions,
  theOne,
  versionId,
  weighings,
} from '../records/kinds.ts';
import { endPartnership, mustMove } from '../records/moving.ts';
import { type Work, work } from '../records/work.ts';
import { sealYear } from './seal-year.ts';

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
    const weighed = await tx.readNeeded(
      weighings,
      input.round > 0 ? `continuing-${evaluation.id}-${input.round}` : `renewal-${evaluation.id}`,
    );
    const outcome = outcomeIn(weighed.outcome);
    const sealed = await sealYear(outside, tx, partnership, evaluation, outcome);
    tx.write(evaluations, evaluation.id, {
      ...evaluation,
      outcome,
      sealed,
      staying: weighed.staying,
      concludedOn: londonDate(tx.now),
    });
    if (outcome === 'ended') end(tx, partnership);
    else await renew(tx, partnership, weighed.staying, outcome);
    return { outcome };
  });
};

const outcomeIn = (weighed: string): NonNullable<Evaluation['outcome']> =>
  weighed === 'renewed' || weighed === 'renewed-with-changes' || weighed === 'continues' ? weighed : 'ended';

const everybody = (partnership: Partnership): string[] => {
  const { lead, chair, progressChaser } = partnership.roles;
  const boards = activeParties(partnership).flatMap((party) => party.boards);
  return [
    ...[lead, chair, progressChaser],
    ...activeSchools(partnership).flatMap((school) => [school.head, school.lead]),
    ...boards.flatMap((board) => [board.clerk, ...board.members.map((member) => member.person)]),
  ];
};

const end = (tx: Work, partnership: Partnership): void => {
  const on = londonDate(tx.now);
  endPartnership(tx, partnership, { on, because: 'not-renewed' }, { year: partnership.year });
  tell(tx, 'ended', everybody(partnership), {
    details: { year: partnership.year, reads: `evaluation:${partnership.year}` },
  });
};

const renew = async (
  tx: Work,
  partnership: Partnership,
  staying: readonly string[],
  outcome: string,
): Promise<void> => {
  const today = londonDate(tx.now);
  const year = nextAcademicYear(partnership.year);
  const leaving = activeParties(partnership).filter((party) => !staying.includes(party.id));
  const left = [...partnership.left, ...leaving.map((party) => ({ party: party.id, on: today }))];
  const { mou: _, dataAgreement: __, startedOn: ___, evaluating: ____, ...rest } = partnership;
  const renewed: Partnership = { ...rest, left, year, proposal: year };
  const before = await tx.readNeeded(proposals, partnership.proposal ?? '');
  const { content } = await tx.readNeeded(proposalVersions, versionId(before.id, before.version));
  const schools = new Set(activeSchools(renewed).map((school) => school.urn));
  const change = { id: year, version: 1, returned: [], clonedFrom: before.id };
  mustMove(tx, 'begin', { partnership: renewed, change });
  tx.write(proposalVersions, versionId(year, 1), {
    proposal: year,
    version: 1,
    content: proposalForNextYear(content, schools),
    changedAt: tx.now.toISOString(),
  });
  tx.event('partnership-renewed', 'system', { year, outcome, staying: [...staying] });
  tell(tx, 'renewed', everybody(partnership), { details: { year, outcome } });
  tx.effect({
    kind: 'start',
    workflow: 'proposal',
    name: `${tx.partnership}-proposal-${year}-v1`.slice(0, 80),
    input: { partnership: tx.partnership, proposal: year },
  });
};
