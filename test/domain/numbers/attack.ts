/**
 * Somebody who tries to work out what is hidden: they see the published tables and, being a party, what its own schools
 * sent. Knows nothing of how figures were hidden. Written apart from the product, on equations alone.
 */
import type { CohortRow } from '../../../functions/domain/numbers/cohort.ts';
import type { SchoolFigures } from '../../../functions/domain/numbers/cohort-slices.ts';
import type { PublishedCohort, PublishedTable } from '../../../functions/domain/numbers/published-cohort.ts';

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
type Row = PublishedTable['rows'][number];

const rowIn = (
  sent: readonly SchoolFigures[],
  table: PublishedTable,
  school: string,
  row: Row,
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

  variable(name: string, truth: number): number {
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
  const of = (row: Row, school: string, layer: Layer): number => {
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
  const counted = (row: Row, urn: string): boolean => {
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

/** What a party can set up: every subject's table, and that the same pupils sit in all of them. */
export const knowledgeOf = (
  published: PublishedCohort,
  sent: readonly SchoolFigures[],
  own: ReadonlySet<string>,
): System => {
  const knowledge = new Knowledge();
  const tables = published.tables.filter(({ refused }) => refused === undefined);
  for (const table of tables) addTable(knowledge, table, sent, own);
  const { names, truth } = knowledge.system;
  const samePupils = new Map<string, number>();
  names.forEach((name, at) => {
    const [year, , characteristic, group, school, layer] = name.split('|');
    if (layer !== 'n' || group === 'rest' || school === '*') return;
    const key = [year, characteristic, group, school].join('|');
    const before = samePupils.get(key);
    if (before === undefined) samePupils.set(key, at);
    else if (truth[before] === truth[at]) knowledge.equal([before], [at]);
  });
  return knowledge.system;
};

const mostSteps = 4000;

/** Looks for whole numbers that satisfy every equation with one variable at another value than the true one. */
export const couldBe = ({ truth, fixed, equations }: System, target: number, value: number): boolean => {
  if (value < 0) return false;
  const set = new Map<number, number>();
  const of = new Map<number, Equation[]>();
  for (const equation of equations)
    for (const { variable } of equation.terms) of.set(variable, [...(of.get(variable) ?? []), equation]);
  const now = (variable: number): number => set.get(variable) ?? truth[variable] ?? 0;
  const missing = ({ terms, sum }: Equation): number =>
    sum - terms.reduce((total, { variable, sign }) => total + sign * now(variable), 0);
  let steps = 0;
  const touched = (): Equation[] => [...new Set([...set.keys()].flatMap((variable) => of.get(variable) ?? []))];
  const search = (): boolean => {
    steps += 1;
    if (steps > mostSteps) return false;
    const open = touched().filter((equation) => missing(equation) !== 0);
    const free = ({ terms }: Equation): Term[] =>
      terms.filter(({ variable }) => !fixed[variable] && !set.has(variable));
    const [next] = open.toSorted((one, other) => free(one).length - free(other).length);
    if (!next) return true;
    const lack = missing(next);
    for (const { variable, sign } of free(next)) {
      const whole = now(variable) + sign * lack;
      for (const wanted of new Set([
        whole,
        Math.max(0, whole),
        now(variable) + sign * Math.sign(lack),
        now(variable),
      ])) {
        if (wanted < 0) continue;
        set.set(variable, wanted);
        if (search()) return true;
        set.delete(variable);
      }
    }
    return false;
  };
  set.set(target, value);
  return search();
};

/** Hidden figures that the viewer can narrow down to fewer than four values, by name. */
export const narrowed = (
  published: PublishedCohort,
  sent: readonly SchoolFigures[],
  own: ReadonlySet<string> = new Set(),
): string[] => {
  const system = knowledgeOf(published, sent, own);
  const known = new Set(knownFigures(system));
  return hiddenOf(published).flatMap((name) => {
    const at = system.names.indexOf(name);
    const school = name.split('|')[4] ?? '';
    if (at < 0 || own.has(school) || (school === '*' && isOwnSum(published, name, own))) return [];
    const true_ = system.truth[at] ?? 0;
    const reach = (direction: 1 | -1): number =>
      [3, 2, 1].find((far) => couldBe(system, at, true_ + direction * far)) ?? 0;
    return !known.has(at) && reach(1) + reach(-1) >= 3 ? [] : [`${name}=${true_}`];
  });
};

/** What follows by nothing but subtracting, again and again. */
const knownFigures = ({ fixed, equations }: System): number[] => {
  const known = new Set(fixed.flatMap((is, at) => (is ? [at] : [])));
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const { terms } of equations) {
      const open = terms.filter(({ variable }) => !known.has(variable));
      if (open.length === 1 && open[0]) known.add(open[0].variable);
    }
  }
  return [...known];
};

const shownFor = (figure: Row['figures'][number], layer: Layer): boolean =>
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
const isOwnSum = (published: PublishedCohort, name: string, own: ReadonlySet<string>): boolean => {
  const [year, subject, characteristic, group, , layer] = name.split('|');
  const row = published.tables
    .find((table) => table.year === year && table.subject === subject)
    ?.rows.find((one) => one.characteristic === characteristic && one.group === group);
  return (row?.figures ?? []).every(
    (figure) =>
      figure.school === undefined ||
      own.has(figure.school) ||
      figure.number === 'z' ||
      figure.number === 'x' ||
      shownFor(figure, layer === 'n' ? 'n' : 'e'),
  );
};
