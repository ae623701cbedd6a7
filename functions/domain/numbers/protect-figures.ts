/**
 * For every hidden figure and every party, finds other figures that agree with all that the party can see and differ by
 * three pupils or more; where there are none, hides more until there are.
 */
import type { Arc, Counts, Network, Slice } from './cohort-slices.ts';
import { type Hidden, type Hiding, hide, hidingsOf, isHidden, isSmall, worthOf } from './hidden-figures.ts';
import { cheapestWay, type Way } from './other-worlds.ts';
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

export type Protecting = { readonly hidden: Hidden; readonly viewers: readonly Viewer[]; readonly fewest: Fewest };

export const canFall = (counts: Counts, low: { e: number; w: number }, mode: Mode): number =>
  mode === 'rate' ? counts.e : low[mode];
export const canRise = (counts: Counts, mode: Mode): number => (mode === 'rate' ? counts.w : Infinity);

const isOwn = (viewer: Viewer, slice: Slice, { school }: Arc): boolean =>
  school !== undefined && viewer.has(slice.schools[school] ?? '');

type Asked = { readonly slice: Slice; readonly network: Network; readonly mode: Mode; readonly viewer: Viewer };

/** A way between two nodes on hidden figures that are not the viewer's own; `dear` also goes over figures still shown. */
export const wayFor = (
  { hidden, fewest }: Protecting,
  { slice, network, mode, viewer }: Asked,
  way: {
    readonly from: number;
    readonly to: number;
    readonly amount: number;
    readonly not?: Arc;
    readonly dear: boolean;
  },
): Way | undefined =>
  cheapestWay({
    network,
    ...way,
    canFall: (arc) => canFall(arc.counts, fewest(slice, network, arc), mode),
    canRise: (arc) => canRise(arc.counts, mode),
    cost: (arc) => {
      if (arc === way.not || isOwn(viewer, slice, arc)) return undefined;
      if (isHidden(hidden, slice, hidingOf(mode), arc.id)) return 0;
      return way.dear ? worthOf(arc, slice.schools.length) : undefined;
    },
  });

type Found = Way & { readonly mode: Mode };

/** The figure up by some and down by the rest, the cheapest way; cost 0 needs nothing more to be hidden. */
const swing = (protecting: Protecting, asked: Asked, arc: Arc, dear: boolean): Found | undefined => {
  const { mode, slice, network } = asked;
  const low = protecting.fewest(slice, network, arc);
  let best: Found | undefined;
  for (const up of [leastWidth, 0, 2, 1]) {
    const down = leastWidth - up;
    if (canRise(arc.counts, mode) < up || canFall(arc.counts, low, mode) < down) continue;
    const options = { not: arc, dear };
    const none: Way = { cost: 0, arcs: [] };
    const rise = up === 0 ? none : wayFor(protecting, asked, { from: arc.to, to: arc.from, amount: up, ...options });
    const fall =
      down === 0 ? none : wayFor(protecting, asked, { from: arc.from, to: arc.to, amount: down, ...options });
    if (!rise || !fall) continue;
    const cost = rise.cost + fall.cost;
    if (!best || cost < best.cost) best = { cost, arcs: [...rise.arcs, ...fall.arcs], mode };
    if (best.cost === 0) return best;
  }
  return best;
};

/** The sets of ways of which one is enough: each way in a set is needed. */
export const proofs = (slice: Slice, what: Hiding, numberHidden: boolean): readonly (readonly Mode[])[] => {
  if (slice.kind === 'mean') return [['w']];
  if (what === 'n') return [['e'], ['w']];
  return numberHidden ? [['rate'], ['e', 'w']] : [['rate']];
};

const cheapestProof = (
  protecting: Protecting,
  asked: Omit<Asked, 'mode'>,
  arc: Arc,
  what: Hiding,
  dear: boolean,
): readonly Found[] | undefined => {
  const numberHidden = isHidden(protecting.hidden, asked.slice, 'n', arc.id);
  const costOf = (found: readonly Found[]): number => found.reduce((sum, { cost }) => sum + cost, 0);
  let best: readonly Found[] | undefined;
  for (const modes of proofs(asked.slice, what, numberHidden)) {
    const found = modes.flatMap((mode) => swing(protecting, { ...asked, mode }, arc, dear) ?? []);
    if (found.length < modes.length) continue;
    if (!best || costOf(found) < costOf(best)) best = found;
    if (costOf(best) === 0) return best;
  }
  return best;
};

/** Whether this figure must stay hidden from the viewer: not its own, and not a sum of what it knows anyway. */
const mustStay = (
  { hidden }: Protecting,
  { slice, network, viewer }: Omit<Asked, 'mode'>,
  arc: Arc,
  what: Hiding,
): boolean => {
  if (arc.kind === 'rest') return !isOwn(viewer, slice, arc) && isSmall(arc.counts, what, hidden.threshold);
  if (arc.kind === 'cell') return !isOwn(viewer, slice, arc);
  return network.arcs.some(
    (cell) => cell.to === arc.from && !isOwn(viewer, slice, cell) && isHidden(hidden, slice, what, cell.id),
  );
};

export type Round = 'settled' | 'changed' | 'impossible';

/** Proves one hidden figure for every party, or hides more. */
const protectOne = (protecting: Protecting, slice: Slice, network: Network, arc: Arc, what: Hiding): Round => {
  let unproven = protecting.viewers.filter((viewer) => mustStay(protecting, { slice, network, viewer }, arc, what));
  for (let [viewer] = unproven; viewer; [viewer] = unproven) {
    const asked = { slice, network, viewer };
    const proof =
      cheapestProof(protecting, asked, arc, what, false) ?? cheapestProof(protecting, asked, arc, what, true);
    if (!proof) return 'impossible';
    const more = proof.flatMap(({ mode, arcs }) =>
      arcs.map(({ id }) => hide(protecting.hidden, slice, hidingOf(mode), id)),
    );
    if (more.some(Boolean)) return 'changed';
    const used = new Set(proof.flatMap(({ arcs }) => arcs.flatMap(({ school }) => slice.schools[school ?? -1] ?? [])));
    // What proves it for one party proves it for all whose own figures it leaves alone.
    unproven = unproven.filter((other) => other !== viewer && [...other].some((urn) => used.has(urn)));
  }
  return 'settled';
};

/** One round over every hidden figure of the slice's groups. */
export const protectGroups = (protecting: Protecting, slice: Slice): Round => {
  let round: Round = 'settled';
  for (const what of hidingsOf(slice)) {
    for (const network of slice.networks) {
      for (const arc of network.arcs) {
        if (!isHidden(protecting.hidden, slice, what, arc.id)) continue;
        const one = protectOne(protecting, slice, network, arc, what);
        if (one === 'impossible') return one;
        if (one === 'changed') round = one;
      }
    }
  }
  return round;
};
