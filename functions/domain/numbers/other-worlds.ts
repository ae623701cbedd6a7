/**
 * Shows that a hidden figure cannot be worked out: by other figures that agree with everything that is shown. Along a
 * circle of hidden figures, some go up by an amount and others down by it, and every sum stays. A circle through figures
 * that are still shown says what else must be hidden.
 */
import type { Arc, Network } from './cohort-slices.ts';

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
};

export type Way = { readonly cost: number; readonly arcs: readonly Arc[] };

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

const wayBack = (steps: readonly (Step | undefined)[], from: number, to: number): Arc[] => {
  const arcs: Arc[] = [];
  for (let node = to; node !== from; ) {
    const step = steps[node];
    if (!step) return arcs;
    arcs.push(step.arc);
    node = step.back;
  }
  return arcs;
};

/** The cheapest way from one node to another on which every figure can change by the amount; nothing if there is none. */
export const cheapestWay = ({ network, from, to, amount, canFall, canRise, cost }: Search): Way | undefined => {
  const size = network.end + 1;
  const distance = Array.from({ length: size }, () => Infinity);
  const done = Array.from({ length: size }, () => false);
  const steps: (Step | undefined)[] = Array.from({ length: size });
  distance[from] = 0;
  for (let node = from; node >= 0 && node !== to; node = nearest(distance, done)) {
    done[node] = true;
    for (const arc of arcsAt(network, node)) {
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
  return total === Infinity ? undefined : { cost: total, arcs: wayBack(steps, from, to) };
};
