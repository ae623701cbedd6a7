/**
 * How much of a table is shown, beside the most that could be: small partnerships whose pupils are drawn one by one. Gaps of
 * all schools are asked of many; the solver takes seconds for every figure of a table, so cells are counted in a few.
 */
import loadHighs from 'highs';
import type { CohortRow } from '../../../functions/domain/cohort/cohort.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import { groupGaps } from '../../../functions/domain/cohort/group-gap.ts';
import { publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import { rounded } from './figures.ts';
import { mostShown } from './safest-table.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const groups = ['FSM', 'Not FSM'] as const;
const threshold = 6;

/** Four schools with so many classes in Year 5; free meals and results as in England. */
export const drawn = (seed: number, classes: number): SchoolFigures[] => {
  const next = numbersFrom(seed);
  return [0, 1, 2, 3].map((at) => {
    const pupils = (24 + Math.floor(next() * 8)) * classes;
    const [free, freeRate, otherRate] = [0.08 + next() * 0.3, 0.35 + next() * 0.3, 0.6 + next() * 0.3];
    const told = { FSM: [0, 0], 'Not FSM': [0, 0] } satisfies Record<(typeof groups)[number], [number, number]>;
    for (let pupil = 0; pupil < pupils; pupil += 1) {
      const own = told[next() < free ? 'FSM' : 'Not FSM'];
      own[0] += 1;
      if (next() < (own === told.FSM ? freeRate : otherRate)) own[1] += 1;
    }
    const row = (characteristic: CohortRow['characteristic'], group: string, of: readonly number[]): CohortRow => ({
      year: '5',
      subject: 'Science',
      characteristic,
      group,
      number: of[0] ?? 0,
      expected: of[1] ?? 0,
    });
    const all = [told.FSM[0] + told['Not FSM'][0], told.FSM[1] + told['Not FSM'][1]];
    const rows = [row('All pupils', 'All pupils', all), ...groups.map((group) => row('FSM', group, told[group]))];
    return { school: String(900001 + at), table: { rows } };
  });
};

const publishedOf = (figures: readonly SchoolFigures[]) =>
  publishCohort(figures, { threshold, parties: figures.map(({ school }) => [school]) });

/** Numbers and results of single schools that a table shows. */
const cellsOf = (figures: readonly SchoolFigures[]): number =>
  publishedOf(figures).tables.reduce(
    (sum, { rows }) =>
      sum +
      rows
        .flatMap((row) => row.figures)
        .filter(({ school }) => school !== undefined)
        .reduce(
          (all, one) => all + [one.number, one.expected].filter((figure) => typeof figure === 'number').length,
          0,
        ),
    0,
  );

const sized = (classes: number, count: number): SchoolFigures[][] =>
  Array.from({ length: count }, (_, at) => drawn(at * 7 + classes, classes));

type Beside = { readonly shown: number; readonly most: number; readonly share: number };
const beside = (shown: number, most: number): Beside => ({ shown, most, share: rounded(shown / most) });

/** Partnerships of which gaps are counted, by how many classes a school has, and those of which every cell is. */
const manyOf = 40;
const fewOf = 3;

export const shown = async (): Promise<Readonly<Record<string, unknown>>> => {
  const highs = await loadHighs();
  const asked = { groups, threshold };
  const gapsIn = (cases: readonly SchoolFigures[][]): Beside =>
    beside(
      cases.filter((figures) => groupGaps([publishedOf(figures)]).length > 0).length,
      cases.filter((figures) => mostShown(highs, figures, { ...asked, onlyGap: true }).gap).length,
    );
  const few = [...sized(1, fewOf), ...sized(2, fewOf)];
  const most = few.map((figures) => mostShown(highs, figures, { ...asked, onlyGap: false }));
  return {
    shown: {
      gaps: { one_class: gapsIn(sized(1, manyOf)), two_classes: gapsIn(sized(2, manyOf)) },
      cells: beside(
        few.reduce((sum, figures) => sum + cellsOf(figures), 0),
        most.reduce((sum, { schools, groups: own }) => sum + schools + own, 0),
      ),
    },
  };
};
