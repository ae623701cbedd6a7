/** The table of a review as everybody may see it: frozen when the review closes. */
import * as z from 'zod';
import { Line, Urn } from '../words.ts';
import { type CohortRow, characteristicNames, everybody, yearGroups } from './cohort.ts';
import { allId, figureId, type SchoolFigures, type Slice, slicesOf, totalOf } from './cohort-slices.ts';
import { grandId, type Hidden, isHidden } from './hidden-figures.ts';
import { type HiddenBefore, suppress } from './suppress.ts';

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

const whyRefused =
  'So few pupils are in these groups that hiding single figures would not keep them from being worked out. Nothing of this table is shown.';

const inTenths = (value: number): number => Math.round(value * 10) / 10;

type Source = {
  readonly slice: Slice;
  readonly hidden: Hidden;
  readonly rowOf: (school: string, of: Place) => CohortRow | undefined;
};
type Place = Pick<CohortRow, 'characteristic' | 'group'>;

const schoolFigures = ({ slice, hidden, rowOf }: Source, school: string, place: Place): PublishedFigures => {
  const row = rowOf(school, place);
  const isAll = place.characteristic === everybody;
  const id = isAll ? allId(school) : figureId(place.characteristic, place.group, school);
  if (typeof row?.number !== 'number') return { school, number: row?.number ?? 'x' };
  const shown = (what: 'n' | 'e', value: number | undefined): Figure =>
    isHidden(hidden, slice, what, id) ? 'c' : (value ?? 'x');
  return {
    school,
    number: shown('n', row.number),
    ...(slice.kind === 'expected' ? { expected: shown('e', row.expected) } : { mean: shown('n', row.mean) }),
    ...(row.progress !== undefined && { progress: shown('n', row.progress) }),
  };
};

/** The mean over all pupils; not available when a school gave none. */
const meanOf = (rows: readonly CohortRow[]): Figure => {
  if (rows.some(({ mean }) => mean === undefined)) return 'x';
  const pupils = rows.reduce((sum, { number }) => sum + Number(number), 0);
  return pupils === 0
    ? 'x'
    : inTenths(rows.reduce((sum, { number, mean = 0 }) => sum + Number(number) * mean, 0) / pupils);
};

const totalFigures = ({ slice, hidden, rowOf }: Source, place: Place): PublishedFigures => {
  const rows = slice.schools
    .flatMap((urn) => rowOf(urn, place) ?? [])
    .filter(({ number }) => typeof number === 'number');
  const id = place.characteristic === everybody ? grandId : figureId(place.characteristic, place.group, totalOf);
  const shown = (what: 'n' | 'e', value: Figure): Figure => (isHidden(hidden, slice, what, id) ? 'c' : value);
  if (rows.length === 0) return { number: 'x' };
  const sum = (of: (row: CohortRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    number: shown(
      'n',
      sum(({ number }) => Number(number)),
    ),
    ...(slice.kind === 'expected'
      ? {
          expected: shown(
            'e',
            sum(({ expected = 0 }) => expected),
          ),
        }
      : { mean: shown('n', meanOf(rows)) }),
  };
};

const tableOf = (source: Source, refused: boolean): PublishedTable => {
  const { slice } = source;
  const { year, subject, kind } = slice;
  if (refused) return { year, subject, kind, rows: [], refused: whyRefused };
  const places: Place[] = [
    { characteristic: everybody, group: everybody },
    ...slice.networks.flatMap(({ characteristic, groups }) => groups.map((group) => ({ characteristic, group }))),
  ];
  const rows = places.map((place) => ({
    ...place,
    figures: [...slice.schools.map((school) => schoolFigures(source, school, place)), totalFigures(source, place)],
  }));
  const allHidden = rows.every(({ figures }) => figures.every(({ number }) => typeof number !== 'number'));
  return allHidden ? { year, subject, kind, rows: [], refused: whyRefused } : { year, subject, kind, rows };
};

const finder = (figures: readonly SchoolFigures[], { year, subject }: Slice): Source['rowOf'] => {
  const key = (school: string, { characteristic, group }: Place): string => `${school}|${characteristic}|${group}`;
  const rows = new Map(
    figures.flatMap(({ school, table }) =>
      table.rows
        .filter((row) => row.year === year && row.subject.toLowerCase() === subject.toLowerCase())
        .map((row) => [key(school, row), row] as const),
    ),
  );
  return (school, place) => rows.get(key(school, place));
};

/**
 * Makes the table that everybody may see. `parties`: the URNs of each party's schools. `before`: what was hidden in the
 * reviews of the same academic year so far.
 */
export const publishCohort = (
  figures: readonly SchoolFigures[],
  options: {
    readonly threshold: number;
    readonly parties: readonly (readonly string[])[];
    readonly before?: PublishedCohort['hidden'];
  },
): PublishedCohort => {
  const slices = slicesOf(figures);
  const suppressed = suppress(slices, options);
  const tables = slices.flatMap((slice) => {
    const found = suppressed.get(slice.year);
    if (!found) return [];
    return [tableOf({ slice, hidden: found.hidden, rowOf: finder(figures, slice) }, found.refused.has(slice.key))];
  });
  const hidden = Object.fromEntries(
    [...suppressed].map(
      ([year, { hidden: own }]): [string, { numbers: string[]; results: Record<string, string[]> }] => [
        year,
        {
          numbers: [...own.numbers],
          results: Object.fromEntries([...own.results].map(([key, ids]) => [key, [...ids]])),
        },
      ],
    ),
  );
  return { threshold: options.threshold, tables, hidden: { ...options.before, ...hidden } };
};

export type { HiddenBefore };
