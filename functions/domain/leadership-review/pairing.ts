/**
 * Who visits whom in the autumn (R34): each school gets two visitors and makes two visits. Nobody visits a school that they
 * belong to or head. What makes one pairing better than another is a list in order; the first difference decides.
 */

import type { School } from '../partnership/partnership.ts';
import { sharedYears, straightKilometres } from '../partnership/school-facts.ts';
import { accept, type Result, refuse } from '../result.ts';

export type PairingSchool = Pick<School, 'urn' | 'ages' | 'easting' | 'northing'> & {
  readonly party: string;
  /** Schools at which its reviewer teaches or is head: its own, and perhaps others of its federation. */
  readonly reviewerBelongsTo: readonly string[];
};
/** A visit: the reviewer of `from` goes to `to`. */
export type Visit = { readonly from: string; readonly to: string };

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

/** Years of age that a host shares with at least one of its visitors. */
const enoughYears = 3;

/** For each school (by place in the list) the places of the two that it visits. */
type Plan = readonly (readonly number[])[];

type World = {
  readonly schools: readonly PairingSchool[];
  readonly fewestReciprocal: number;
  readonly may: readonly (readonly boolean[])[];
  readonly shares: readonly (readonly boolean[])[];
  readonly kilometres: readonly (readonly number[])[];
  readonly lastYear: ReadonlySet<string>;
};

const worldOf = (unsorted: readonly PairingSchool[], lastYear: readonly Visit[]): World => {
  const schools = unsorted.toSorted((one, other) => one.urn.localeCompare(other.urn));
  const count = schools.length;
  const table = <T>(of: (from: PairingSchool, to: PairingSchool) => T) =>
    schools.map((from) => schools.map((to) => of(from, to)));
  return {
    schools,
    fewestReciprocal: Math.max(0, 2 * count - (count * (count - 1)) / 2),
    may: table((from, to) => from.urn !== to.urn && !from.reviewerBelongsTo.includes(to.urn)),
    shares: table((from, to) => sharedYears(from, to) >= enoughYears),
    kilometres: table((from, to) => straightKilometres(from, to) ?? 0),
    lastYear: new Set(lastYear.map(({ from, to }) => `${from}>${to}`)),
  };
};

const visitorsOf = (plan: Plan): number[][] => {
  const visitors: number[][] = plan.map(() => []);
  plan.forEach((hosts, from) => {
    for (const to of hosts) visitors[to]?.push(from);
  });
  return visitors;
};

const facts = (plan: Plan, { schools, shares, kilometres, lastYear }: World) => {
  const visitors = visitorsOf(plan);
  const hosts = schools.map((_, at) => at);
  const from = (at: number) => visitors[at] ?? [];
  const visits = hosts.flatMap((to) => from(to).map((by) => ({ by, to })));
  return {
    visits,
    own: hosts.filter((to) => from(to).every((by) => schools[by]?.party === schools[to]?.party)),
    reciprocal: visits.filter(({ by, to }) => by < to && plan[to]?.includes(by)).length,
    strange: hosts.filter((to) => !from(to).some((by) => shares[by]?.[to])),
    repeated: visits.filter(({ by, to }) => lastYear.has(`${schools[by]?.urn}>${schools[to]?.urn}`)),
    kilometres: visits.reduce((sum, { by, to }) => sum + (kilometres[by]?.[to] ?? 0), 0),
  };
};

/** Kilometres nearer than a metre to each other are equal. */
const inMetres = (kilometres: number): number => Math.round(kilometres * 1000);

/** What is better has smaller numbers, compared from the first; the last ones put the smaller URN first. */
const costOf = (plan: Plan, world: World): number[] => {
  const { own, reciprocal, strange, repeated, kilometres } = facts(plan, world);
  return [
    own.length,
    Math.max(0, reciprocal - world.fewestReciprocal),
    strange.length,
    repeated.length,
    inMetres(kilometres),
    ...plan.flatMap((hosts) => hosts.toSorted((one, other) => one - other)),
  ];
};

const compare = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

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

type Weighed = { readonly plan: Plan; readonly cost: readonly number[] };

const bestNeighbour = ({ plan, cost }: Weighed, world: World): Weighed | undefined => {
  let best: Weighed = { plan, cost };
  for (const next of neighbours(plan, world)) {
    const nextCost = costOf(next, world);
    if (compare(nextCost, best.cost) < 0) best = { plan: next, cost: nextCost };
  }
  return best.plan === plan ? undefined : best;
};

/** The best exchange, again and again, until none is better. */
const downhill = (start: Plan, world: World): Weighed => {
  let best: Weighed = { plan: start, cost: costOf(start, world) };
  for (let better = bestNeighbour(best, world); better; better = bestNeighbour(best, world)) best = better;
  return best;
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

const asPairing = (plan: Plan, world: World): Pairing => {
  const found = facts(plan, world);
  const urn = (at: number) => world.schools[at]?.urn ?? '';
  return {
    visits: found.visits.map(({ by, to }) => ({ from: urn(by), to: urn(to) })),
    ownPartyAlone: found.own.map(urn),
    withoutSharedYears: found.strange.map(urn),
    repeated: found.repeated.map(({ by, to }) => ({ from: urn(by), to: urn(to) })),
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
  for (let beginning = 0; beginning < beginnings; beginning += 1) {
    const start = somePlan(world, draw);
    if (!start) continue;
    const found = downhill(start, world);
    if (!best || compare(found.cost, best.cost) < 0) best = found;
  }
  return best ? accept(asPairing(best.plan, world)) : refuse('no-pairing');
};
