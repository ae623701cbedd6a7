/**
 * Who visits whom in the autumn (R34): each school gets two visitors and makes two visits. Nobody visits a school that they
 * belong to or head. What makes one pairing better than another is a list in order; the first difference decides.
 */

import { accept, type Result, refuse } from '../result.ts';
import {
  costOf,
  facts,
  isBetter,
  type PairingSchool,
  type Plan,
  type Visit,
  type Weighed,
  type World,
  worldOf,
} from './weigh-pairs.ts';

export type Pairing = {
  /** By host, then visitor, in the order of URNs. */
  readonly visits: readonly Visit[];
  /** What could not be met, by host. */
  readonly ownPartyAlone: readonly string[];
  readonly withoutSharedYears: readonly string[];
  readonly repeated: readonly Visit[];
  /** Pairs of schools that visit each other. */
  readonly reciprocal: number;
  readonly kilometres: number;
};
export type PairingRefusal = 'needs-three-schools' | 'no-pairing';

/** The plan with two visits exchanged, when that keeps to the rules. */
const exchanged = (plan: Plan, [a, i]: [number, number], [b, j]: [number, number], world: World): Plan | undefined => {
  const toA = plan[a]?.[i];
  const toB = plan[b]?.[j];
  if (toA === undefined || toB === undefined || a === b || toA === toB) return undefined;
  if (!world.may[a]?.[toB] || !world.may[b]?.[toA] || plan[a]?.includes(toB) || plan[b]?.includes(toA))
    return undefined;
  return plan.map((hosts, from) =>
    from === a
      ? hosts.map((to, at) => (at === i ? toB : to))
      : from === b
        ? hosts.map((to, at) => (at === j ? toA : to))
        : hosts,
  );
};

const neighbours = function* (plan: Plan, world: World): Generator<Plan> {
  const places = plan.flatMap((hosts, from) => hosts.map((_, at): [number, number] => [from, at]));
  for (const [index, one] of places.entries()) {
    for (const other of places.slice(index + 1)) {
      const next = exchanged(plan, one, other, world);
      if (next) yield next;
    }
  }
};

const bestNeighbour = ({ plan, cost }: Weighed, world: World): Weighed | undefined => {
  let best: Weighed = { plan, cost };
  for (const next of neighbours(plan, world)) {
    const weighed = { plan: next, cost: costOf(next, world) };
    if (isBetter(weighed, best)) best = weighed;
  }
  return best.plan === plan ? undefined : best;
};

/** The best exchange, again and again, until none is better. */
const downhill = (start: Plan, world: World, steps: number): Weighed & { readonly steps: number } => {
  let best: Weighed = { plan: start, cost: costOf(start, world) };
  let left = steps;
  for (let better = bestNeighbour(best, world); better && left > 0; better = bestNeighbour(best, world)) {
    best = better;
    left -= 1;
  }
  return { ...best, steps: steps - left };
};

/** Numbers that look drawn and are the same every time. */
const drawn = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** Visits given out one by one, to whoever still needs one, in an order that `draw` decides; undefined when stuck. */
const somePlan = (world: World, draw: (below: number) => number): Plan | undefined => {
  const count = world.schools.length;
  const needs = Array.from({ length: count }, () => 2);
  const plan: number[][] = Array.from({ length: count }, () => []);
  const fewestFirst = plan
    .map((_, from) => from)
    .toSorted(
      (one, other) => (world.may[one] ?? []).filter(Boolean).length - (world.may[other] ?? []).filter(Boolean).length,
    );
  for (const from of fewestFirst) {
    for (let visit = 0; visit < 2; visit += 1) {
      const open = needs
        .map((need, to) => ({ need, to }))
        .filter(({ need, to }) => need > 0 && world.may[from]?.[to] && !plan[from]?.includes(to));
      const most = Math.max(...open.map(({ need }) => need));
      const neediest = open.filter(({ need }) => need === most);
      const chosen = neediest[draw(neediest.length)];
      if (!chosen) return undefined;
      plan[from]?.push(chosen.to);
      needs[chosen.to] = (needs[chosen.to] ?? 0) - 1;
    }
  }
  return plan;
};

/** How many beginnings to walk downhill from: enough to find the best of six schools whatever they are like. */
const beginnings = 40;
/**
 * Steps downhill, all beginnings together. A step looks at every exchange of two visits, which for many schools is much: so
 * that forty take no longer than nine, they get fewer. What is found then keeps to every rule, and may not be the best.
 */
const stepsFor = (schools: number): number => Math.max(12, Math.round(2000 * Math.min(1, (9 / schools) ** 3.5)));

const asPairing = (plan: Plan, world: World): Pairing => {
  const found = facts(plan, world);
  const urn = (at: number) => world.schools[at]?.urn ?? '';
  return {
    visits: found.visits.map(({ by, to }) => ({ from: urn(by), to: urn(to) })),
    ownPartyAlone: found.own.map(urn),
    withoutSharedYears: found.strange.map(urn),
    repeated: found.repeated.map(({ by, to }) => ({
      from: urn(by),
      to: urn(to),
    })),
    reciprocal: found.reciprocal,
    kilometres: found.kilometres,
  };
};

/**
 * The best pairing found; the same schools give the same one. In order: fewest hosts whose two visitors are both of their
 * own party, fewest pairs that visit each other, each host a visitor who teaches three of its years, no visit of last year
 * again, fewest kilometres, smaller URNs. `needs-three-schools`: with two, each could only visit the other.
 */
export const pairUp = (
  schools: readonly PairingSchool[],
  lastYear: readonly Visit[] = [],
): Result<Pairing, PairingRefusal> => {
  if (schools.length < 3) return refuse('needs-three-schools');
  const world = worldOf(schools, lastYear);
  const draw = drawn(schools.length);
  let best: Weighed | undefined;
  let steps = stepsFor(schools.length);
  for (let beginning = 0; beginning < beginnings && (steps > 0 || !best); beginning += 1) {
    const start = somePlan(world, draw);
    if (!start) continue;
    const found = downhill(start, world, steps);
    steps -= found.steps;
    if (!best || isBetter(found, best)) best = found;
  }
  return best ? accept(asPairing(best.plan, world)) : refuse('no-pairing');
};
