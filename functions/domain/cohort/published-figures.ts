/** The shape of a published table: what is stored of it, and what everybody may see. */
import * as z from 'zod';
import { Line, Urn } from '../values.ts';
import { characteristicNames, yearGroups } from './cohort.ts';

/** `c`: suppressed. `z`: not applicable. `x`: not available. */
export const symbols = ['c', 'z', 'x'] as const;
const Figure = z.union([z.number(), z.enum(symbols)]);
export type Figure = z.infer<typeof Figure>;

export const PublishedFigures = z.strictObject({
  /** Nothing: all schools together. */
  school: Urn.optional(),
  number: Figure,
  expected: Figure.optional(),
  mean: Figure.optional(),
  progress: Figure.optional(),
});
export type PublishedFigures = z.infer<typeof PublishedFigures>;

export const PublishedTable = z.strictObject({
  year: z.enum(yearGroups),
  subject: Line,
  kind: z.enum(['expected', 'mean']),
  rows: z.array(
    z.strictObject({
      characteristic: z.enum(characteristicNames),
      group: z.string(),
      figures: z.array(PublishedFigures),
    }),
  ),
  /** Why nothing of it is published. */
  refused: z.string().optional(),
  /** Characteristics of which nothing is published, each with why. */
  leftOut: z.array(z.strictObject({ characteristic: z.enum(characteristicNames), why: z.string() })).optional(),
});
export type PublishedTable = z.infer<typeof PublishedTable>;

export const PublishedCohort = z.strictObject({
  /** Counts below it are hidden. */
  threshold: z.number().int(),
  tables: z.array(PublishedTable),
  /** Ids of what is hidden, by year group, so that it stays hidden in the reviews that follow. */
  hidden: z.record(
    z.string(),
    z.strictObject({ numbers: z.array(z.string()), results: z.record(z.string(), z.array(z.string())) }),
  ),
});
export type PublishedCohort = z.infer<typeof PublishedCohort>;
