import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFarOff } from '../../functions/domain/far-off.ts';

describe('a value that is far from last term', () => {
  it.each([
    [8, 80, undefined, undefined, true],
    [8, 15, undefined, undefined, false],
    [8, -1, undefined, undefined, true],
    [0, 9, 0, 10, false],
    [0, 30, 0, 10, true],
    [64, 72, 64, 72, false],
    [3.1, 31, undefined, 3.5, true],
  ])('last %d, now %d, from %s to %s: %s', (last, now, baseline, target, far) => {
    expect(isFarOff(now, { last, baseline, target })).toBe(far);
  });

  it('is never asked about when nothing is known to measure it by', () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (now) => !isFarOff(now, { last: 0 })));
  });

  it('is never one that stayed as it was', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer(),
        fc.integer(),
        (last, baseline, target) => !isFarOff(last, { last, baseline, target }),
      ),
    );
  });
});
