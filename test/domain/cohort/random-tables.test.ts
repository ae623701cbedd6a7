/** Random tables, attacked from the view of each school and of the public. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Characteristic, type CohortRow, everybody } from '../../../functions/domain/cohort/cohort.ts';
import { cohortFaults } from '../../../functions/domain/cohort/cohort-faults.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import { type PublishedCohort, publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { isLong, soak } from '../../faults/fault.ts';
import { narrowed, narrowedOver } from './attack.ts';
import { type Cell, rowsOf, sent } from './tables.ts';

const splits: Readonly<Partial<Record<Characteristic, readonly string[]>>> = {
  FSM: ['FSM', 'Not FSM', 'Not recorded'],
  Sex: ['Girls', 'Boys'],
  SEND: ['SEND', 'No SEND'],
};

const aShare = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 });
/** Shares out a number of pupils in the given proportions. */
const sharedOut = (total: number, parts: readonly number[]): number[] => {
  const weight = parts.reduce((sum, part) => sum + part, 0) || 1;
  const shares = parts.map((part) => Math.floor((total * part) / weight));
  shares[0] = (shares[0] ?? 0) + total - shares.reduce((sum, part) => sum + part, 0);
  return shares;
};

type School = { pupils: number; shares: number[][]; rates: number[]; absent: number };
const aSchool = fc.record({
  pupils: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 10, max: 60 })),
  shares: fc.array(aShare, { minLength: 3, maxLength: 3 }),
  rates: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }),
  absent: fc.integer({ min: 0, max: 20 }),
});

const rowsFor = (school: School, subjects: number, names: readonly Characteristic[]): CohortRow[] =>
  ['Science', 'Reading'].slice(0, subjects).flatMap((subject, at) => {
    const rate = ((school.rates[at] ?? 50) + 1) / 102;
    const expected = Math.round(school.pupils * rate);
    const groups = names.flatMap((name, position) => {
      if (school.absent === position)
        return rowsOf(
          name,
          (splits[name] ?? []).map((group): Cell => [group, 'z']),
          subject,
        );
      const kinds = (splits[name] ?? []).slice(0, school.shares[position]?.length);
      const parts = sharedOut(school.pupils, (school.shares[position] ?? [1]).slice(0, kinds.length));
      let left = expected;
      const cells = kinds.map((group, index): Cell => {
        const rest = parts.slice(index + 1).reduce((sum, part) => sum + part, 0);
        const lean = Math.round((parts[index] ?? 0) * (((school.rates[index] ?? 0) + 1) / 102));
        const taken = Math.max(left - rest, Math.min(lean, left, parts[index] ?? 0));
        left -= taken;
        return [group, parts[index] ?? 0, taken];
      });
      const untold = school.absent === 10 + position && cells.length > 1;
      return rowsOf(name, untold ? [...cells.slice(0, -1), [cells.at(-1)?.[0] ?? '', 'x']] : cells, subject);
    });
    return [...rowsOf(everybody, [[everybody, school.pupils, expected]], subject), ...groups];
  });

const aPublication = fc
  .record({
    schools: fc.array(aSchool, { minLength: 2, maxLength: 6 }),
    subjects: fc.integer({ min: 1, max: 2 }),
    names: fc.subarray(['FSM', 'Sex', 'SEND'] as const, { minLength: 0, maxLength: 2 }),
    threshold: fc.integer({ min: 5, max: 10 }),
    trust: fc.integer({ min: 1, max: 3 }),
    partial: fc.integer({ min: 0, max: 12 }),
    means: fc.constantFrom('none', 'Reading', 'all'),
  })
  .map(({ schools, subjects, names, threshold, trust, partial, means }) => {
    const withMean = ({ expected, ...row }: CohortRow): CohortRow =>
      means === 'none' || (means === 'Reading' && row.subject !== means)
        ? { ...row, ...(expected !== undefined && { expected }) }
        : { ...row, ...(expected !== undefined && { mean: 80 + expected, progress: expected / 10 }) };
    // One school may not tell the second subject.
    const figures = schools.map((school, at) =>
      sent(`90000${at}`, rowsFor(school, at === partial ? 1 : subjects, names).map(withMean)),
    );
    const urns = figures.map(({ school }) => school);
    // The first few schools belong to one trust, which knows the figures of all of them.
    const joined = Math.min(trust, urns.length - 1);
    const parties = [urns.slice(0, joined), ...urns.slice(joined).map((urn) => [urn])];
    return { figures, parties, threshold };
  });

const runs = Number(process.env.ATTACK_RUNS ?? (isLong ? 5000 : 150));
const longest = 3_600_000;

