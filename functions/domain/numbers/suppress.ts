/**
 * Suppression (DOMAIN section 5). First what is too small is hidden; then whatever would give it away, until it is proven
 * for every hidden figure and every party that the figure can still be anything over a width of three pupils. What cannot
 * be proven is not published at all.
 */
import type { Arc, Network, Slice } from './cohort-slices.ts';
import { type Hidden, hideSmall } from './hidden-figures.ts';
import { protectGroups, type Round } from './protect-figures.ts';
import { protectSchools } from './protect-schools.ts';
import { settleSums, type Viewer } from './sums-of-hidden.ts';
import type { Fewest, Protecting } from './ways.ts';

export type Suppression = {
  readonly hidden: Hidden;
  /** Keys of slices that are not published at all. */
  readonly refused: ReadonlySet<string>;
};

/** Figures that were hidden earlier in the same year stay hidden: next to the earlier table they would tell too much. */
export type HiddenBefore = {
  readonly numbers: readonly string[];
  readonly results: Readonly<Record<string, readonly string[]>>;
};

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
const settle = (protecting: Protecting, slice: Slice): Round => {
  let changed = false;
  while (settleSums(protecting.hidden, slice, protecting.viewers)) changed = true;
  const groups = protectGroups(protecting, slice);
  if (groups !== 'settled') return groups;
  const schools = protectSchools(protecting, slice);
  if (schools !== 'settled') return schools;
  return changed ? 'changed' : 'settled';
};

/** The slices of one year group, which share their pupils. */
const suppressYear = (
  slices: readonly Slice[],
  threshold: number,
  viewers: readonly Viewer[],
  before: HiddenBefore,
): Suppression => {
  const results = new Map(slices.map(({ key }) => [key, new Set(before.results[key] ?? [])] as const));
  const hidden: Hidden = { threshold, numbers: new Set(before.numbers), results };
  for (const slice of slices) hideSmall(hidden, slice);
  const protecting = { hidden, viewers, fewest: fewestOver(slices), proven: new WeakMap() };
  const refused = new Set<string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const slice of slices) {
      if (refused.has(slice.key)) continue;
      const round = settle(protecting, slice);
      if (round === 'impossible') refused.add(slice.key);
      changed = changed || round === 'changed' || round === 'widened';
    }
  }
  return { hidden, refused };
};

/**
 * What to hide, by year group. `parties` gives the URNs of each party's schools: a party knows what its schools sent.
 * `threshold`: counts below it are never shown.
 */
export const suppress = (
  slices: readonly Slice[],
  {
    threshold,
    parties,
    before = {},
  }: {
    readonly threshold: number;
    readonly parties: readonly (readonly string[])[];
    readonly before?: Readonly<Record<string, HiddenBefore>>;
  },
): ReadonlyMap<string, Suppression> => {
  const viewers = parties.map((urns) => new Set(urns));
  return new Map(
    [...Map.groupBy(slices, ({ year }) => year)].map(([year, own]) => [
      year,
      suppressYear(own, threshold, viewers, before[year] ?? { numbers: [], results: {} }),
    ]),
  );
};
