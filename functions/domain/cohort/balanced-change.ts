/**
 * Shows that a hidden figure cannot be worked out: by other figures that agree with everything that is shown. Along a
 * circle of hidden figures, some go up by an amount and others down by it, and every sum stays. A circle through figures
 * that are still shown says what else must be hidden.
 */
import type { Arc, Network } from './cohort-slices.ts';

/** How many figures may still be looked at: a search that would take for ever ends, and what it was for is not published. */
export type Budget = { left: number };

export type Search = {
  readonly network: Network;
  readonly from: number;
  readonly to: number;
  /** By how many pupils the figures on the way are to change. */
  readonly amount: number;
  /** How many pupils can be taken out of a figure, and put into it. */
  readonly canFall: (arc: Arc) => number;
  readonly canRise: (arc: Arc) => number;
  /** What it costs to use a figure: 0 for a hidden one, nothing (undefined) for one that may not be used. */
  readonly cost: (arc: Arc) => number | undefined;
  readonly budget: Budget;
};

export type BalancedChange = {
  readonly cost: number;
  readonly arcs: readonly Arc[];
  /** Positions of schools whose whole changes with it. */
  readonly wholes?: readonly number[];
};

type Step = { readonly arc: Arc; readonly back: number };

const neighbours = new WeakMap<Network, readonly (readonly Arc[])[]>();

const arcsAt = (network: Network, node: number): readonly Arc[] => {
  const known = neighbours.get(network);
  if (known) return known[node] ?? [];
  const lists: Arc[][] = Array.from({ length: network.end + 1 }, () => []);
  for (const arc of network.arcs) {
    lists[arc.from]?.push(arc);
    lists[arc.to]?.push(arc);
  }
  neighbours.set(network, lists);
  return lists[node] ?? [];
};

const nearest = (distance: readonly number[], done: readonly boolean[]): number => {
  let best = -1;
  for (let node = 0; node < distance.length; node += 1) {
    const far = distance[node] ?? Infinity;
    if (!done[node] && far < Infinity && (best < 0 || far < (distance[best] ?? Infinity))) best = node;
  }
  return best;
};

const pathBack = (steps: readonly (Step | undefined)[], from: number, to: number): Arc[] => {
  const arcs: Arc[] = [];
  for (let node = to; node !== from; ) {
    const step = steps[node];
    if (!step) return arcs;
    arcs.push(step.arc);
    node = step.back;
  }
  return arcs.toReversed();
};

/** The cheapest single way on which every figure can change by the whole amount. */
const onOnePath = ({
  network,
  from,
  to,
  amount,
  canFall,
  canRise,
  cost,
  budget,
}: Search): BalancedChange | undefined => {
  const size = network.end + 1;
  const distance = Array.from({ length: size }, () => Infinity);
  const done = Array.from({ length: size }, () => false);
  const steps: (Step | undefined)[] = Array.from({ length: size });
  distance[from] = 0;
  for (let node = from; node >= 0 && node !== to; node = nearest(distance, done)) {
    done[node] = true;
    const arcs = arcsAt(network, node);
    budget.left -= arcs.length;
    for (const arc of arcs) {
      const forward = arc.from === node;
      const next = forward ? arc.to : arc.from;
      const price = cost(arc);
      if (price === undefined || done[next] || (forward ? canRise(arc) : canFall(arc)) < amount) continue;
      const far = (distance[node] ?? Infinity) + price;
      if (far >= (distance[next] ?? Infinity)) continue;
      distance[next] = far;
      steps[next] = { arc, back: node };
    }
  }
  const total = distance[to] ?? Infinity;
  return total === Infinity ? undefined : { cost: total, arcs: pathBack(steps, from, to) };
};

/** Pupil by pupil, each on a way of its own, with what the ones before have changed. */
const pupilByPupil = (search: Search): BalancedChange | undefined => {
  const moved = new Map<Arc, number>();
  const used = new Set<Arc>();
  let cost = 0;
  for (let unit = 0; unit < search.amount; unit += 1) {
    const way = onOnePath({
      ...search,
      amount: 1,
      canFall: (arc) => search.canFall(arc) + (moved.get(arc) ?? 0),
      canRise: (arc) => search.canRise(arc) - (moved.get(arc) ?? 0),
      cost: (arc) => (used.has(arc) ? 0 : search.cost(arc)),
    });
    if (!way) return undefined;
    cost += way.cost;
    let node = search.from;
    for (const arc of way.arcs) {
      const forward = arc.from === node;
      moved.set(arc, (moved.get(arc) ?? 0) + (forward ? 1 : -1));
      used.add(arc);
      node = forward ? arc.to : arc.from;
    }
  }
  return { cost, arcs: [...used] };
};

/**
 * The cheapest way from one node to another by which figures can change by the amount; nothing if there is none. It may be
 * several ways, each for some of the pupils.
 */
export const cheapestChange = (search: Search): BalancedChange | undefined => {
  const single = onOnePath(search);
  return single || search.amount === 1 ? single : pupilByPupil(search);
};
