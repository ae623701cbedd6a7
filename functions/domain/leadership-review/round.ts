/** One year's reviews between heads (R34): who goes from each school, and who visits whom. */
import * as z from 'zod';
import { PersonId } from '../partnership/partnership.ts';
import { PlainDate, Urn } from '../values.ts';
import { Reviewer } from './reviewers.ts';

const Visit = z.strictObject({ from: Urn, to: Urn });

export const Pairs = z.strictObject({
  visits: z.array(Visit),
  ownPartyAlone: z.array(Urn),
  withoutSharedYears: z.array(Urn),
  repeated: z.array(Visit),
  reciprocal: z.number().int().min(0),
  kilometres: z.number().min(0),
});

/** Id: the academic year, `202627`. */
export const LeadershipRound = z.object({
  id: z.string(),
  /** Where a school named somebody else than its head. */
  named: z.array(Reviewer).default([]),
  /** Worked out for the reviewers as they stood; gone when one of them changes. */
  pairs: Pairs.optional(),
  started: z.strictObject({ on: PlainDate, by: PersonId }).optional(),
});
export type LeadershipRound = z.infer<typeof LeadershipRound>;

export const noRound = (year: string): LeadershipRound => ({
  id: year,
  named: [],
});

/** `202526` before `202627`. */
export const yearBefore = (year: string): string => {
  const begins = Number(year.slice(0, 4)) - 1;
  return `${begins}${String((begins + 1) % 100).padStart(2, '0')}`;
};
