import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFarOff, isOutside, rangeOf } from '../../../functions/domain/review/far-off.ts';

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

describe('a value that its unit does not allow', () => {
  it.each([
    ['per cent of 180 places', 101, true],
    ['per cent of 180 places', 100, false],
    ['%', -1, true],
    ['average answer from 1 to 5', 0, true],
    ['average answer from 1 to 5', 5, false],
    ['score, 1-5', 5.5, true],
    ['out of 8', 9, true],
    ['pupils', -3, true],
    ['pupils', 4000, false],
    ['percentage points', 130, false],
    ['points of progress', -2, false],
  ])('%s: %d is out of range: %s', (unit, value, outside) => {
    expect(isOutside(value, rangeOf(unit, [undefined]))).toBe(outside);
  });

  it('may be below zero where the measure was before', () => {
    expect(rangeOf('pounds', [-20, undefined])).toBeUndefined();
  });
});
