/**
 * Figures about groups of pupils that one school sends for one review (DOMAIN R31, section 5). Only counts and averages of
 * groups: there is no place for a pupil. Every text but the subject is one of a closed list, so that nothing else fits in.
 */
import * as z from 'zod';
import { Line } from '../values.ts';

export const yearGroups = [
  'Nursery',
  'Reception',
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'] as const),
] as const;
export type YearGroup = (typeof yearGroups)[number];

const notRecorded = 'Not recorded';
/** Each characteristic with the groups that its pupils are in: every pupil is in exactly one. */
export const characteristics = {
  'All pupils': ['All pupils'],
  FSM: ['FSM', 'Not FSM', notRecorded],
  Sex: ['Girls', 'Boys', notRecorded],
  SEND: ['SEND', 'No SEND', notRecorded],
  Ethnicity: ['Asian', 'Black', 'Mixed', 'White', 'Other', notRecorded],
  'Parental education': ['A parent has a degree', 'No parent has a degree', notRecorded],
  'Parental occupation': ['Higher', 'Intermediate', 'Routine or manual', notRecorded],
  Area: ['More deprived area', 'Less deprived area', notRecorded],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Characteristic = keyof typeof characteristics;
export const characteristicNames = Object.keys(characteristics) as [Characteristic, ...Characteristic[]];
export const everybody = 'All pupils';

export const groupsOf = (characteristic: Characteristic): readonly string[] => characteristics[characteristic];

/** `z`: not applicable here, nobody can be in this group. `x`: not available, the school does not know. */
export const absences = ['z', 'x'] as const;
export type Absence = (typeof absences)[number];

const Pupils = z.number().int('expected a whole number').min(0).max(5000, 'expected at most 5,000 pupils');
const Average = z.number().min(-10_000).max(10_000);

export const CohortRow = z.strictObject({
  year: z.enum(yearGroups),
  subject: Line.pipe(z.string().min(1, 'expected a subject or a measure').max(60, 'expected at most 60 characters')),
  characteristic: z.enum(characteristicNames),
  group: z.string(),
  /** How many pupils the row is about. */
  number: z.union([Pupils, z.enum(absences)]),
  /** How many of them are at the expected standard. A table has this, or a mean. */
  expected: Pupils.optional(),
  mean: Average.optional(),
  /** The least and the most that one pupil's result can be, of a mean. */
  scale: z.strictObject({ least: z.number(), most: z.number() }).optional(),
  /** How far they came since the last return, in the measure's own unit, against others who began at the same point. */
  progress: Average.optional(),
});
export type CohortRow = z.infer<typeof CohortRow>;

export const mostRows = 3000;
export const CohortTable = z.strictObject({ rows: z.array(CohortRow).max(mostRows) });
export type CohortTable = z.infer<typeof CohortTable>;

/** `expected`: its rows have numbers at the expected standard. `mean`: they have not. */
export type TableKind = 'expected' | 'mean';
export const kindOf = (row: Pick<CohortRow, 'expected' | 'mean'>): TableKind =>
  row.expected === undefined ? 'mean' : 'expected';
