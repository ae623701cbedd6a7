import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pairing, pairUp } from '../../../functions/domain/leadership-review/pairing.ts';
import type { PairingSchool } from '../../../functions/domain/leadership-review/weigh-pairs.ts';
import { sharedYears, straightKilometres } from '../../../functions/domain/partnership/school-facts.ts';
import { fileOf } from '../diary/files.ts';

const schoolsOf = async (name: string): Promise<PairingSchool[]> => {
  const { partnership } = await fileOf(name);
  return partnership.schools.map((school) => ({
    ...school,
    party: partnership.parties.find(({ schools }) => schools.includes(school.urn))?.id ?? '',
    reviewerBelongsTo: partnership.schools.filter(({ head }) => head === school.head).map(({ urn }) => urn),
  }));
};

const paired = (schools: readonly PairingSchool[], lastYear?: Pairing['visits']): Pairing => {
  const result = pairUp(schools, lastYear);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
};

const visitorsTo = ({ visits }: Pairing, host: string) =>
  visits.filter(({ to }) => to === host).map(({ from }) => from);

/** Every plan there is, for a few schools, by the definitions alone. */
const bruteBest = (schools: readonly PairingSchool[]): number[] => {
  const pairs = (from: number) =>
    schools.flatMap((_, a) => schools.flatMap((__, b) => (a < b && a !== from && b !== from ? [[a, b]] : [])));
  let best: number[] | undefined;
  const walk = (plan: number[][], got: number[]) => {
    if (plan.length === schools.length) {
      const cost = weigh(schools, plan);
      const at = best ? cost.findIndex((value, index) => value !== best?.[index]) : 0;
      if (!best || (at >= 0 && (cost[at] ?? 0) < (best[at] ?? 0))) best = cost;
      return;
    }
    for (const pair of pairs(plan.length)) {
      const after = got.map((count, at) => count + (pair.includes(at) ? 1 : 0));
      if (after.every((count) => count <= 2)) walk([...plan, pair], after);
    }
  };
  walk(
    [],
    schools.map(() => 0),
  );
  return best ?? [];
};

const weigh = (schools: readonly PairingSchool[], plan: readonly (readonly number[])[]): number[] => {
  const to = (host: number) => plan.flatMap((hosts, from) => (hosts.includes(host) ? [from] : []));
  const count = schools.length;
  const least = Math.max(0, 2 * count - (count * (count - 1)) / 2);
  let [own, strange, mutual, metres] = [0, 0, 0, 0];
  for (const [host, school] of schools.entries()) {
    const visitors = to(host).flatMap((from) => schools[from] ?? []);
    if (visitors.every(({ party }) => party === school.party)) own += 1;
    if (!visitors.some((visitor) => sharedYears(visitor, school) >= 3)) strange += 1;
    mutual += to(host).filter((from) => from < host && plan[host]?.includes(from)).length;
    for (const visitor of visitors) metres += (straightKilometres(visitor, school) ?? 0) * 1000;
  }
  return [own, Math.max(0, mutual - least), strange, Math.round(metres)];
};

describe('pairing schools for visits', () => {
  test('Wendle Valley: who visits whom, 27.09 km, two pairs that visit each other', async () => {
    const pairing = paired(await schoolsOf('wendle-valley'));
    expect(visitorsTo(pairing, '999001')).toEqual(['999002', '999003']);
    expect(visitorsTo(pairing, '999002')).toEqual(['999001', '999004']);
    expect(visitorsTo(pairing, '999003')).toEqual(['999002', '999004']);
    expect(visitorsTo(pairing, '999004')).toEqual(['999001', '999003']);
    expect(pairing.kilometres.toFixed(2)).toBe('27.09');
    expect(pairing).toMatchObject({
      reciprocal: 2,
      ownPartyAlone: [],
      repeated: [],
    });
  });

  test('Calder Edge, where the federation names a second reviewer: nobody mutual, nobody of their own alone', async () => {
    // A federation is one body: neither of its reviewers visits either of its schools.
    const schools = await schoolsOf('examples/calder-edge');
    expect(schools.filter(({ reviewerBelongsTo }) => reviewerBelongsTo.length === 2)).toHaveLength(2);
    const pairing = paired(schools);
    expect(pairing.visits).toHaveLength(18);
    expect(pairing).toMatchObject({ reciprocal: 0, ownPartyAlone: [] });
    expect(pairing.withoutSharedYears).toHaveLength(1);
    expect(pairing.kilometres.toFixed(2)).toBe('48.08');
  });

  test('two schools are refused in words that say how many it needs', async () => {
    expect(pairUp(await schoolsOf('examples/tarn'))).toEqual({
      ok: false,
      refusal: 'needs-three-schools',
    });
  });

  test('visits of last year are not made again where others can be', async () => {
    const schools = await schoolsOf('examples/calder-edge');
    const first = paired(schools);
    expect(paired(schools, first.visits).repeated.length).toBeLessThan(first.visits.length / 2);
  });

  test('of up to six schools it finds the best there is', () => {
    const anySchool = fc.record({
      party: fc.constantFrom('a', 'b', 'c'),
      ages: fc.constantFrom('4-11', '7-11', '11-16', '7-18', '4-7'),
      easting: fc.integer({ min: 400_000, max: 410_000 }),
      northing: fc.integer({ min: 300_000, max: 310_000 }),
    });
    fc.assert(
      fc.property(fc.array(anySchool, { minLength: 3, maxLength: 5 }), (drawn) => {
        const schools = drawn.map((school, at) => ({
          ...school,
          urn: String(100_001 + at),
          reviewerBelongsTo: [String(100_001 + at)],
        }));
        const found = paired(schools);
        const plan = schools.map(({ urn }) =>
          found.visits
            .filter(({ from }) => from === urn)
            .map(({ to }) => schools.findIndex((school) => school.urn === to)),
        );
        expect(weigh(schools, plan)).toEqual(bruteBest(schools));
      }),
      { numRuns: 60 },
    );
  });

  test('of six schools it finds the best there is, and forty are paired within the rules in bounded work', () => {
    const at = (count: number, seed: number): PairingSchool[] =>
      Array.from({ length: count }, (_, one) => ({
        urn: String(100_001 + one),
        party: ['a', 'b', 'c'][(one * seed) % 3] ?? 'a',
        ages: ['4-11', '7-11', '11-16', '7-18', '4-7'][(one + seed) % 5] ?? '4-11',
        easting: 400_000 + ((one * 7919 * seed) % 10_000),
        northing: 300_000 + ((one * 104_729 * seed) % 10_000),
        reviewerBelongsTo: [String(100_001 + one)],
      }));
    for (const seed of [1, 5]) {
      const schools = at(6, seed);
      const found = paired(schools);
      const plan = schools.map(({ urn }) =>
        found.visits.filter(({ from }) => from === urn).map(({ to }) => schools.findIndex((one) => one.urn === to)),
      );
      expect(weigh(schools, plan)).toEqual(bruteBest(schools));
    }
    const many = paired(at(40, 3));
    expect(many.visits).toHaveLength(80);
    expect(new Set(many.visits.map(({ from, to }) => `${from}>${to}`)).size).toBe(80);
    expect(many.visits.filter(({ from, to }) => from === to)).toEqual([]);
  });
});
