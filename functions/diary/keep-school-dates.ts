/** A school's head or lead keeps its own dates: trips, plays, training days (R21). The list is replaced whole. */
import type { OwnDate } from '../domain/diary/school-dates.ts';
import { keepsDatesOf } from '../domain/diary/who-plans.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { schoolDates } from '../records/diary.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type KeepSchoolDatesInput = {
  readonly partnership: string;
  readonly by: string;
  readonly urn: string;
  readonly dates: readonly OwnDate[];
};

export const keepSchoolDates = (
  outside: Outside,
  { partnership: id, by, urn, dates }: KeepSchoolDatesInput,
): Promise<Result<{ count: number }, 'not-yours'>> =>
  work(outside, id, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (!keepsDatesOf(partnership, by).includes(urn)) return refuse('not-yours');
    await tx.read(schoolDates, urn);
    const kept = dates.map((date) => ({ ...date, years: [...date.years] }));
    tx.write(schoolDates, urn, { urn, dates: kept, by, on: londonDate(tx.now) });
    tx.event('school-dates-kept', by, { school: urn, count: dates.length });
    return accept({ count: dates.length });
  });
