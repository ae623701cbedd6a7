/**
 * Suppression (DOMAIN section 5). First what is too small is hidden; then whatever would give it away, until it is proven
 * for every hidden figure and every party that the figure can still be anything over a width of three pupils. What cannot
 * be proven is not published at all.
 */

import type { Budget } from './balanced-change.ts';
import type { Characteristic } from './cohort.ts';
import type { Slice } from './cohort-slices.ts';
import { type Hidden, hideSmall, isHidden } from './hidden-figures.ts';
import { type OtherTables, otherTablesOf, type View } from './other-tables.ts';
import { givenAway, protectGroups, type Round } from './protect-figures.ts';
import { protectSchools, schoolsStay } from './protect-schools.ts';
import { settleSums, type Viewer } from './sums-of-hidden.ts';
import type { Protecting } from './what-may-change.ts';

/** `too-few`: hiding single figures would not be enough. `too-much`: no proof was found in the time that there is. */
export type WhyRefused = 'too-few' | 'too-much';

export type Suppression = {
  readonly hidden: Hidden;
  /** Slices that are not published at all, by key. */
  readonly refused: ReadonlyMap<string, WhyRefused>;
  /** Characteristics of which nothing is published in this year group: the rest can be protected without them. */
  readonly dropped: ReadonlyMap<Characteristic, WhyRefused>;
};

/** Figures that were hidden earlier in the same year stay hidden: next to the earlier table they would tell too much. */
export type HiddenBefore = {
  readonly numbers: readonly string[];
  readonly results: Readonly<Record<string, readonly string[]>>;
};

/** A review of the same academic year that is published: what the schools had sent, and what of it is hidden. */
export type EarlierTable = { readonly slice: Slice; readonly hidden: Hidden };

/** One round over a slice; settled only when nothing at all had to be hidden any more. */
function* settle(protecting: Protecting, slice: Slice): Generator<undefined, Round> {
  let changed = false;
  do {
    protecting.budget.left -= slice.networks.reduce((sum, { arcs }) => sum + arcs.length, 0);
    yield;
    const more = settleSums(protecting.hidden, slice, protecting.viewers);
    changed = changed || more;
    if (!more) break;
  } while (protecting.budget.left >= 0);
  const groups = yield* protectGroups(protecting, slice);
  if (groups !== 'settled') return groups;
  const schools = protectSchools(protecting, slice);
  if (schools !== 'settled') return schools;
  return changed ? 'changed' : 'settled';
}

type Earlier = { readonly before: HiddenBefore; readonly tables: readonly EarlierTable[] };

/** Tables of this review beside one another and beside the earlier ones. */
const linkedTo = (slices: readonly Slice[], tables: readonly EarlierTable[]): Map<Slice, OtherTables> => {
  const earlier = tables.map(
    ({ slice, hidden }): View => ({ slice, now: false, shows: (id) => !isHidden(hidden, slice, 'n', id) }),
  );
  return new Map(
    slices.map((slice) => {
      const others = slices
        .filter((one) => one !== slice)
        .map((one): View => ({ slice: one, now: true, shows: () => false }));
      return [slice, otherTablesOf(slice, [...others, ...earlier])];
    }),
  );
};

/** What everybody knows by slice. */
const knownIn = (links: ReadonlyMap<Slice, OtherTables>): Map<string, ReadonlySet<string>> =>
  new Map([...links].map(([{ key }, { known }]) => [key, known]));

const linksIn =
  (links: ReadonlyMap<Slice, OtherTables>) =>
  (slice: Slice): OtherTables => {
    const found = links.get(slice);
    if (!found) throw new Error(`no links of ${slice.key}`);
    return found;
  };

/** The first earlier table of which this review would give a figure away, with the characteristic to leave out. */
const betrayed = (
  slices: readonly Slice[],
  hidden: Hidden,
  tables: readonly EarlierTable[],
  { viewers }: Rules,
  budget: Budget,
): { readonly drop: Characteristic | undefined } | undefined => {
  for (const { slice, hidden: own } of tables) {
    const views = [
      ...slices.map((one): View => ({ slice: one, now: false, shows: (id) => !isHidden(hidden, one, 'n', id) })),
      ...tables
        .filter((one) => one.slice !== slice)
        .map(
          (one): View => ({ slice: one.slice, now: false, shows: (id) => !isHidden(one.hidden, one.slice, 'n', id) }),
        ),
    ];
    const links = new Map([[slice, otherTablesOf(slice, views)]]);
    const protecting = {
      hidden: { ...own, known: knownIn(links) },
      viewers,
      otherTablesOf: linksIn(links),
      proven: new WeakMap(),
      budget,
    };
    const drop = givenAway(protecting, slice);
    if (drop !== undefined) {
      const has = slices.some(({ networks }) => networks.some(({ characteristic }) => characteristic === drop));
      return { drop: has ? drop : undefined };
    }
    if (!schoolsStay(protecting, slice)) return { drop: undefined };
  }
  return undefined;
};

