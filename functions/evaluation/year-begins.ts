/** The agreement lasts longer than the year: boards read that it goes on, and on 1 September the next year gets its dates. */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { nextAcademicYear } from '../domain/proposal/next-year.ts';
import type { Outside } from '../ports.ts';
import { agreementsIn } from '../records/agreements.ts';
import { partnerships, scheduled, theOne } from '../records/kinds.ts';
import { writeStaged } from '../records/moving.ts';
import { type Work, work } from '../records/work.ts';

export const YearBeginsInput = z.strictObject({ partnership: z.string(), year: z.string() });

/** `to`: who hears of it. */
export const goesOn = async (tx: Work, partnership: Partnership, to: readonly string[]): Promise<void> => {
  const { year } = partnership;
  writeStaged(tx, partnership);
  tx.event('agreement-goes-on', 'system', { year });
  tell(tx, 'renewed', to, { details: { year, outcome: 'goes-on' } });
  await scheduleYear(tx, nextAcademicYear(year));
};

/** `202728`: on 1 September 2027. */
export const scheduleYear = async (tx: Work, year: string): Promise<void> => {
  const id = `year-${year}`;
  if (await tx.read(scheduled, id)) return;
  const input = { partnership: tx.partnership, year };
  const effect = { kind: 'task', task: 'year-begins', input } as const;
  tx.write(scheduled, id, { id, on: `${year.slice(0, 4)}-09-01`, effect });
};

/** Task, on 1 September. */
export const yearBegins = async (outside: Outside, payload: unknown): Promise<{ begun: boolean }> => {
  const input = YearBeginsInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const isBegun = partnership.year >= input.year || partnership.stage === 'ended';
    if (isBegun || !inForceOn(await agreementsIn(tx, partnership), today)) return { begun: false };
    writeStaged(tx, { ...partnership, year: input.year });
    tx.event('year-begun', 'system', { year: input.year });
    tx.effect({ kind: 'task', task: 'plan-year', input: { partnership: tx.partnership, signedOn: today } });
    return { begun: true };
  });
};
