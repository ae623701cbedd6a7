/**
 * Reviews that came before, as they stand beside a new one: pupils who have moved up a year group, schools that have a new
 * number, and figures that were deleted when their time was up.
 */
import { type CohortRow, type YearGroup, yearGroups } from './cohort.ts';
import type { SchoolFigures } from './cohort-slices.ts';
import type { PublishedCohort } from './published-figures.ts';

/** A review that is published: what the schools had sent for it, and what everybody sees of that. */
export type EarlierReview = {
  readonly figures: readonly SchoolFigures[];
  readonly published: PublishedCohort;
  /** Academic years since: its pupils have moved up by as many year groups. Nothing: of the same year. */
  readonly yearsAgo?: number;
};

/** Where pupils of a year group are so many years later; nothing once they have left school. */
const movedUp = (year: string, by: number): YearGroup | undefined => {
  const at = yearGroups.findIndex((one) => one === year);
  return at < 0 ? undefined : yearGroups[at + by];
};

const movedKey = (key: string, by: number): string[] => {
  const [year = '', ...rest] = key.split('|');
  const now = movedUp(year, by);
  return now === undefined ? [] : [[now, ...rest].join('|')];
};

/** The review as if it had been about the year groups that its pupils are in now. */
const movedUpReview = (review: EarlierReview): EarlierReview => {
  const { yearsAgo: by = 0, figures, published } = review;
  if (by === 0) return review;
  const row = (one: CohortRow): CohortRow[] => {
    const year = movedUp(one.year, by);
    return year === undefined ? [] : [{ ...one, year }];
  };
  const tables = published.tables.flatMap((table) => {
    const year = movedUp(table.year, by);
    return year === undefined ? [] : [{ ...table, year }];
  });
  const hidden = Object.entries(published.hidden).flatMap(([year, { numbers, results }]) => {
    const now = movedUp(year, by);
    const moved = Object.entries(results).flatMap(([key, ids]) => movedKey(key, by).map((one) => [one, ids] as const));
    return now === undefined ? [] : [[now, { numbers, results: Object.fromEntries(moved) }] as const];
  });
  return {
    figures: figures.map(({ school, table }) => ({ school, table: { rows: table.rows.flatMap(row) } })),
    published: { ...published, tables, hidden: Object.fromEntries(hidden) },
  };
};

/** What reviews hid, together, by year group. */
export const hiddenTogether = (all: readonly PublishedCohort['hidden'][]): PublishedCohort['hidden'] => {
  const found: PublishedCohort['hidden'] = {};
  for (const [year, { numbers, results }] of all.flatMap((one) => Object.entries(one))) {
    const known = found[year] ?? { numbers: [], results: {} };
    const keys = new Set([...Object.keys(known.results), ...Object.keys(results)]);
    found[year] = {
      numbers: [...new Set([...known.numbers, ...numbers])],
      results: Object.fromEntries(
        [...keys].map((key) => [key, [...new Set([...(known.results[key] ?? []), ...(results[key] ?? [])])]]),
      ),
    };
  }
  return found;
};

type Table = PublishedCohort['tables'][number];

const hides = ({ rows, leftOut = [] }: Table, characteristic?: string): boolean =>
  leftOut.length > 0 ||
  rows.some(
    (row) =>
      (characteristic === undefined || row.characteristic === characteristic) &&
      row.figures.some(({ number, expected, mean }) => [number, expected, mean].includes('c')),
  );

/**
 * Year groups of which an earlier table hid something, and what the schools had sent for it is deleted: nothing can be
 * proven of them any more. `wholes`: whether even numbers of all pupils were hidden.
 */
