import { describe, expect, it } from 'vitest';
import { everybody } from '../../../functions/domain/cohort/cohort.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import { type PublishedCohort, publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { narrowed } from './attack.ts';
import { apart, rowsOf, sent } from './tables.ts';

/** Wendle Valley, autumn 2025. */
const [harrowbeck, stAldwyns, wendlePark] = ['999002', '999003', '999001'];
const wendleValley = (): SchoolFigures[] => [
  sent(wendlePark, [...rowsOf(everybody, [[everybody, 22, 18]]), ...rowsOf('FSM', [['FSM', 'z']])]),
  sent(harrowbeck, [
    ...rowsOf(everybody, [[everybody, 30, 19]]),
    ...rowsOf('FSM', [
      ['FSM', 8, 3],
      ['Not FSM', 22, 16],
    ]),
  ]),
  sent(stAldwyns, [
    ...rowsOf(everybody, [[everybody, 44, 29]]),
    ...rowsOf('FSM', [
      ['FSM', 4, 2],
      ['Not FSM', 40, 27],
    ]),
  ]),
];

const figure = (published: PublishedCohort, group: string, school?: string) =>
  published.tables[0]?.rows.find((row) => row.group === group)?.figures.find((one) => one.school === school);

describe('the autumn table of Wendle Valley', () => {
  const figures = wendleValley();
  const published = publishCohort(figures, { threshold: 6, parties: apart(figures) });

  it('hides the four pupils of St Aldwyn’s, and what would give them away', () => {
    expect(figure(published, 'FSM', stAldwyns)).toMatchObject({ number: 'c', expected: 'c' });
    expect(figure(published, 'Not FSM', stAldwyns)).toMatchObject({ number: 'c', expected: 'c' });
    expect(figure(published, 'FSM')).toMatchObject({ number: 'c', expected: 'c' });
    expect(figure(published, 'Not FSM')).toMatchObject({ number: 'c', expected: 'c' });
  });

  it('shows what gives nobody away', () => {
    expect(figure(published, 'FSM', harrowbeck)).toMatchObject({ number: 8, expected: 'c' });
    expect(figure(published, 'Not FSM', harrowbeck)).toMatchObject({ number: 22, expected: 'c' });
    expect(figure(published, everybody, harrowbeck)).toMatchObject({ number: 30, expected: 19 });
    expect(figure(published, everybody, stAldwyns)).toMatchObject({ number: 44, expected: 29 });
    expect(figure(published, everybody)).toMatchObject({ number: 96, expected: 'c' });
    expect(figure(published, 'FSM', wendlePark)?.number).toBe('z');
  });

  it('hides how many of Wendle Park are at the standard: only four are not', () => {
    expect(figure(published, everybody, wendlePark)).toMatchObject({ number: 22, expected: 'c' });
  });

  it.each([[[]], [[harrowbeck]], [[stAldwyns]], [[wendlePark]]])('gives nothing hidden away to %j', (own) => {
    expect(narrowed(published, figures, new Set(own))).toEqual([]);
  });

  it('would be worked out by Harrowbeck if the total were shown: the attack finds it', () => {
    const leaky = {
      ...published,
      tables: published.tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) => ({
          ...row,
          figures: row.figures.map((one) =>
            one.school === undefined && row.group === 'FSM' ? { ...one, number: 12 } : one,
          ),
        })),
      })),
    };
    expect(narrowed(leaky, figures, new Set([harrowbeck])).join(' ')).toContain(`|FSM|FSM|${stAldwyns}|n=4`);
  });
});

describe('two schools', () => {
  it('have no total published', () => {
    const figures = wendleValley().slice(1);
    const published = publishCohort(figures, { threshold: 6, parties: apart(figures) });
    const totals = published.tables.flatMap(({ rows }) => rows.map((row) => row.figures.at(-1)));
    expect(totals).toHaveLength(3);
    for (const total of totals) expect(total).toEqual({ number: 'c', expected: 'c' });
    for (const own of [[], [harrowbeck], [stAldwyns]]) expect(narrowed(published, figures, new Set(own))).toEqual([]);
  });
});

describe('a partnership so large that no proof is found in time', () => {
  const figures = Array.from({ length: 12 }, (_, at) =>
    sent(`9000${at + 10}`, [
      ...rowsOf(everybody, [[everybody, 40 + at, 25]]),
      ...rowsOf('FSM', [
        ['FSM', 5 + (at % 4), 2],
        ['Not FSM', 35 + at - (at % 4), 23],
      ]),
    ]),
  );

  it('leaves out a characteristic, then the table, and says why', () => {
    const [table] = publishCohort(figures, { threshold: 6, parties: apart(figures), looks: 2000 }).tables;
    expect(table?.leftOut).toEqual([{ characteristic: 'FSM', why: expect.stringContaining('not enough time') }]);
    expect(table?.rows.map(({ characteristic }) => characteristic)).toEqual([everybody]);
    const [nothing] = publishCohort(figures, { threshold: 6, parties: apart(figures), looks: -100 }).tables;
    expect([nothing?.rows, nothing?.refused]).toEqual([[], expect.stringContaining('could not prove in time')]);
  });

  it('is shown whole in the time that there is', () => {
    const [table] = publishCohort(figures, { threshold: 6, parties: apart(figures) }).tables;
    expect([table?.leftOut, table?.rows.length]).toEqual([undefined, 3]);
  });
});

describe('what cannot be hidden', () => {
  it('is not published, and says why', () => {
    const tiny = (school: string) =>
      sent(school, [
        ...rowsOf(everybody, [[everybody, 1, 1]]),
        ...rowsOf('Sex', [
          ['Girls', 1, 1],
          ['Boys', 0, 0],
        ]),
      ]);
    const figures = [tiny('900001'), tiny('900002'), tiny('900003')];
    const [table] = publishCohort(figures, { threshold: 6, parties: apart(figures) }).tables;
    expect(table?.rows).toEqual([]);
    expect(table?.refused).toContain('So few pupils');
  });
});
