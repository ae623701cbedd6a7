/** Ways on which hidden figures can change together, in the eyes of one party. */
import type { Arc, Counts, Network, Slice } from './cohort-slices.ts';
import { type Hidden, type Hiding, isHidden, isKnown, worthOf } from './hidden-figures.ts';
import { type Budget, cheapestWay, type Way } from './other-worlds.ts';
import type { Viewer } from './sums-of-hidden.ts';

/** Between the least and the most that a hidden figure can be. */
export const leastWidth = 3;

/**
 * What may change. `rate`: who is at the standard, not how many there are. `e`, `w`: how many there are, by pupils at the
 * standard or by pupils below it.
 */
export type Mode = 'rate' | 'e' | 'w';
export const hidingOf = (mode: Mode): Hiding => (mode === 'rate' ? 'e' : 'n');

/** The fewest pupils over all subjects of a year group, by figure: a number of pupils changes in all of them at once. */
export type Fewest = (slice: Slice, network: Network, arc: Arc) => { readonly e: number; readonly w: number };

export type Protecting = {
  readonly hidden: Hidden;
  readonly viewers: readonly Viewer[];
  readonly fewest: Fewest;
  /** What is proven, by figure and by party: hiding more undoes no proof. */
  readonly proven: WeakMap<object, Map<Hiding, Set<Viewer>>>;
  readonly budget: Budget;
};

/** The parties for whom a figure, or all pupils of a slice's school, is proven already. */
export const provenFor = ({ proven }: Protecting, figure: object, what: Hiding): Set<Viewer> => {
  const byHiding = proven.get(figure) ?? new Map<Hiding, Set<Viewer>>();
  proven.set(figure, byHiding);
  const viewers = byHiding.get(what) ?? new Set<Viewer>();
  byHiding.set(what, viewers);
  return viewers;
};

export const canFall = (counts: Counts, low: { e: number; w: number }, mode: Mode): number =>
  mode === 'rate' ? counts.e : low[mode];
export const canRise = (counts: Counts, mode: Mode): number => (mode === 'rate' ? counts.w : Infinity);

export const isOwn = (viewer: Viewer, slice: Slice, { school }: Arc): boolean =>
  school !== undefined && viewer.has(slice.schools[school] ?? '');

export type Asked = { readonly slice: Slice; readonly network: Network; readonly mode: Mode; readonly viewer: Viewer };

/** A way between two nodes on hidden figures that are not the viewer's own; `dear` also goes over figures still shown. */
export const wayFor = (
  { hidden, fewest, budget }: Protecting,
  { slice, network, mode, viewer }: Asked,
  way: {
    readonly from: number;
    readonly to: number;
    readonly amount: number;
    readonly not?: readonly Arc[];
    readonly dear: boolean;
  },
): Way | undefined =>
  cheapestWay({
    network,
    budget,
    ...way,
    canFall: (arc) => canFall(arc.counts, fewest(slice, network, arc), mode),
    canRise: (arc) => canRise(arc.counts, mode),
    cost: (arc) => {
      if (way.not?.includes(arc) || isOwn(viewer, slice, arc) || isKnown(hidden, slice, hidingOf(mode), arc.id))
        return undefined;
      if (isHidden(hidden, slice, hidingOf(mode), arc.id)) return 0;
      return way.dear ? worthOf(arc, slice.schools.length) : undefined;
    },
  });

/** The sets of ways of which one is enough: each way in a set is needed. */
export const proofs = (slice: Slice, what: Hiding, numberHidden: boolean): readonly (readonly Mode[])[] => {
  if (slice.kind === 'mean') return [['w']];
  if (what === 'n') return [['e'], ['w']];
  return numberHidden ? [['rate'], ['e', 'w']] : [['rate']];
};
