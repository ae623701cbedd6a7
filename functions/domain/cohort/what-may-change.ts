/** Ways on which hidden figures can change together, in the eyes of one party. */

import { type BalancedChange, type Budget, cheapestChange } from './balanced-change.ts';
import type { Arc, Counts, Network, Slice } from './cohort-slices.ts';
import { type Hidden, type Hiding, isHidden, worthOf } from './hidden-figures.ts';
import type { OtherTables } from './other-tables.ts';
import type { Viewer } from './sums-of-hidden.ts';

/**
 * What may change. `rate`: who is at the standard, not how many there are. `e`, `w`: how many there are, by pupils at the
 * standard or by pupils below it, in every other table too; `-alone`: in this table and in no other.
 */
export type Mode = 'rate' | 'e' | 'w' | 'e-alone' | 'w-alone';
export const hidingOf = (mode: Mode): Hiding => (mode === 'rate' ? 'e' : 'n');

export type Protecting = {
  readonly hidden: Hidden;
  readonly viewers: readonly Viewer[];
  readonly otherTablesOf: (slice: Slice) => OtherTables;
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

/** Whether a figure may change in this way, for all that other tables show. */
export const mayChange = ({ otherTablesOf }: Protecting, slice: Slice, mode: Mode, id: string): boolean => {
  if (mode === 'rate') return true;
  const { known, together, alone } = otherTablesOf(slice);
  return !known.has(id) && (mode === 'e' || mode === 'w' ? together : alone).has(id);
};

/** How many pupils can be taken out of a figure. */
export const canFall = (
  { otherTablesOf }: Protecting,
  slice: Slice,
  mode: Mode,
  id: string,
  counts: Counts,
): number => {
  if (mode === 'rate') return counts.e;
  const own = slice.kind === 'mean' ? counts.n : counts[mode === 'e' || mode === 'e-alone' ? 'e' : 'w'];
  return mode === 'e' || mode === 'w' ? Math.min(own, otherTablesOf(slice).fewest.get(id)?.[mode] ?? own) : own;
};
export const canRise = (counts: Counts, mode: Mode): number => (mode === 'rate' ? counts.w : Infinity);

export const isOwn = (viewer: Viewer, slice: Slice, { school }: Arc): boolean =>
  school !== undefined && viewer.has(slice.schools[school] ?? '');

export type Asked = { readonly slice: Slice; readonly network: Network; readonly mode: Mode; readonly viewer: Viewer };

/** A way between two nodes on hidden figures that are not the viewer's own; `dear` also goes over figures still shown. */
export const changeFor = (
  protecting: Protecting,
  { slice, network, mode, viewer }: Asked,
  way: {
    readonly from: number;
    readonly to: number;
    readonly amount: number;
    readonly not?: readonly Arc[];
    readonly dear: boolean;
  },
): BalancedChange | undefined => {
  const { hidden, budget } = protecting;
  const what = hidingOf(mode);
  return cheapestChange({
    network,
    budget,
    ...way,
    canFall: ({ id, counts }) => canFall(protecting, slice, mode, id, counts),
    canRise: ({ counts }) => canRise(counts, mode),
    cost: (arc) => {
      if (way.not?.includes(arc) || isOwn(viewer, slice, arc) || !mayChange(protecting, slice, mode, arc.id))
        return undefined;
      if (isHidden(hidden, slice, what, arc.id)) return 0;
      return way.dear ? worthOf(hidden, arc) : undefined;
    },
  });
};

/** The sets of ways of which one is enough: each way in a set is needed. */
export const proofs = (slice: Slice, what: Hiding, numberHidden: boolean): readonly (readonly Mode[])[] => {
  if (slice.kind === 'mean') return [['w'], ['w-alone']];
  if (what === 'n') return [['e'], ['w'], ['e-alone'], ['w-alone']];
  return numberHidden ? [['rate'], ['e', 'w'], ['e-alone', 'w-alone']] : [['rate']];
};
