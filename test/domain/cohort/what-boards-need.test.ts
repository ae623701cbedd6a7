/** What boards need of a table is hidden last: the gap of all schools, then all pupils of a school, then its groups. */
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import { groupGaps } from '../../../functions/domain/cohort/group-gap.ts';
import { publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { mostShown } from '../../../infra/proof/bench/safest-table.ts';
import { drawn } from '../../../infra/proof/bench/shown.ts';
import { narrowed } from './attack.ts';
import { apart, rowsOf, sent } from './tables.ts';

const published = (figures: readonly SchoolFigures[]) =>
  publishCohort(figures, { threshold: 6, parties: apart(figures) });
const hasGap = (figures: readonly SchoolFigures[]): boolean => groupGaps([published(figures)]).length > 0;
const asked = { groups: ['FSM', 'Not FSM'], threshold: 6, onlyGap: true } as const;

const school = (urn: string, free: readonly [number, number], others: readonly [number, number]): SchoolFigures =>
  sent(urn, [
    ...rowsOf('All pupils', [['All pupils', free[0] + others[0], free[1] + others[1]]]),
    ...rowsOf('FSM', [
      ['FSM', ...free],
      ['Not FSM', ...others],
    ]),
  ]);

describe('four schools with one class or two', () => {
  it.each([
    [1, 34],
    [2, 39],
  ])('of %i classes show the gap of all schools in nearly every partnership', (classes, least) => {
    const cases = Array.from({ length: 40 }, (_, at) => drawn(at * 7 + classes, classes));
    expect(cases.filter(hasGap).length).toBeGreaterThanOrEqual(least);
  });

  it('show no gap where the solver knows of no safe table that has it', async () => {
    const highs = await loadHighs();
    for (const seed of [3, 24, 52]) {
      const figures = drawn(seed, 1);
      expect(!hasGap(figures) || mostShown(highs, figures, asked).gap).toBe(true);
    }
  });
});

describe('a gap that is owed', () => {
  const figures = [
    school('900001', [7, 3], [21, 15]),
    school('900002', [8, 4], [20, 13]),
    school('900003', [6, 2], [24, 17]),
    school('900004', [9, 5], [19, 12]),
  ];

  it('is shown though no group of a single school can be, with the pupils of each school', () => {
    const { tables } = published(figures);
    expect(groupGaps([published(figures)])).toMatchObject([{ group: 'FSM', points: [21] }]);
    const all = tables[0]?.rows.find(({ group }) => group === 'All pupils')?.figures ?? [];
    expect(
      all.filter(({ number, expected }) => typeof number === 'number' && typeof expected === 'number'),
    ).toHaveLength(5);
  });

  it('gives nothing hidden away to anybody', () => {
    for (const own of [[], ...apart(figures)]) expect(narrowed(published(figures), figures, new Set(own))).toEqual([]);
  });
});
