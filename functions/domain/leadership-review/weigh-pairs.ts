/** What makes one pairing better than another (R34): a list of numbers in order; the first difference decides. */

import type { School } from '../partnership/partnership.ts';
import { sharedYears, straightKilometres } from '../partnership/school-facts.ts';

export type PairingSchool = Pick<School, 'urn' | 'ages' | 'easting' | 'northing'> & {
  readonly party: string;
  /** Schools at which its reviewer teaches or is head: its own, and perhaps others of its federation. */
  readonly reviewerBelongsTo: readonly string[];
};
/** A visit: the reviewer of `from` goes to `to`. */
export type Visit = { readonly from: string; readonly to: string };

/** Years of age that a host shares with at least one of its visitors. */
const enoughYears = 3;

/** For each school (by place in the list) the places of the two that it visits. */
export type Plan = readonly (readonly number[])[];
export type Weighed = { readonly plan: Plan; readonly cost: readonly number[] };

export type World = {
  readonly schools: readonly PairingSchool[];
  readonly fewestReciprocal: number;
  readonly may: readonly (readonly boolean[])[];
  readonly shares: readonly (readonly boolean[])[];
  readonly kilometres: readonly (readonly number[])[];
  readonly lastYear: ReadonlySet<string>;
};

/** Pairs of schools that cannot but visit each other: with four or fewer there are more visits than pairs. */
export const fewestReciprocal = (count: number): number => Math.max(0, 2 * count - (count * (count - 1)) / 2);

export const worldOf = (unsorted: readonly PairingSchool[], lastYear: readonly Visit[]): World => {
  const schools = unsorted.toSorted((one, other) => one.urn.localeCompare(other.urn));
  const count = schools.length;
  const table = <T>(of: (from: PairingSchool, to: PairingSchool) => T) =>
    schools.map((from) => schools.map((to) => of(from, to)));
  return {
    schools,
    fewestReciprocal: fewestReciprocal(count),
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

export const facts = (plan: Plan, { schools, shares, kilometres, lastYear }: World) => {
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

/** What is better has smaller numbers, compared from the first. It is asked for every exchange, so it builds little. */
export const costOf = (
  plan: Plan,
  { schools, shares, kilometres, lastYear, fewestReciprocal: fewest }: World,
): number[] => {
  const own = schools.map(() => true);
  const strange = schools.map(() => true);
  let [reciprocal, repeated, sum] = [0, 0, 0];
  for (const [by, hosts] of plan.entries()) {
    for (const to of hosts) {
      if (schools[by]?.party !== schools[to]?.party) own[to] = false;
      if (shares[by]?.[to]) strange[to] = false;
      if (by < to && plan[to]?.includes(by)) reciprocal += 1;
      if (lastYear.size > 0 && lastYear.has(`${schools[by]?.urn}>${schools[to]?.urn}`)) repeated += 1;
      sum += kilometres[by]?.[to] ?? 0;
    }
  }
  const count = (marks: readonly boolean[]) => marks.reduce((total, mark) => total + (mark ? 1 : 0), 0);
  return [count(own), Math.max(0, reciprocal - fewest), count(strange), repeated, inMetres(sum)];
};

const compare = (one: readonly number[], other: readonly number[]): number => {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const inOrder = (plan: Plan): number[] => plan.flatMap((hosts) => hosts.toSorted((one, other) => one - other));

/** Where everything else is equal, the one with the smaller URN first. */
export const isBetter = (one: Weighed, other: Weighed): boolean => {
  const difference = compare(one.cost, other.cost);
  return difference === 0 ? compare(inOrder(one.plan), inOrder(other.plan)) < 0 : difference < 0;
};
