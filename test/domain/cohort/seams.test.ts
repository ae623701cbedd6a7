/** What is hidden stays hidden across names, years, new school numbers and deleted figures. */
import { describe, expect, it } from 'vitest';
import type { CohortRow } from '../../../functions/domain/cohort/cohort.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import { type PublishedCohort, publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { narrowed } from './attack.ts';
import { apart, rowsOf, sent } from './tables.ts';

const school = (urn: string, all: number, free: number, at: readonly [number, number], subject = 'Science') =>
  sent(urn, [
    ...rowsOf('All pupils', [['All pupils', all, at[0]]], subject),
    ...rowsOf(
      'FSM',
      [
        ['FSM', free, at[1]],
        ['Not FSM', all - free, at[0] - at[1]],
      ],
      subject,
    ),
  ]);

const autumn = [
  school('900001', 30, 4, [19, 2]),
  school('900002', 28, 8, [15, 3]),
  school('900003', 31, 10, [20, 6]),
  school('900004', 27, 12, [16, 6]),
];
const options = { threshold: 6, parties: apart(autumn) };
const first = publishCohort(autumn, options);

const renamed = (figures: readonly SchoolFigures[], changes: Partial<CohortRow>): SchoolFigures[] =>
  figures.map(({ school: urn, table }) => ({
    school: urn,
    table: { rows: table.rows.map((row) => ({ ...row, ...changes })) },
  }));
const hiddenIn = ({ tables }: PublishedCohort): Set<string> =>
  new Set(
    tables.flatMap(({ rows }) =>
      rows.flatMap(({ characteristic, group, figures }) =>
        figures.flatMap((one) => (one.number === 'c' ? [`${characteristic}|${group}|${one.school ?? '*'}`] : [])),
      ),
    ),
  );

describe('one measure under two names', () => {
  it('is shown once, and the second table says by which name', () => {
    const both = autumn.map(({ school: urn, table }) => ({
      school: urn,
      table: { rows: [...table.rows, ...table.rows.map((row) => ({ ...row, subject: 'Reading' }))] },
    }));
    const { tables } = publishCohort(both, options);
    const second = tables.find(({ refused }) => refused !== undefined);
    expect(tables.filter(({ refused }) => refused === undefined)).toHaveLength(1);
    expect(second?.rows).toEqual([]);
    expect(second?.refused).toMatch(/These are the figures of “(Science|Reading)” under a second name/);
  });

  it('is shown once over two reviews', () => {
    const earlier = [{ figures: autumn, published: first }];
    const { tables } = publishCohort(renamed(autumn, { subject: 'Investigations' }), { ...options, earlier });
    expect(tables.every(({ refused }) => refused !== undefined)).toBe(true);
  });

  it('is not taken for two subjects of which a school has other results', () => {
    const other = [...autumn.slice(1), school('900001', 30, 4, [21, 2])].map(({ school: urn, table }) => ({
      school: urn,
      table: { rows: table.rows.map((row) => ({ ...row, subject: 'Reading' })) },
    }));
    const both = autumn.map(({ school: urn, table }) => ({
      school: urn,
      table: { rows: [...table.rows, ...(other.find((one) => one.school === urn)?.table.rows ?? [])] },
    }));
    const words = publishCohort(both, options).tables.map(({ refused = '' }) => refused);
    expect(words.join(' ')).not.toContain('second name');
  });
});

describe('the next academic year', () => {
  it('hides of the same pupils, a year group higher, what was hidden of them before', () => {
    const now = renamed(autumn, { year: '6' });
    const next = publishCohort(now, { ...options, earlier: [{ figures: autumn, published: first, yearsAgo: 1 }] });
    const shown = hiddenIn(next);
    for (const id of hiddenIn(first)) if (next.tables[0]?.refused === undefined) expect([...shown]).toContain(id);
    expect(narrowed(next, now)).toEqual([]);
  });
});

