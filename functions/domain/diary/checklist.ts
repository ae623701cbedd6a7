/** What an activity needs before it can be held (R24): things, rooms, people, space, hours, and the change of curriculum it serves. */
import * as z from 'zod';
import { PersonId } from '../partnership/partnership.ts';
import { accept, type Result, refuse } from '../result.ts';
import { Line, PlainDate, Slug, Urn } from '../values.ts';

export const checklistKinds = ['equipment', 'rooms', 'people', 'space', 'hours', 'curriculum'] as const;
export type ChecklistKind = (typeof checklistKinds)[number];

/** More lines than this are read by nobody. */
export const mostLines = 40;

export const ChecklistLine = z.strictObject({
  /** `l1`, `l2` …: never given again. */
  id: Slug,
  kind: z.enum(checklistKinds),
  what: Line,
  /** The school that sees to it. */
  school: Urn,
  by: PlainDate,
  done: z.strictObject({ by: PersonId, on: PlainDate }).optional(),
});
export type ChecklistLine = z.infer<typeof ChecklistLine>;

/** One an activity. Id: the activity's. */
export const Checklist = z.object({
  activity: Slug,
  lines: z.array(ChecklistLine),
  /** How many were ever written. */
  count: z.number().int().min(0),
});
export type Checklist = z.infer<typeof Checklist>;

export const noChecklist = (activity: string): Checklist => ({ activity, lines: [], count: 0 });

export type NewLine = Pick<ChecklistLine, 'kind' | 'what' | 'school' | 'by'>;

const isSame = (one: ChecklistLine, other: NewLine): boolean =>
  one.kind === other.kind && one.what === other.what && one.school === other.school && one.by === other.by;

/** The list with one more line. A form that was sent twice adds it once. */
export const withLine = (list: Checklist, line: NewLine): Result<Checklist, 'too-many'> => {
  if (list.lines.some((one) => isSame(one, line))) return accept(list);
  if (list.lines.length >= mostLines) return refuse('too-many');
  const count = list.count + 1;
  return accept({ ...list, count, lines: [...list.lines, { ...line, id: `l${count}` }] });
};

/** What is not done yet, the first due first. */
export const openLines = ({ lines }: Checklist): ChecklistLine[] =>
  lines.filter(({ done }) => done === undefined).toSorted((one, other) => one.by.localeCompare(other.by));
