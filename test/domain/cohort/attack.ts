/**
 * Somebody who tries to work out what is hidden: they see the published tables and, being a party, what its own schools
 * sent. Knows nothing of how figures were hidden. Written apart from the product, on equations alone.
 */
import type { CohortRow } from '../../../functions/domain/cohort/cohort.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import type { PublishedCohort, PublishedTable } from '../../../functions/domain/cohort/published-cohort.ts';
import { type Extreme, type Row, Simplex } from './simplex.ts';

type Term = { readonly variable: number; readonly sign: 1 | -1 };
type Equation = { readonly terms: readonly Term[]; readonly sum: number };

/** A system of whole numbers from zero up; `truth` is what was sent, one of its solutions. */
type System = {
  readonly names: string[];
  readonly truth: number[];
  readonly fixed: boolean[];
  readonly equations: Equation[];
};

const everybody = 'All pupils';
type Line = PublishedTable['rows'][number];

const rowIn = (
  sent: readonly SchoolFigures[],
  table: PublishedTable,
  school: string,
  row: Line,
): CohortRow | undefined =>
  sent
    .find((one) => one.school === school)
    ?.table.rows.find(
      (one) =>
        one.year === table.year &&
        one.subject === table.subject &&
        one.characteristic === row.characteristic &&
        one.group === row.group,
    );

class Knowledge {
  readonly system: System = { names: [], truth: [], fixed: [], equations: [] };
  readonly #at = new Map<string, number>();

  /** Puts the term in front of every name from here on: figures of two terms are two figures. */
  term = '';

  variable(plain: string, truth: number): number {
    const name = `${this.term}${plain}`;
    const before = this.#at.get(name);
    if (before !== undefined) return before;
    const at = this.system.names.push(name) - 1;
    this.#at.set(name, at);
    this.system.truth.push(truth);
    this.system.fixed.push(false);
    return at;
  }

  know(variable: number): void {
    this.system.fixed[variable] = true;
  }

  equal(left: readonly number[], right: readonly number[]): void {
    const terms = [
      ...left.map((variable): Term => ({ variable, sign: 1 })),
      ...right.map((variable): Term => ({ variable, sign: -1 })),
    ];
    this.system.equations.push({ terms, sum: 0 });
  }
}

const layers = ['n', 'e', 'w'] as const;
type Layer = (typeof layers)[number];

const addTable = (
  knowledge: Knowledge,
  table: PublishedTable,
  sent: readonly SchoolFigures[],
  own: ReadonlySet<string>,
): void => {
  const of = (row: Line, school: string, layer: Layer): number => {
    const truthFor = (urn: string): number => {
      const found = rowIn(sent, table, urn, row);
      const n = typeof found?.number === 'number' ? found.number : 0;
      const e = found?.expected ?? 0;
      return { n, e, w: n - e }[layer];
    };
    const urns = row.figures.flatMap(({ school: urn }) => urn ?? []);
    const truth = school === '*' ? urns.reduce((sum, urn) => sum + truthFor(urn), 0) : truthFor(school);
    return knowledge.variable(
      `${table.year}|${table.subject}|${row.characteristic}|${row.group}|${school}|${layer}`,
      truth,
    );
  };
  const counted = (row: Line, urn: string): boolean => {
    const symbol = row.figures.find(({ school }) => school === urn)?.number;
    return symbol !== 'z' && symbol !== 'x' && symbol !== undefined;
  };
  const urns = (table.rows[0]?.figures ?? []).flatMap(({ school }) => school ?? []);
  const used: readonly Layer[] = table.kind === 'expected' ? layers : ['n'];
  for (const row of table.rows) {
    for (const figure of row.figures) {
      const school = figure.school ?? '*';
      if (school !== '*' && !counted(row, school)) continue;
      const isOwn = own.has(school);
      if (figure.number !== 'c' || isOwn) knowledge.know(of(row, school, 'n'));
      if (table.kind === 'expected') {
        knowledge.equal([of(row, school, 'e'), of(row, school, 'w')], [of(row, school, 'n')]);
        if (figure.expected !== 'c' || isOwn) knowledge.know(of(row, school, 'e'));
      }
    }
    for (const layer of used)
      knowledge.equal(
        urns.filter((urn) => counted(row, urn)).map((urn) => of(row, urn, layer)),
        [of(row, '*', layer)],
      );
  }
  const all = table.rows.find(({ characteristic }) => characteristic === everybody);
  if (!all) return;
  for (const [, rows] of Map.groupBy(table.rows, ({ characteristic }) => characteristic)) {
    for (const urn of urns) {
      const mine = rows.filter((row) => counted(row, urn));
      // With a group that is not available, the rest is anything.
      const unknown = rows.some((row) => row.figures.find(({ school }) => school === urn)?.number === 'x');
      if (rows[0]?.characteristic === everybody || mine.length === 0) continue;
      for (const layer of used) {
        const parts = mine.map((row) => of(row, urn, layer));
        const whole = of(all, urn, layer);
        const told = parts.reduce((sum, part) => sum + (knowledge.system.truth[part] ?? 0), 0);
        const rest = (knowledge.system.truth[whole] ?? 0) - told;
        const name = `${table.year}|${table.subject}|${rows[0]?.characteristic}|rest|${urn}|${layer}`;
        if (unknown) parts.push(knowledge.variable(name, rest));
        knowledge.equal(parts, [whole]);
      }
    }
  }
};

