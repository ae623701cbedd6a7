/** Who came to a date of the diary, and what it took (R24, R29): counts by school, never a name. */
import * as z from 'zod';
import { type Partnership, PersonId } from '../partnership/partnership.ts';
import { may } from '../permissions.ts';
import { Line, PlainDate, Urn } from '../values.ts';

/** More than this in one room is a slip of the finger. */
export const mostWhoCome = 500;
export const mostStaff = 50;
/** Ten hours. */
export const longestMinutes = 600;

export const Attendance = z.object({
  /** How many came of each school: pupils, or members of staff where no pupils come. */
  came: z.array(z.object({ school: Urn, count: z.number().int().min(0).max(mostWhoCome) })),
  /** The school whose staff gave their time to the others, and how many of them. */
  givenBy: Urn.optional(),
  staff: z.number().int().min(0).max(mostStaff),
  /** How long it took, and how long it was prepared: minutes. */
  minutes: z.number().int().min(1).max(longestMinutes),
  preparation: z.number().int().min(0).max(longestMinutes).default(0),
  /** One line of what went well. */
  good: Line.optional(),
  by: PersonId,
  on: PlainDate,
});
export type Attendance = z.infer<typeof Attendance>;

/** Whose people are counted: each school's, or, at a showcase, everybody who comes through the door of whoever hosts. */
export const countedSchools = ({
  kind,
  schools,
  host,
}: {
  readonly kind: string;
  readonly schools: readonly string[];
  readonly host?: string | undefined;
}): readonly string[] => {
  const all = [...new Set([...schools, ...(host === undefined ? [] : [host])])];
  return kind === 'showcase' ? [host ?? all[0] ?? ''].filter((urn) => urn !== '') : all;
};

/** Whoever leads it, the head or lead of the school that hosts, and those who run the partnership. */
export const mayNoteAttendance = (
  partnership: Partnership,
  person: string,
  { leader, host }: { readonly leader?: string | undefined; readonly host?: string | undefined },
): boolean => {
  if (!may(partnership, person, 'note-attendance')) return false;
  if (leader === person || may(partnership, person, 'plan-series')) return true;
  return partnership.schools.some(({ urn, head, lead }) => urn === host && (head === person || lead === person));
};

/** Whether somebody reads a school's small count: its own head and lead. Anybody else reads that it is small. */
export const readsCountOf = ({ schools }: Pick<Partnership, 'schools'>, person: string, school: string): boolean =>
  schools.some(({ urn, head, lead }) => urn === school && (head === person || lead === person));
