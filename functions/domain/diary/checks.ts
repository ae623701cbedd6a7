/**
 * Each school's own word that the checks for an activity are done (L33, L34): who gave it, from when, until when. Without
 * one that is current, no session with pupils of that school. Never what a check found.
 */
import * as z from 'zod';
import { addDays } from '../calendar.ts';
import { type Partnership, PersonId } from '../partnership/partnership.ts';
import { Line, PlainDate, Slug, Urn } from '../values.ts';
import { forPupils, type Occasion } from './occasion.ts';

/** A confirmation is for a school year at most: staff, rooms and journeys change. Days. */
export const longestConfirmation = 366;

export const Confirmation = z.object({
  activity: Slug,
  school: Urn,
  by: PersonId,
  on: PlainDate,
  /** The last day for which it holds. */
  until: PlainDate,
  /** Whose policy applies where the pupils are: the host's, as a rule. */
  policy: Line,
  /** Whom the activity's people reach on the day. */
  contact: Line,
});
export type Confirmation = z.infer<typeof Confirmation>;

/** Head or lead of that school: whoever answers for its pupils. */
export const mayConfirmFor = ({ schools }: Pick<Partnership, 'schools'>, person: string, school: string): boolean =>
  schools.some(({ urn, head, lead }) => urn === school && (head === person || lead === person));

/** The last day that a confirmation given today can be for. */
export const latestConfirmation = (today: PlainDate): PlainDate => addDays(today, longestConfirmation);

/** It holds until its last day, and only while whoever gave it still answers for that school. */
export const isCurrent = (
  { school, by, until }: Confirmation,
  partnership: Pick<Partnership, 'schools'>,
  day: PlainDate,
): boolean => day <= until && mayConfirmFor(partnership, by, school);

/** The schools taking part that have not confirmed for that day, by URN; none where no pupils come. */
export const unconfirmedOn = (
  confirmations: readonly Confirmation[],
  partnership: Pick<Partnership, 'schools'>,
  planned: Pick<Occasion, 'schools' | 'years' | 'date'> & { readonly activity?: string | undefined },
): string[] => {
  if (!forPupils(planned)) return [];
  const current = new Set(
    confirmations
      .filter((one) => one.activity === planned.activity && isCurrent(one, partnership, planned.date))
      .map(({ school }) => school),
  );
  return planned.schools.filter((urn) => !current.has(urn));
};
