/**
 * Suppression (DOMAIN section 5). First what is too small is hidden; then whatever would give it away, until it is proven
 * for every hidden figure and every party that the figure can still be anything over a width of three pupils. What cannot
 * be proven is not published at all. Of several ways to hide, the one is taken that leaves most of what boards need.
 */

import {
  attempt,
  type Earlier,
  type EarlierTable,
  type HiddenBefore,
  type Rules,
  type Way,
  type WhyRefused,
} from './attempt.ts';
import type { Budget } from './balanced-change.ts';
import type { Characteristic } from './cohort.ts';
import type { Slice } from './cohort-slices.ts';
import type { Hidden } from './hidden-figures.ts';
import { isMore, mostOf, shownOf } from './what-boards-need.ts';

export type { EarlierTable, WhyRefused } from './attempt.ts';

export type Suppression = {
  readonly hidden: Hidden;
  /** Slices that are not published at all, by key. */
  readonly refused: ReadonlyMap<string, WhyRefused>;
  /** Characteristics of which nothing is published in this year group: the rest can be protected without them. */
  readonly dropped: ReadonlyMap<Characteristic, WhyRefused>;
};

const without = (slices: readonly Slice[], dropped: ReadonlyMap<Characteristic, WhyRefused>): Slice[] =>
  slices.map((slice) => ({
    ...slice,
    networks: slice.networks.filter(({ characteristic }) => !dropped.has(characteristic)),
  }));

/** Tries with every characteristic, then without the one that could not be protected, until the rest can. */
function* settled(
  slices: readonly Slice[],
  rules: Rules,
  earlier: Earlier,
  budget: Budget,
  way: Way,
): Generator<undefined, Suppression> {
  const dropped = new Map<Characteristic, WhyRefused>();
  for (;;) {
    // Half of what is left, so that the last attempt has something left too.
    const part = { left: Math.floor(budget.left / 2) };
    budget.left -= part.left;
    const tried = yield* attempt(without(slices, dropped), rules, earlier, part, way);
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

/** Looks that one more way to hide may take, as a multiple of what the first took. */
const patience = 4;
/** With more schools than this, groups are given up for all of them or for none. */
const mostOneByOne = 8;

type Named = Way['givenUp'] extends ReadonlyMap<infer Name, infer Own> ? readonly [Name, Own] : never;

const givingUp = (way: Way, one: Named): Way => ({ ...way, givenUp: new Map([...way.givenUp, one]) });

/** Ways beside one that fell short: each gives up a little more, or a little less, than `best`. */
function* waysBeside(slices: readonly Slice[], best: () => Way): Generator<Way> {
  yield { ...best(), totalsFirst: true };
  const names = new Set(slices.flatMap(({ networks }) => networks.map(({ characteristic }) => characteristic)));
  for (const totalsFirst of new Set([false, best().totalsFirst]))
    for (const name of names)
      for (const what of ['e', 'n'] as const)
        yield { ...givingUp(best(), [name, { what, but: new Set() }]), totalsFirst };
  const schools = Math.max(0, ...slices.map((slice) => slice.schools.length));
  if (schools > mostOneByOne) return;
  for (const name of names)
    for (let school = 0; school < schools; school += 1) {
      const own = best().givenUp.get(name);
      if (own) yield givingUp(best(), [name, { ...own, but: new Set([...own.but, school]) }]);
    }
}

/**
 * Tries what comes of itself. Where boards then miss a figure that they need, tries ways that give up groups of single
 * schools, and keeps what leaves more.
 */
function* suppressYear(
  slices: readonly Slice[],
  rules: Rules,
  earlier: Earlier,
  budget: Budget,
): Generator<undefined, Suppression> {
  const before = budget.left;
  const most = mostOf(slices, rules.threshold);
  let way: Way = { givenUp: new Map(), totalsFirst: false };
  let best = yield* settled(slices, rules, earlier, budget, way);
  const looks = (before - budget.left + 10_000) * patience;
  for (const other of waysBeside(slices, () => way)) {
    if (!isMore(most, shownOf(slices, best)) || budget.left < looks) return best;
    const part = { left: looks };
    const tried = yield* settled(slices, rules, earlier, part, other);
    budget.left -= looks - Math.max(part.left, 0);
    if (!isMore(shownOf(slices, tried), shownOf(slices, best))) continue;
    best = tried;
    way = other;
  }
  return best;
}

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
