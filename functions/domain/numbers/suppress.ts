/**
 * Suppression (DOMAIN section 5). First what is too small is hidden; then whatever would give it away, until it is proven
 * for every hidden figure and every party that the figure can still be anything over a width of three pupils. What cannot
 * be proven is not published at all.
 */
import type { Characteristic } from './cohort.ts';
import { type Arc, allId, type Network, type Slice } from './cohort-slices.ts';
import { grandId, type Hidden, hideSmall } from './hidden-figures.ts';
import type { Budget } from './other-worlds.ts';
import { protectGroups, type Round } from './protect-figures.ts';
import { protectSchools } from './protect-schools.ts';
import { settleSums, type Viewer } from './sums-of-hidden.ts';
import type { Fewest, Protecting } from './ways.ts';

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

/** Numbers of pupils that earlier reviews of the year have shown, by id; of a total also the URNs of its schools. */
export type ShownBefore = ReadonlyMap<string, readonly { readonly number: number; readonly of?: readonly string[] }[]>;

const shapeOf = (slice: Slice, { characteristic, arcs }: Network): string =>
  `${slice.year}|${slice.schools.join(',')}|${characteristic}|${arcs.map(({ id }) => id).join(',')}`;

/** The fewest pupils by figure, over the subjects that the same schools and groups take part in. */
const fewestOver = (slices: readonly Slice[]): Fewest => {
  const low = new Map<string, Map<string, { e: number; w: number }>>();
  const shapes = new Map<Network, string>();
  for (const slice of slices) {
    for (const network of slice.networks) {
      const shape = shapeOf(slice, network);
      shapes.set(network, shape);
      const figures = low.get(shape) ?? new Map<string, { e: number; w: number }>();
      low.set(shape, figures);
      for (const { id, counts } of network.arcs) {
        const before = figures.get(id) ?? { e: Infinity, w: Infinity };
        const own = slice.kind === 'mean' ? { e: counts.n, w: counts.n } : counts;
        figures.set(id, { e: Math.min(before.e, own.e), w: Math.min(before.w, own.w) });
      }
    }
  }
  return (_, network: Network, arc: Arc) => low.get(shapes.get(network) ?? '')?.get(arc.id) ?? arc.counts;
};

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

type Earlier = { readonly before: HiddenBefore; readonly shown: ShownBefore };

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((urn) => other.includes(urn));

/** Schools that a total is made of: those with a figure in its group. */
const schoolsIn = (slice: Slice, network: Network, total: Arc): string[] =>
  network.arcs.flatMap(({ kind, to, school = -1 }) =>
    kind === 'cell' && to === total.from ? (slice.schools[school] ?? []) : [],
  );

type Compared = { readonly known: Map<string, Set<string>>; readonly hide: Set<string> };

/** What everybody knows from the reviews before, and totals that may not be shown beside one of other schools. */
const compared = (slices: readonly Slice[], shown: ShownBefore): Compared => {
  const found: Compared = { known: new Map(), hide: new Set() };
  for (const slice of slices) {
    const known = new Set<string>();
    found.known.set(slice.key, known);
    const compare = (id: string, number: number, of?: readonly string[]): void => {
      for (const before of shown.get(id) ?? []) {
        if (of && before.of && !isSame(of, before.of)) found.hide.add(id);
        else if (before.number === number) known.add(id);
      }
    };
    for (const [at, urn] of slice.schools.entries()) compare(allId(urn), slice.all[at]?.n ?? -1);
    compare(grandId, slice.grand.n, slice.schools);
    for (const network of slice.networks)
      for (const arc of network.arcs)
        compare(arc.id, arc.counts.n, arc.kind === 'total' ? schoolsIn(slice, network, arc) : undefined);
  }
  return found;
};

type Attempt =
  | { readonly hidden: Hidden; readonly refused: ReadonlyMap<string, WhyRefused> }
  | { readonly drop: Characteristic | undefined; readonly because: WhyRefused };

/** The slices of one year group, which share their pupils. */
function* attempt(
  slices: readonly Slice[],
  { threshold, viewers }: Rules,
  { before, shown }: Earlier,
  budget: Budget,
): Generator<undefined, Attempt> {
  const results = new Map(slices.map(({ key }) => [key, new Set(before.results[key] ?? [])] as const));
  const { known, hide } = compared(slices, shown);
  const hidden: Hidden = { threshold, numbers: new Set([...before.numbers, ...hide]), results, known };
  for (const slice of slices) hideSmall(hidden, slice);
  const protecting = { hidden, viewers, fewest: fewestOver(slices), proven: new WeakMap(), budget };
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
  return { hidden, refused };
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
  /** By year group: what the reviews of the same academic year hid, and what they showed. */
  readonly before?: Readonly<Record<string, HiddenBefore>> | undefined;
  readonly shown?: Readonly<Record<string, ShownBefore>> | undefined;
  readonly looks?: number | undefined;
};

/**
 * What to hide, by year group. `parties` gives the URNs of each party's schools: a party knows what its schools sent.
 * `threshold`: counts below it are never shown. Stops often, so that whoever runs it can let others go on; it ends, since
 * what no proof is found for within `looks` is not published.
 */
export function* suppress(
  slices: readonly Slice[],
  { threshold, parties, before = {}, shown = {}, looks = mostLooks }: SuppressOptions,
): Generator<undefined, ReadonlyMap<string, Suppression>> {
  const rules = { threshold, viewers: parties.map((urns) => new Set(urns)) };
  const found = new Map<string, Suppression>();
  const years = [...Map.groupBy(slices, ({ year }) => year)];
  let left = looks;
  for (const [at, [year, own]] of years.entries()) {
    const budget = { left: Math.floor(left / (years.length - at)) };
    left -= budget.left;
    const earlier = { before: before[year] ?? { numbers: [], results: {} }, shown: shown[year] ?? new Map() };
    found.set(year, yield* suppressYear(own, rules, earlier, budget));
    left += Math.max(budget.left, 0);
  }
  return found;
}
