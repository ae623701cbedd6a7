/**
 * The figures of all schools for one review, as linked tables. A slice is one year group and subject: schools down, groups
 * across, a table for each characteristic. Every pupil counted is at the expected standard (`e`) or below it (`w`), so a
 * slice is two layers that add up to the number of pupils (`n`).
 */
import {
  type Characteristic,
  type CohortRow,
  type CohortTable,
  everybody,
  groupsOf,
  kindOf,
  type TableKind,
  type YearGroup,
  yearGroups,
} from './cohort.ts';

export type Counts = {
  readonly n: number;
  readonly e: number;
  readonly w: number;
  /** Of a mean: how many steps of its scale the pupils together are from its least and from its most. */
  readonly steps?: readonly [fromLeast: number, fromMost: number] | undefined;
};
export type Layer = 'n' | 'e' | 'w';

/**
 * One figure of a characteristic's table, as an arc of a network: a cell leads from its school to its group, a total from
 * its group to the end. What goes round in a circle changes no sum.
 */
export type Arc = {
  /** The same for the same group and school in every subject of a year group. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly counts: Counts;
  /** `rest`: pupils of groups that the school did not tell; never shown. */
  readonly kind: 'cell' | 'total' | 'rest';
  /** Position of the school, of a cell and of a rest. */
  readonly school?: number;
};

export type Network = {
  readonly characteristic: Characteristic;
  readonly groups: readonly string[];
  readonly arcs: readonly Arc[];
  /** Node numbers: schools first, then groups, then the end. */
  readonly end: number;
};

export type Slice = {
  readonly key: string;
  readonly year: YearGroup;
  readonly subject: string;
  readonly kind: TableKind;
  /** URNs of the schools that have pupils here, in the partnership's order. */
  readonly schools: readonly string[];
  readonly all: readonly Counts[];
  readonly grand: Counts;
  readonly networks: readonly Network[];
};

/** What one school sent. */
export type SchoolFigures = { readonly school: string; readonly table: CohortTable };

export const totalOf = '*';
export const figureId = (characteristic: string, group: string, school: string): string =>
  `${characteristic}|${group}|${school}`;
export const allId = (school: string): string => figureId(everybody, everybody, school);

export const sumOf = (counts: readonly Counts[]): Counts => ({
  n: counts.reduce((sum, { n }) => sum + n, 0),
  e: counts.reduce((sum, { e }) => sum + e, 0),
  w: counts.reduce((sum, { w }) => sum + w, 0),
  steps: stepsTogether(counts),
});

const stepsTogether = (counts: readonly Counts[]): Counts['steps'] => {
  let [low, high] = [0, 0];
  for (const { steps } of counts) {
    if (!steps) return undefined;
    low += steps[0];
    high += steps[1];
  }
  return counts.length === 0 ? undefined : [low, high];
};

/** A mean without a scale is of the time before scales were asked for: from nought, to 100 where it could be a percentage. */
const stepsOf = ({ mean, scale }: CohortRow, n: number): Counts['steps'] => {
  if (mean === undefined) return undefined;
  const { least, most } = scale ?? { least: 0, most: mean <= 100 ? 100 : Number.POSITIVE_INFINITY };
  return [n * (mean - least), n * (most - mean)];
};

const countsOf = (row: CohortRow): Counts => {
  const { number, expected = 0 } = row;
  const n = typeof number === 'number' ? number : 0;
  return { n, e: expected, w: n - expected, steps: stepsOf(row, n) };
};

type Rows = ReadonlyMap<string, CohortRow>;
const rowKey = (characteristic: string, group: string): string => `${characteristic}|${group}`;

const networkOf = (characteristic: Characteristic, schools: readonly string[], rows: readonly Rows[]): Network => {
  const groups = groupsOf(characteristic).filter((group) =>
    rows.some((own) => (own.get(rowKey(characteristic, group))?.number ?? 'z') !== 'z'),
  );
  const end = schools.length + groups.length;
  const arcs = schools.flatMap((urn, school): Arc[] => {
    const cells = groups.flatMap((group, at): Arc[] => {
      const row = rows[school]?.get(rowKey(characteristic, group));
      if (typeof row?.number !== 'number') return [];
      const id = figureId(characteristic, group, urn);
      return [{ id, from: school, to: schools.length + at, counts: countsOf(row), kind: 'cell', school }];
    });
    const told = sumOf(cells.map(({ counts }) => counts));
    const whole = rows[school]?.get(rowKey(everybody, everybody));
    const all = whole ? countsOf(whole) : told;
    const untold = groupsOf(characteristic).some(
      (group) => rows[school]?.get(rowKey(characteristic, group))?.number === 'x',
    );
    if (cells.length === 0 || !untold) return cells;
    const counts = { n: all.n - told.n, e: all.e - told.e, w: all.w - told.w };
    return [
      ...cells,
      { id: figureId(characteristic, 'rest', urn), from: school, to: end, counts, kind: 'rest', school },
    ];
  });
  const totals = groups.map((group, at): Arc => {
    const to = schools.length + at;
    const members = arcs.filter((arc) => arc.to === to).map(({ counts }) => counts);
    return { id: figureId(characteristic, group, totalOf), from: to, to: end, counts: sumOf(members), kind: 'total' };
  });
  return { characteristic, groups, arcs: [...arcs, ...totals], end };
};

const sliceOf = (key: string, placed: readonly { school: string; row: CohortRow }[]): Slice | undefined => {
  const bySchool = [...Map.groupBy(placed, ({ school }) => school)].filter(([, rows]) =>
    rows.some(({ row }) => row.characteristic === everybody && typeof row.number === 'number'),
  );
  const [first] = bySchool[0]?.[1] ?? [];
  if (!first) return undefined;
  const schools = bySchool.map(([school]) => school);
  const rows = bySchool.map(
    ([, own]) => new Map(own.map(({ row }) => [rowKey(row.characteristic, row.group), row] as const)),
  );
  const all = rows.map((own) => {
    const row = own.get(rowKey(everybody, everybody));
    return row ? countsOf(row) : { n: 0, e: 0, w: 0 };
  });
  const present = [...new Set(placed.map(({ row }) => row.characteristic))].filter((one) => one !== everybody);
  const networks = present
    .map((characteristic) => networkOf(characteristic, schools, rows))
    .filter(({ groups }) => groups.length > 0);
  const { year, subject } = first.row;
  return {
    key,
    year,
    subject,
    kind: key.endsWith('expected') ? 'expected' : 'mean',
    schools,
    all,
    grand: sumOf(all),
    networks,
  };
};

/** Rows whose number is missing belong to the tables that the school's other rows of the subject are in. */
const kindIn = (rows: readonly CohortRow[], row: CohortRow): TableKind => {
  const same = rows.find(
    ({ year, subject, number }) =>
      typeof number === 'number' && year === row.year && subject.toLowerCase() === row.subject.toLowerCase(),
  );
  return kindOf(same ?? row);
};

/** Every slice, by year group and then subject. Schools come in the order given. */
export const slicesOf = (figures: readonly SchoolFigures[]): Slice[] => {
  const placed = figures.flatMap(({ school, table }) =>
    table.rows.map((row) => ({ school, row, kind: kindIn(table.rows, row) })),
  );
  const groups = Map.groupBy(placed, ({ row, kind }) => `${row.year}|${row.subject.toLowerCase()}|${kind}`);
  return [...groups]
    .flatMap(([key, rows]) => sliceOf(key, rows) ?? [])
    .toSorted((a, b) => yearGroups.indexOf(a.year) - yearGroups.indexOf(b.year) || (a.key < b.key ? -1 : 1));
};
