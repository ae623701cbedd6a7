/**
 * The most that a table could show: an integer program for a solver, which knows nothing of how the product hides. Each
 * figure is shown or hidden; each hidden one must have, for every other school, a world with more and a world with less, in
 * which all that the school sees is as it is. Worlds need not be whole numbers here, so what comes out is never too little.
 */
import type { Highs } from 'highs';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';

type Layer = 'n' | 'e';
const layers: readonly Layer[] = ['n', 'e'];

/** One figure: a group of a school, all pupils of a school, a group of all schools, or everybody. */
type Place = {
  readonly id: string;
  readonly n: number;
  readonly e: number;
  /** Positions of the cells that it is the sum of. */
  readonly cells: readonly number[];
  /** The school that it is of; nothing: of all. */
  readonly school?: number;
  readonly kind: 'cell' | 'whole' | 'total' | 'grand';
};

/** What is worth how much: the gap of all schools first, then all pupils of each school, then their groups. */
const worth = { total: 1000, grand: 0, whole: 30, cell: 1 } as const;

const placesOf = (figures: readonly SchoolFigures[], groups: readonly [string, string]): Place[] => {
  const cells = figures.flatMap(({ table }, school) =>
    groups.map((group): Omit<Place, 'cells'> => {
      const row = table.rows.find((one) => one.group === group);
      return {
        id: `c${school}_${groups.indexOf(group)}`,
        n: Number(row?.number),
        e: row?.expected ?? 0,
        school,
        kind: 'cell',
      };
    }),
  );
  const sum = (id: string, kind: Place['kind'], of: (at: number) => boolean, school?: number): Place => {
    const members = cells.flatMap((_, at) => (of(at) ? [at] : []));
    const add = (layer: Layer): number => members.reduce((all, at) => all + (cells[at]?.[layer] ?? 0), 0);
    return { id, kind, n: add('n'), e: add('e'), cells: members, ...(school !== undefined && { school }) };
  };
  return [
    ...cells.map((cell, at) => ({ ...cell, cells: [at] })),
    ...figures.map((_, school) => sum(`a${school}`, 'whole', (at) => Math.floor(at / 2) === school, school)),
    ...groups.map((_, group) => sum(`t${group}`, 'total', (at) => at % 2 === group)),
    sum('all', 'grand', () => true),
  ];
};

const far = 999;
const signed = (terms: readonly string[], sign = '+'): string => terms.map((term) => `${sign} ${term}`).join(' ');

/** Lines of a program in the solver's own text form. */
type Program = { readonly rules: string[]; readonly bounds: string[]; readonly choices: string[] };

/** One world: how much each cell differs from what was sent, without changing anything that the viewer sees. */
const addWorld = ({ rules, bounds }: Program, name: string, places: readonly Place[], viewer: number): void => {
  for (const { id, n, e, cells, school, kind } of places) {
    const moved = (layer: Layer): string[] => cells.map((at) => `${name}${layer}${at}`);
    if (kind === 'cell') {
      bounds.push(`${moved('n').join()} free`, `${moved('e').join()} >= ${-e}`);
      rules.push(`${signed(moved('n'))} ${signed(moved('e'), '-')} >= ${e - n}`);
    }
    for (const layer of layers) {
      if (school === viewer) rules.push(`${signed(moved(layer))} = 0`);
      else
        rules.push(
          `${signed(moved(layer))} - ${far} ${layer}_${id} <= 0`,
          `${signed(moved(layer))} + ${far} ${layer}_${id} >= 0`,
        );
    }
  }
};

type Asked = {
  readonly groups: readonly [string, string];
  /** Counts below it are hidden. */
  readonly threshold: number;
  /** Whether every figure of a single school is hidden: then what is asked is only whether the gap can be shown at all. */
  readonly onlyGap: boolean;
};

/** The program. Every school is a party of its own. */
const programOf = (figures: readonly SchoolFigures[], { groups, threshold, onlyGap }: Asked): string => {
  const places = placesOf(figures, groups);
  const program: Program = { rules: [], bounds: [], choices: [] };
  const { rules, choices } = program;
  for (const { id, n, e, school } of places) {
    if (onlyGap && school !== undefined) rules.push(`n_${id} = 1`, `e_${id} = 1`);
    choices.push(`n_${id}`, `e_${id}`);
    rules.push(`e_${id} - n_${id} >= 0`);
    if (n < threshold) rules.push(`n_${id} = 1`);
    if (e < threshold || n - e < threshold) rules.push(`e_${id} = 1`);
  }
  choices.push('gap');
  for (const { id, kind } of places) if (kind === 'total') rules.push(`gap + e_${id} <= 1`);
  const secret = places.filter(({ kind }) => kind === 'cell' || kind === 'whole');
  for (const { id, n, cells, school } of secret) {
    for (const viewer of figures.keys()) {
      if (viewer === school) continue;
      for (const layer of layers) {
        const [more, less] = [`u${layer}${id}v${viewer}`, `d${layer}${id}v${viewer}`];
        addWorld(program, more, places, viewer);
        addWorld(program, less, places, viewer);
        const apart = `${signed(cells.map((at) => `${more}${layer}${at}`))} ${signed(
          cells.map((at) => `${less}${layer}${at}`),
          '-',
        )}`;
        // A result beside a number that is shown must be open over a fifth of its group.
        const wide = Math.max(3, Math.ceil(n / 5));
        rules.push(
          layer === 'n' ? `${apart} - 3 n_${id} >= 0` : `${apart} - ${wide} e_${id} + ${wide - 3} n_${id} >= 0`,
        );
      }
    }
  }
  const aim = [
    `${worth.total} gap`,
    ...places.flatMap(({ id, kind }) =>
      kind === 'cell' || kind === 'whole' ? layers.map((layer) => `- ${worth[kind]} ${layer}_${id}`) : [],
    ),
  ];
  return [
    'Maximize',
    ` obj: ${aim.join(' ').replaceAll('- -', '-')}`,
    'Subject To',
    ...rules.map((rule, at) => ` r${at}: ${rule}`),
    'Bounds',
    ...program.bounds.map((bound) => ` ${bound}`),
    'Binary',
    ...choices.map((choice) => ` ${choice}`),
    'End',
  ].join('\n');
};

export type Most = { readonly gap: boolean; readonly schools: number; readonly groups: number };

/** The most that can be shown: the gap, and how many numbers and results of schools and of their groups. */
export const mostShown = (highs: Highs, figures: readonly SchoolFigures[], asked: Asked): Most => {
  const solved = highs.solve(programOf(figures, asked), { time_limit: 60 });
  if (solved.Status !== 'Optimal') throw new Error(`the solver says ${solved.Status}`);
  const isShown = (choice: string): boolean => Math.round(solved.Columns[choice]?.Primal ?? 1) === 0;
  const count = (kind: Place['kind']): number =>
    placesOf(figures, asked.groups)
      .filter((one) => one.kind === kind)
      .flatMap(({ id }) => layers.filter((layer) => isShown(`${layer}_${id}`))).length;
  return { gap: !isShown('gap'), schools: count('whole'), groups: count('cell') };
};