describe('any tables', () => {
  soak(
    'random tables of figures give no hidden figure away, to the public or to any party',
    () => {
      fc.assert(
        fc.property(aPublication, ({ figures, parties, threshold }) => {
          const published = publishCohort(figures, { threshold, parties });
          for (const own of [[], ...parties]) expect(narrowed(published, figures, new Set(own))).toEqual([]);
        }),
        { numRuns: runs, endOnFailure: true },
      );
      return `${runs} partnerships attacked by each of their parties: every hidden figure could be four numbers or more`;
    },
    longest,
  );

  it('show no count below the threshold, at the standard or below it', () => {
    fc.assert(
      fc.property(aPublication, ({ figures, parties, threshold }) => {
        for (const { rows } of publishCohort(figures, { threshold, parties }).tables)
          for (const { number, expected, mean, progress } of rows.flatMap((row) => row.figures)) {
            if (typeof number === 'number') expect(number).toBeGreaterThanOrEqual(threshold);
            // A mean beside a hidden number would tell how a handful did.
            else if (number === 'c') expect([typeof mean, typeof progress]).not.toContain('number');
            if (typeof expected !== 'number') continue;
            expect(expected).toBeGreaterThanOrEqual(threshold);
            expect(Number(number) - expected).toBeGreaterThanOrEqual(threshold);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('keep hidden what an earlier review of the year hid', () => {
    fc.assert(
      fc.property(aPublication, ({ figures, parties }) => {
        const autumn = publishCohort(figures, { threshold: 10, parties });
        const spring = publishCohort(figures, { threshold: 5, parties, before: autumn.hidden });
        const marks = ({ tables }: PublishedCohort) =>
          new Map(
            tables.flatMap(({ subject, rows }) =>
              rows.flatMap(({ characteristic, group, figures: all }) =>
                all.flatMap(({ school, number, expected }) => {
                  const place = [subject, characteristic, group, school].join('|');
                  return [[`${place}|n`, number] as const, [`${place}|e`, expected] as const];
                }),
              ),
            ),
          );
        const later = marks(spring);
        const shown = [...marks(autumn)].filter(
          ([place, mark]) => mark === 'c' && typeof later.get(place) === 'number',
        );
        expect(shown).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** The next term: pupils come and go, some groups and schools are not told any more or for the first time. */
const aYearOfTwo = fc
  .record({
    first: aPublication,
    moves: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 60, maxLength: 60 }),
    gone: fc.integer({ min: 0, max: 12 }),
    late: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ first: { figures, parties, threshold }, moves, gone, late }) => {
    let at = 0;
    const moved = (row: CohortRow): CohortRow => {
      at += 1;
      if (typeof row.number !== 'number') return row;
      const number = Math.max(0, row.number + (at % 3 === 0 ? (moves[at % moves.length] ?? 0) : 0));
      if (row.expected === undefined) return { ...row, number };
      return { ...row, number, expected: Math.max(0, Math.min(number, row.expected + (moves[(at * 7) % 60] ?? 0))) };
    };
    const next = figures.map(({ school, table }) => {
      const rows = table.rows.map(moved);
      // Sums must hold: all pupils of a subject are what its first characteristic comes to.
      const whole = (row: CohortRow): CohortRow => {
        const parts = rows.filter((one) => one.subject === row.subject && one.characteristic !== everybody);
        const [name] = parts.map(({ characteristic }) => characteristic);
        const counted = parts.filter(
          ({ characteristic, number }) => characteristic === name && typeof number === 'number',
        );
        if (row.characteristic !== everybody || counted.length === 0) return row;
        const sum = (of: (one: CohortRow) => number) => counted.reduce((all, one) => all + of(one), 0);
        const number = sum((one) => Number(one.number));
        return row.expected === undefined
          ? { ...row, number }
          : { ...row, number, expected: sum(({ expected = 0 }) => expected) };
      };
      return { school, table: { rows: rows.map(whole) } };
    });
    const fits = next.filter(({ table }) => cohortFaults(table.rows).length === 0);
    const kept = next.map((one, index) => (fits.includes(one) ? one : (figures[index] ?? one)));
    const without = (all: readonly SchoolFigures[], left: number) => all.filter((_, index) => index !== left);
    return { autumn: without(figures, late), spring: without(kept, gone), parties, threshold };
  })
  .filter(({ autumn, spring }) => autumn.length > 1 && spring.length > 1);

describe('two reviews of a year', () => {
  soak(
    'two reviews of a year give no hidden figure away together, though numbers stay and schools come and go',
    () => {
      fc.assert(
        fc.property(aYearOfTwo, ({ autumn, spring, parties, threshold }) => {
          const first = publishCohort(autumn, { threshold, parties });
          const second = publishCohort(spring, {
            threshold,
            parties,
            before: first.hidden,
            earlier: [{ figures: autumn, published: first }],
          });
          const both = [
            { published: first, sent: autumn },
            { published: second, sent: spring },
          ];
          for (const own of [[], ...parties]) expect(narrowedOver(both, new Set(own))).toEqual([]);
        }),
        { numRuns: runs, endOnFailure: true },
      );
      return `${runs} pairs of reviews: no hidden figure could be worked out from both`;
    },
    longest,
  );
});
