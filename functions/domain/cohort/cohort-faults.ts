/** What does not fit together in a school's figures: each fault is said with the position of its row. */
import { type Fault, fault } from '../partnership/fault.ts';
import { type CohortRow, everybody, groupsOf, kindOf } from './cohort.ts';

type Placed = { readonly row: CohortRow; readonly at: number };

const own = ({ row, at }: Placed): Fault[] => {
  const { characteristic, group, number, expected, mean } = row;
  const faults: Fault[] = [];
  const say = (field: string, expectation: string) => faults.push(fault(['rows', at, field], expectation));
  const groups = groupsOf(characteristic);
  if (!groups.includes(group)) say('group', `expected one of: ${groups.join(', ')}`);
  if (expected !== undefined && mean !== undefined)
    say('mean', 'expected a number at the standard or a mean, not both');
  if (typeof number === 'number' && expected !== undefined && expected > number)
    say('expected', `expected at most ${number}, the number of pupils`);
  if (typeof number !== 'number' && [expected, mean, row.progress].some((one) => one !== undefined))
    say('number', 'expected a number of pupils beside their results');
  return faults;
};

const keyOf = ({ row }: Placed): string =>
  [row.year, row.subject.toLowerCase(), row.characteristic, row.group].join('|');

const doubled = (placed: readonly Placed[]): Fault[] => {
  const first = new Map<string, number>();
  return placed.flatMap((one) => {
    const before = first.get(keyOf(one));
    first.set(keyOf(one), before ?? one.at);
    return before === undefined ? [] : [fault(['rows', one.at], 'expected each group only once')];
  });
};

type Totals = { readonly number: number; readonly expected: number };
const totalsOf = (rows: readonly CohortRow[]): Totals => ({
  number: rows.reduce((sum, { number }) => sum + (typeof number === 'number' ? number : 0), 0),
  expected: rows.reduce((sum, { expected = 0 }) => sum + expected, 0),
});

const fits = (parts: Totals, whole: Totals, isWhole: boolean, hasResults: boolean): boolean => {
  const enough = (part: number, all: number): boolean => (isWhole ? part === all : part <= all);
  if (!enough(parts.number, whole.number)) return false;
  const below = ({ number, expected }: Totals): number => number - expected;
  return !hasResults || (enough(parts.expected, whole.expected) && enough(below(parts), below(whole)));
};

/** The groups of every characteristic must add up to all pupils: a table that does not is a slip, and hides badly. */
const sums = (placed: readonly Placed[]): Fault[] => {
  const counted = placed.filter(({ row }) => typeof row.number === 'number');
  const bySubject = Map.groupBy(counted, ({ row }) => `${row.year}|${row.subject.toLowerCase()}`);
  return [...bySubject.values()].flatMap((table) => {
    if (new Set(table.map(({ row }) => kindOf(row))).size > 1)
      return [
        fault(
          ['rows', table.at(-1)?.at ?? 0],
          'expected the number at the standard in every row of a subject, or in none',
        ),
      ];
    const all = table.find(({ row }) => row.characteristic === everybody);
    if (!all)
      return [fault(['rows', table[0]?.at ?? 0], `expected a row for “${everybody}” of this year group and subject`)];
    return [...Map.groupBy(table, ({ row }) => row.characteristic)].flatMap(([characteristic, rows]) => {
      const unknown = placed.some(
        ({ row }) =>
          row.number === 'x' &&
          row.characteristic === characteristic &&
          row.year === all.row.year &&
          row.subject.toLowerCase() === all.row.subject.toLowerCase(),
      );
      const whole = totalsOf([all.row]);
      const fit = fits(totalsOf(rows.map(({ row }) => row)), whole, !unknown, all.row.expected !== undefined);
      return fit
        ? []
        : [fault(['rows', rows[0]?.at ?? 0], `expected the groups of ${characteristic} to add up to all pupils`)];
    });
  });
};

/** Every fault of a school's rows; none when they can be taken. Paths are `rows`, position, field. */
export const cohortFaults = (rows: readonly CohortRow[]): Fault[] => {
  const placed = rows.map((row, at) => ({ row, at }));
  const each = [...placed.flatMap(own), ...doubled(placed)];
  return each.length > 0 ? each : sums(placed);
};