/** One review: what was published of it, and what the schools had sent. */
export type Published = { readonly published: PublishedCohort; readonly sent: readonly SchoolFigures[] };

/** The year group in front, as the term before it is written: `2:5`. */
const termOf = (at: number): string => (at === 0 ? '' : `${at}:`);

/**
 * What a party can set up: every subject's table of every review of the year, and that the same pupils sit in all of them.
 * Where a number of pupils is the same in two tables, they know that it is: they may have asked.
 */
export const knowledgeOf = (reviews: readonly Published[], own: ReadonlySet<string>): System => {
  const knowledge = new Knowledge();
  for (const [at, { published, sent }] of reviews.entries()) {
    knowledge.term = termOf(at);
    for (const table of published.tables) if (table.refused === undefined) addTable(knowledge, table, sent, own);
  }
  const { names, truth } = knowledge.system;
  const samePupils = new Map<string, number>();
  names.forEach((name, at) => {
    const [year = '', , characteristic, group, school, layer] = name.split('|');
    if (layer !== 'n' || group === 'rest' || school === '*') return;
    const key = [year.replace(/^\d+:/, ''), characteristic, group, school, truth[at]].join('|');
    const before = samePupils.get(key);
    if (before === undefined) samePupils.set(key, at);
    else knowledge.equal([before], [at]);
  });
  return knowledge.system;
};

/** How far apart two whole-number solutions are known to be, that the viewer cannot tell from what was sent. */
const widthsOf = ({ truth, fixed, equations }: System): ((variable: number, least: number) => number) => {
  const columns = truth.flatMap((_, at) => (fixed[at] ? [] : [at]));
  const columnOf = new Map(columns.map((variable, at) => [variable, at] as const));
  const rows: Row[] = equations.map(({ terms }) => ({
    terms: terms.flatMap(({ variable, sign }) => {
      const column = columnOf.get(variable);
      return column === undefined ? [] : [[column, sign] as const];
    }),
    sum: -terms.reduce((sum, { variable, sign }) => sum + (fixed[variable] ? sign * (truth[variable] ?? 0) : 0), 0),
  }));
  const told = rows.filter(({ terms }) => terms.length > 0);
  const simplex = new Simplex(columns.length, told);
  const isWhole = ({ solution }: Extreme): boolean => solution.every((one) => Math.abs(one - Math.round(one)) < 1e-5);
  /** A corner that is not whole proves nothing: other corners with the variable at this value are tried. */
  const couldBe = (column: number, value: number): boolean => {
    if (value < 0) return false;
    try {
      const there = new Simplex(columns.length, [...told, { terms: [[column, 1]], sum: value }]);
      return columns.some((_, at) => isWhole(there.least(at)) || isWhole(there.most(at)));
    } catch {
      return false;
    }
  };
  return (variable, least) => {
    const column = columnOf.get(variable);
    if (column === undefined) return 0;
    const sent = truth[variable] ?? 0;
    const reach = (extreme: Extreme, direction: 1 | -1): number => {
      // Without a limit there are whole numbers as far off as one likes.
      if (extreme.value === Infinity || isWhole(extreme)) return Math.abs(extreme.value - sent);
      const fars = Array.from({ length: least }, (_, at) => least - at);
      return fars.find((far) => couldBe(column, sent + direction * far)) ?? 0;
    };
    return reach(simplex.most(column), 1) + reach(simplex.least(column), -1);
  };
};

