/** Which figures of a year group are hidden, and how they may be hidden further. */
import { type Arc, allId, type Counts, type Network, type Slice } from './cohort-slices.ts';

/**
 * `n`: the number of pupils, and with it everything else about the group. `e`: only how many are at the expected standard,
 * which also tells how many are not.
 */
export type Hiding = 'n' | 'e';

export type Hidden = {
  readonly threshold: number;
  /** Numbers of pupils. The same pupils sit in every subject, so a number is hidden in all of them or in none. */
  readonly numbers: Set<string>;
  /** Numbers at the expected standard, by slice. */
  readonly results: Map<string, Set<string>>;
  /**
   * By slice, numbers of pupils that an earlier review of the year has shown and that are still the same: hiding them hides
   * nothing. A subject that some of the pupils do not take has its own.
   */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  /** Totals of all schools are hidden before more figures of single schools are; else as late as may be. */
  readonly totalsFirst?: boolean;
};

export const isKnown = ({ known }: Hidden, slice: Slice, what: Hiding, id: string): boolean =>
  what === 'n' && (known.get(slice.key)?.has(id) ?? false);

export const isHidden = (hidden: Hidden, slice: Slice, what: Hiding, id: string): boolean =>
  hidden.numbers.has(id) || (what === 'e' && (hidden.results.get(slice.key)?.has(id) ?? false));

/** Hides a figure; says whether it was shown until now. */
export const hide = (hidden: Hidden, slice: Slice, what: Hiding, id: string): boolean => {
  if (isHidden(hidden, slice, what, id)) return false;
  const set = what === 'n' ? hidden.numbers : (hidden.results.get(slice.key) ?? new Set<string>());
  set.add(id);
  if (what === 'e') hidden.results.set(slice.key, set);
  return true;
};

export const hidingsOf = ({ kind }: Slice): readonly Hiding[] => (kind === 'expected' ? ['n', 'e'] : ['n']);

/**
 * A group below the threshold; or so few in it at the standard, or below it, that they or all others stand out; or a mean so
 * near an end of its scale that it tells where nearly every pupil stands.
 */
export const isSmall = ({ n, e, w, steps }: Counts, what: Hiding, threshold: number): boolean =>
  what === 'n'
    ? n < threshold || (steps !== undefined && Math.min(...steps) < threshold)
    : e < threshold || w < threshold;

/** How far apart the least and the most of a hidden figure must be, in pupils: three, and of a result a fifth of its group. */
export const leastWidth = 3;
export const widthOf = ({ n }: Counts, what: Hiding, numberHidden: boolean): number =>
  what === 'e' && !numberHidden ? Math.max(leastWidth, Math.ceil(n / 5)) : leastWidth;

/** What a total is worth in hidden figures of schools: more than all of them, or less than one. */
export const totalWorth = ({ totalsFirst }: Hidden): number => (totalsFirst ? 0.9 : 1000);

export const worthOf = (hidden: Hidden, { kind, id, counts }: Arc): number => {
  if (kind === 'rest') return 0;
  if (kind === 'total') return totalWorth(hidden);
  return (id.includes('|Not recorded|') ? 0.5 : 1) + counts.n / 100_000;
};

/** Fewer schools than this in a sum, and each could take off its own figures and be left with one other's. */
export const fewestInTotal = 3;

export const grandId = allId('*');

const membersOf = (network: Network, total: Arc): number =>
  network.arcs.filter(({ kind, to }) => kind === 'cell' && to === total.from).length;

/** Every figure of the slice that is too small to be shown, every total of fewer than three, and what nobody was told. */
export const hideSmall = (hidden: Hidden, slice: Slice): void => {
  for (const what of hidingsOf(slice)) {
    const small = (counts: Counts): boolean => isSmall(counts, what, hidden.threshold);
    slice.schools.forEach((urn, at) => {
      const counts = slice.all[at];
      if (counts && small(counts)) hide(hidden, slice, what, allId(urn));
    });
    if (small(slice.grand) || slice.schools.length < fewestInTotal) hide(hidden, slice, what, grandId);
    for (const network of slice.networks) {
      for (const arc of network.arcs) {
        const few = arc.kind === 'total' && membersOf(network, arc) < fewestInTotal;
        if (few || arc.kind === 'rest' || small(arc.counts)) hide(hidden, slice, what, arc.id);
      }
    }
  }
};