describe('figures that were deleted when their time was up', () => {
  it('leave no group to be shown of pupils of whom something was hidden, and the table says why', () => {
    const spring = [school('900001', 30, 5, [20, 3]), ...autumn.slice(1)];
    const { tables } = publishCohort(spring, { ...options, earlier: [{ figures: [], published: first }] });
    for (const table of tables) {
      expect(new Set(table.rows.map(({ characteristic }) => characteristic)).has('FSM')).toBe(false);
      expect(`${table.refused ?? ''} ${(table.leftOut ?? []).map(({ why }) => why).join(' ')}`).toContain(
        'were deleted, as promised',
      );
    }
  });
});

describe('a school that has a new number', () => {
  it('hides by its new number what it hid by its old one', () => {
    const now = autumn.map((one) => (one.school === '900001' ? { ...one, school: '950001' } : one));
    const parties = apart(now);
    const next = publishCohort(now, { ...options, parties, earlier: [{ figures: autumn, published: first }] });
    const wanted = [...hiddenIn(first)].map((id) => id.replace('900001', '950001'));
    for (const id of wanted) if (next.tables[0]?.refused === undefined) expect([...hiddenIn(next)]).toContain(id);
  });
});

describe('a school of which the file says which number it had', () => {
  it('is the one before, though its pupils have changed beyond knowing', () => {
    const other = school('950001', 44, 5, [31, 2]);
    const now = [other, ...autumn.slice(1)];
    const earlier = [{ figures: autumn, published: first }];
    const parties = apart(now);
    const wanted = [...hiddenIn(first)]
      .filter((id) => id.endsWith('900001'))
      .map((id) => id.replace('900001', '950001'));
    expect(wanted.length).toBeGreaterThan(0);
    const told = publishCohort(now, { ...options, parties, earlier, successors: new Map([['900001', '950001']]) });
    for (const id of wanted) if (told.tables[0]?.refused === undefined) expect([...hiddenIn(told)]).toContain(id);
  });
});

describe('a result', () => {
  const rows = (urn: string, all: number, at: number): SchoolFigures =>
    sent(urn, rowsOf('All pupils', [['All pupils', all, at]]));
  const resultOf = (published: PublishedCohort, urn: string) =>
    published.tables[0]?.rows[0]?.figures.find((one) => one.school === urn)?.expected;

  it.each([0, 40])('of %i of 40 pupils tells of each of them, and is hidden', (at) => {
    const figures = [rows('900001', 40, at), rows('900002', 35, 20), rows('900003', 30, 18), rows('900004', 50, 30)];
    expect(resultOf(publishCohort(figures, { threshold: 6, parties: apart(figures) }), '900001')).toBe('c');
  });

  it('of 85 in 100 is shown', () => {
    const figures = [rows('900001', 100, 85), rows('900002', 35, 20), rows('900003', 30, 18), rows('900004', 50, 30)];
    expect(resultOf(publishCohort(figures, { threshold: 6, parties: apart(figures) }), '900001')).toBe(85);
  });
});

describe('a mean', () => {
  const mean = (urn: string, number: number, value: number, progress?: number): SchoolFigures => ({
    school: urn,
    table: {
      rows: [
        {
          year: '5',
          subject: 'Reading',
          characteristic: 'All pupils',
          group: 'All pupils',
          number,
          mean: value,
          scale: { least: 80, most: 120 },
          ...(progress !== undefined && { progress }),
        },
      ],
    },
  });

  it('at the end of its scale is hidden, with the progress beside it', () => {
    const figures = [
      mean('900001', 12, 80.2, 3.5),
      mean('900002', 20, 101),
      mean('900003', 25, 99),
      mean('900004', 22, 104),
    ];
    const [table] = publishCohort(figures, { threshold: 6, parties: apart(figures) }).tables;
    const own = table?.rows[0]?.figures.find((one) => one.school === '900001');
    expect([own?.mean, own?.progress]).toEqual(['c', 'c']);
  });
});
