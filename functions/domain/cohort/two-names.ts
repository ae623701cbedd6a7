/** One measure under two names: whoever sees both tables sets them against each other, so only the first is shown. */
import type { CohortRow } from './cohort.ts';
import type { SchoolFigures } from './cohort-slices.ts';
import { subjectKey } from './figure-words.ts';

/** So many equal rows of a school are no coincidence: all pupils, and the groups of one characteristic. */
const fewestEqual = 2;

type Results = ReadonlyMap<string, string>;
/** Results by school and group, of each year group and subject. */
type Measured = { readonly year: string; readonly subject: string; readonly bySchool: ReadonlyMap<string, Results> };

const said = ({ number, expected, mean }: CohortRow): string => [number, expected, mean].join('|');

const measuredIn = (figures: readonly SchoolFigures[]): Measured[] => {
  const placed = figures.flatMap(({ school, table }) => table.rows.map((row) => ({ school, row })));
  const counted = placed.filter(({ row }) => typeof row.number === 'number');
  return [...Map.groupBy(counted, ({ row }) => `${row.year}|${row.subject.toLowerCase()}`).values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const bySchool = new Map(
      [...Map.groupBy(rows, ({ school }) => school)].map(([school, own]) => [
        school,
        new Map(own.map(({ row }) => [`${row.characteristic}|${row.group}`, said(row)] as const)),
      ]),
    );
    return [{ year: first.row.year, subject: first.row.subject, bySchool }];
  });
};

/** Whether every school that sent both sent the same for both. */
const isSame = (one: Measured, other: Measured): boolean => {
  if (one.year !== other.year) return false;
  let equal = 0;
  for (const [school, results] of one.bySchool) {
    const theirs = other.bySchool.get(school);
    if (!theirs) continue;
    const shared = [...results].filter(([place]) => theirs.has(place));
    if (!shared.every(([place, words]) => theirs.get(place) === words)) return false;
    equal = Math.max(equal, shared.length);
  }
  return equal >= fewestEqual;
};

const nameOf = ({ year, subject }: Pick<Measured, 'year' | 'subject'>): string => `${year}|${subject.toLowerCase()}`;

/**
 * Subjects of this review that are another one under a second name, by year group and subject in small letters, each with
 * the name that it is shown by. `before`: figures of earlier reviews: what was shown there keeps its name.
 */
export const secondNames = (
  figures: readonly SchoolFigures[],
  before: readonly SchoolFigures[] = [],
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const earlier = measuredIn(before);
  // The one of most schools stands for all: it is the whole of which the other would be a part.
  const now = measuredIn(figures).toSorted((one, other) => other.bySchool.size - one.bySchool.size);
  const kept: Measured[] = [];
  for (const one of now) {
    const isOld = earlier.some((other) => nameOf(other) === nameOf(one));
    const first =
      kept.find(
        (other) =>
          isSame(one, other) || (one.year === other.year && subjectKey(one.subject) === subjectKey(other.subject)),
      ) ?? (isOld ? undefined : earlier.find((other) => isSame(one, other)));
    if (first) found.set(nameOf(one), first.subject);
    else kept.push(one);
  }
  return found;
};