type Attempt =
  | { readonly hidden: Hidden; readonly refused: ReadonlyMap<string, WhyRefused> }
  | { readonly drop: Characteristic | undefined; readonly because: WhyRefused };

/** The slices of one year group, which share their pupils. */
function* attempt(
  slices: readonly Slice[],
  { threshold, viewers }: Rules,
  { before, tables }: Earlier,
  budget: Budget,
): Generator<undefined, Attempt> {
  const results = new Map(slices.map(({ key }) => [key, new Set(before.results[key] ?? [])] as const));
  const links = linkedTo(slices, tables);
  const hidden: Hidden = { threshold, numbers: new Set(before.numbers), results, known: knownIn(links) };
  for (const slice of slices) hideSmall(hidden, slice);
  const protecting = { hidden, viewers, otherTablesOf: linksIn(links), proven: new WeakMap(), budget };
  const refused = new Map<string, WhyRefused>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const slice of slices) {
      if (refused.has(slice.key)) continue;
      const round = yield* settle(protecting, slice);
      if (typeof round === 'object') return { drop: round.drop, because: 'too-few' };
      if (round === 'too-much' || budget.left < 0) return { drop: largest(slices), because: 'too-much' };
      if (round === 'impossible') refused.set(slice.key, 'too-few');
      changed = changed || round === 'changed' || round === 'widened';
    }
  }
  const shown = slices.filter(({ key }) => !refused.has(key));
  const given = betrayed(shown, hidden, tables, { threshold, viewers }, budget);
  if (budget.left < 0) return { drop: largest(slices), because: 'too-much' };
  return given ? { ...given, because: 'too-few' } : { hidden, refused };
}

/** The characteristic with the most figures: without it most is won. */
const largest = (slices: readonly Slice[]): Characteristic | undefined =>
  slices
    .flatMap(({ networks }) => networks)
    .toSorted((one, other) => other.arcs.length - one.arcs.length)
    .at(0)?.characteristic;

const without = (slices: readonly Slice[], dropped: ReadonlyMap<Characteristic, WhyRefused>): Slice[] =>
  slices.map((slice) => ({
    ...slice,
    networks: slice.networks.filter(({ characteristic }) => !dropped.has(characteristic)),
  }));

/** Tries with every characteristic, then without the one that could not be protected, until the rest can. */
function* suppressYear(
  slices: readonly Slice[],
  rules: Rules,
  earlier: Earlier,
  budget: Budget,
): Generator<undefined, Suppression> {
  const dropped = new Map<Characteristic, WhyRefused>();
  for (;;) {
    // Half of what is left, so that the last attempt has something left too.
    const part = { left: Math.floor(budget.left / 2) };
    budget.left -= part.left;
    const tried = yield* attempt(without(slices, dropped), rules, earlier, part);
    budget.left += Math.max(part.left, 0);
    if ('hidden' in tried) return { ...tried, dropped };
    if (tried.drop === undefined) {
      const { numbers, results } = earlier.before;
      const hidden: Hidden = {
        threshold: rules.threshold,
        numbers: new Set(numbers),
        results: new Map(Object.entries(results).map(([key, ids]) => [key, new Set(ids)])),
        known: new Map(),
      };
      return { hidden, refused: new Map(slices.map(({ key }) => [key, tried.because])), dropped };
    }
    dropped.set(tried.drop, tried.because);
  }
}

type Rules = { readonly threshold: number; readonly viewers: readonly Viewer[] };

/** Figures looked at for one publication: some seconds of a small machine. */
export const mostLooks = 60_000_000;

export type SuppressOptions = {
  readonly threshold: number;
  readonly parties: readonly (readonly string[])[];
  /** By year group, what the reviews of the same academic year hid. */
  readonly before?: Readonly<Record<string, HiddenBefore>> | undefined;
  /** Their tables. */
  readonly earlier?: readonly EarlierTable[] | undefined;
  readonly looks?: number | undefined;
};

/**
 * What to hide, by year group. `parties` gives the URNs of each party's schools: a party knows what its schools sent.
 * `threshold`: counts below it are never shown. Stops often, so that whoever runs it can let others go on; it ends, since
 * what no proof is found for within `looks` is not published.
 */
export function* suppress(
  slices: readonly Slice[],
  { threshold, parties, before = {}, earlier = [], looks = mostLooks }: SuppressOptions,
): Generator<undefined, ReadonlyMap<string, Suppression>> {
  const rules = { threshold, viewers: parties.map((urns) => new Set(urns)) };
  const found = new Map<string, Suppression>();
  const years = [...Map.groupBy(slices, ({ year }) => year)];
  let left = looks;
  for (const [at, [year, own]] of years.entries()) {
    const budget = { left: Math.floor(left / (years.length - at)) };
    left -= budget.left;
    const known = {
      before: before[year] ?? { numbers: [], results: {} },
      tables: earlier.filter(({ slice }) => slice.year === year),
    };
    found.set(year, yield* suppressYear(own, rules, known, budget));
    left += Math.max(budget.left, 0);
  }
  return found;
}
