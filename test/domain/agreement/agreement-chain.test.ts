import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsAfter, chainFrom, inForceOn, lastDay } from '../../../functions/domain/agreement/agreement-chain.ts';
import { addDays } from '../../../functions/domain/calendar.ts';

const day = (offset: number) => addDays('2026-09-01', offset);

const texts = fc.array(
  fc.record({
    signed: fc.option(fc.nat(900), { nil: undefined }),
    from: fc.option(fc.nat(900), { nil: undefined }),
    length: fc.option(fc.nat(400), { nil: undefined }),
  }),
  { maxLength: 6 },
);

const chainOf = (
  all: readonly { signed?: number | undefined; from?: number | undefined; length?: number | undefined }[],
) => {
  const sealed = all.map(({ signed }, at) => ({
    document: 'mou' as const,
    proposal: '202627',
    version: at + 1,
    seal: String(at),
    madeAt: `2026-01-0${at + 1}T09:00:00.000Z`,
    ...(signed === undefined ? {} : { completeAt: `${day(signed)}T12:00:00.000Z` }),
  }));
  return chainFrom(sealed, (_, version) => {
    const { from, length, signed = 0 } = all[version - 1] ?? {};
    return {
      ...(from === undefined ? {} : { from: day(from) }),
      ...(length === undefined ? {} : { until: day((from ?? signed) + length) }),
    };
  });
};

describe('the chain of agreements', () => {
  it('has at most one agreement in force, signed by all, begun, and not over', () => {
    fc.assert(
      fc.property(texts, fc.nat(1400), (all, on) => {
        const chain = chainOf(all);
        const found = inForceOn(chain, day(on));
        if (!found) return;
        expect(found.signedOn <= day(on)).toBe(true);
        expect(found.inForceFrom <= day(on)).toBe(true);
        expect((lastDay(found) ?? '9999') >= day(on)).toBe(true);
        expect(chain.some((one) => one.number > found.number && one.inForceFrom <= day(on))).toBe(false);
      }),
    );
  });

  it('numbers the agreements in the order in which they begin, whatever order they were made in', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const chain = chainOf(all);
        expect(chain.map(({ number }) => number)).toEqual(chain.map((_, at) => at + 1));
        expect(chain.map(({ inForceFrom }) => inForceFrom)).toEqual(
          chain.map(({ inForceFrom }) => inForceFrom).toSorted(),
        );
        expect(chain.length).toBe(all.filter(({ signed }) => signed !== undefined).length);
      }),
    );
  });

  it('finds what begins later only among what is not in force yet', () => {
    fc.assert(
      fc.property(texts, fc.nat(1400), (all, on) => {
        const next = beginsAfter(chainOf(all), day(on));
        if (next) expect(next.inForceFrom > day(on)).toBe(true);
      }),
    );
  });
});