export const forgottenYears = (
  earlier: readonly EarlierReview[],
): ReadonlyMap<string, { readonly wholes: boolean }> => {
  const found = new Map<string, { readonly wholes: boolean }>();
  for (const { figures, published } of earlier) {
    for (const table of published.tables) {
      const sent = new Set(
        figures
          .filter(({ table: { rows } }) => rows.some(({ year }) => year === table.year))
          .map(({ school }) => school),
      );
      const told = table.rows.flatMap((row) => row.figures.flatMap(({ school }) => school ?? []));
      if (told.every((school) => sent.has(school)) || !hides(table)) continue;
      const wholes = (found.get(table.year)?.wholes ?? false) || hides({ ...table, leftOut: [] }, 'All pupils');
      found.set(table.year, { wholes });
    }
  }
  return found;
};

const numbersOf = ({ table }: SchoolFigures): ReadonlyMap<string, number> =>
  new Map(
    table.rows.flatMap(({ year, characteristic, group, number }) =>
      typeof number === 'number' ? [[`${year}|${characteristic}|${group}`, number] as const] : [],
    ),
  );

/** Whether two numbers of a school may be one school: as many pupils in all of a year group, and most groups as large. */
const mayBeOne = (one: SchoolFigures, other: SchoolFigures): boolean => {
  const [here, there] = [numbersOf(one), numbersOf(other)];
  const shared = [...here].filter(([place]) => there.has(place));
  const equal = shared.filter(([place, number]) => there.get(place) === number);
  const wholes = equal.filter(([place]) => place.endsWith('|All pupils|All pupils'));
  return wholes.length > 0 && equal.length * 2 > shared.length;
};

const renumbered = (review: EarlierReview, urns: ReadonlyMap<string, string>): EarlierReview => {
  if (urns.size === 0) return review;
  const now = (urn: string): string => urns.get(urn) ?? urn;
  const id = (one: string): string => {
    const at = one.lastIndexOf('|') + 1;
    return `${one.slice(0, at)}${now(one.slice(at))}`;
  };
  const { figures, published } = review;
  const tables = published.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      figures: row.figures.map(({ school, ...one }) => (school === undefined ? one : { ...one, school: now(school) })),
    })),
  }));
  const hidden = Object.fromEntries(
    Object.entries(published.hidden).map(([year, { numbers, results }]) => [
      year,
      {
        numbers: numbers.map(id),
        results: Object.fromEntries(Object.entries(results).map(([key, ids]) => [key, ids.map(id)])),
      },
    ]),
  );
  return {
    ...review,
    figures: figures.map(({ school, table }) => ({ school: now(school), table })),
    published: { ...published, tables, hidden },
  };
};

/** By a number that a school had before, the number that it has now. */
export type Successors = ReadonlyMap<string, string>;

/** Schools that are in the partnership now, and what its file says of numbers that they had before. */
export type SchoolsNow = { readonly urns: ReadonlySet<string>; readonly successors: Successors };

/**
 * The review with the numbers that its schools have now: a school that became an academy is the same school with a new
 * number. Where nobody said so, one that is not in the partnership any more, and one that is new with the same pupils, are
 * taken for one. Where neither can be told, the review is one whose figures were deleted: nothing can be proven beside it.
 */
export const asNow = (
  earlier: EarlierReview,
  figures: readonly SchoolFigures[],
  { urns: current, successors }: SchoolsNow,
): EarlierReview => {
  const review = renumbered(movedUpReview(earlier), successors);
  const [now, then] = [new Set(figures.map((one) => one.school)), new Set(review.figures.map((one) => one.school))];
  const arrived = figures.filter(({ school }) => !then.has(school));
  const gone = review.figures.filter(({ school }) => !now.has(school) && !current.has(school));
  const urns = new Map<string, string>();
  for (const one of gone) {
    const same = arrived.find((other) => mayBeOne(one, other) && ![...urns.values()].includes(other.school));
    if (same) urns.set(one.school, same.school);
  }
  const followed = new Set(urns.values());
  const isUnsure = arrived.some(({ school }) => !followed.has(school) && ![...successors.values()].includes(school));
  const kept = isUnsure ? review.figures.filter((one) => !gone.includes(one) || urns.has(one.school)) : review.figures;
  return renumbered({ ...review, figures: kept }, urns);
};