/** Hidden figures that the viewer can narrow down to fewer than four values in a row, or a fifth of their group, by name. */
export const narrowedOver = (reviews: readonly Published[], own: ReadonlySet<string> = new Set()): string[] => {
  const system = knowledgeOf(reviews, own);
  const widthOf = widthsOf(system);
  const places = new Map(system.names.map((name, at) => [name, at] as const));
  const shown = new Map<string, number>();
  // A number that one review showed is no secret in another that hides the same.
  for (const [at, name] of system.names.entries())
    if (system.fixed[at]) shown.set(`${plainName(name)}=${system.truth[at]}`, at);
  return reviews.flatMap(({ published }, term) =>
    hiddenOf(published).flatMap((plain) => {
      const name = `${termOf(term)}${plain}`;
      const at = places.get(name);
      const school = name.split('|')[4] ?? '';
      const isTold = (one: string): boolean => {
        const place = places.get(`${termOf(term)}${one}`);
        return place !== undefined && one.endsWith('|n') && shown.has(`${plainName(one)}=${system.truth[place]}`);
      };
      if (at === undefined || own.has(school) || isTold(plain)) return [];
      // Beside another review a total may be worked out from what that one showed: it gives away what its schools give away.
      if (school === '*' && reviews.length > 1) return [];
      if (school === '*' && isOwnSum(published, plain, own, isTold)) return [];
      const least = leastWidth(system, places, name);
      return widthOf(at, least) > least - 1e-5 ? [] : [`${name}=${system.truth[at]}`];
    }),
  );
};

/**
 * Three; of a school's result whose number of pupils is shown a fifth of these, so that it does not follow from how many they
 * are. A total is hidden for the sake of the schools in it.
 */
const leastWidth = ({ truth, fixed }: System, places: ReadonlyMap<string, number>, name: string): number => {
  const parts = name.split('|');
  const number = places.get([...parts.slice(0, -1), 'n'].join('|'));
  return parts.at(-1) === 'n' || parts[4] === '*' || number === undefined || !fixed[number]
    ? 3
    : Math.max(3, Math.ceil((truth[number] ?? 0) / 5));
};

/** Without term and subject. */
const plainName = (name: string): string => {
  const [year = '', , ...rest] = name.split('|');
  return [year.replace(/^\d+:/, ''), ...rest].join('|');
};

export const narrowed = (
  published: PublishedCohort,
  sent: readonly SchoolFigures[],
  own: ReadonlySet<string> = new Set(),
): string[] => narrowedOver([{ published, sent }], own);

const shownFor = (figure: Line['figures'][number], layer: Layer): boolean =>
  layer === 'n' ? figure.number !== 'c' : figure.expected !== 'c';

const hiddenOf = (published: PublishedCohort): string[] =>
  published.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.figures.flatMap((figure) =>
        (table.kind === 'expected' ? layers : (['n'] as const))
          .filter((layer) => !shownFor(figure, layer) && figure.number !== 'z' && figure.number !== 'x')
          .map((layer) =>
            [table.year, table.subject, row.characteristic, row.group, figure.school ?? '*', layer].join('|'),
          ),
      ),
    ),
  );

/** A total of which the viewer knows every part: it is worked out, and gives nobody away. */
const isOwnSum = (
  published: PublishedCohort,
  name: string,
  own: ReadonlySet<string>,
  isTold: (name: string) => boolean,
): boolean => {
  const [year, subject, characteristic, group, , layer] = name.split('|');
  const row = published.tables
    .find((table) => table.year === year && table.subject === subject)
    ?.rows.find((one) => one.characteristic === characteristic && one.group === group);
  return (row?.figures ?? []).every(
    (figure) =>
      figure.school === undefined ||
      own.has(figure.school) ||
      isTold([year, subject, characteristic, group, figure.school, layer].join('|')) ||
      figure.number === 'z' ||
      figure.number === 'x' ||
      shownFor(figure, layer === 'n' ? 'n' : 'e'),
  );
};
