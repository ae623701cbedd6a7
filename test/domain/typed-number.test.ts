import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUnits, readTyped, roundedTo, wholeOf } from '../../functions/domain/typed-number.ts';

const decimalOf = (typed: string, money = false) => {
  const read = readTyped(typed, { money });
  return read.kind === 'number' ? read.decimal : undefined;
};
const pence = (typed: string) => {
  const decimal = decimalOf(typed, true);
  return decimal && inUnits(decimal, 2);
};

describe('a number that was typed', () => {
  it.each([
    ['+0.8', 80],
    ['\u22120.5', -50],
    ['1,024', 102_400],
    ['1 024.5', 102_450],
    ['30.0', 3000],
    ['.5', 50],
    ['5.', 500],
    ['£1,234.56', 123_456],
    ['- £3', -300],
    ['1e2', 10_000],
  ])('%s is %i hundredths', (typed, units) => {
    expect(pence(typed)).toEqual({ units, rounded: false });
  });

  it.each(['1,2', '1,02', '12,34,567', 'about 5', '5 or 6', '1.2.3', '--', 'Infinity', '0x10', '1e', '£'])(
    '%s is none',
    (typed) => {
      expect(pence(typed)).toBeUndefined();
    },
  );

  it('loses no place of what was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
        const typed = `${whole}.${String(part).padStart(2, '0')}`;
        const size = Math.abs(whole) * 100 + part;
        const signed = (typed.startsWith('-') ? -size : size) || 0;
        return pence(typed)?.units === signed;
      }),
    );
  });

  it('says that it was rounded, and only then', () => {
    expect(roundedTo(decimalOf('101.33333333333333') ?? never(), 1)).toEqual({ value: 101.3, rounded: true });
    expect(roundedTo(decimalOf('0.30000000000000004') ?? never(), 2)).toEqual({ value: 0.3, rounded: true });
    expect(roundedTo(decimalOf('-0.25') ?? never(), 1)).toEqual({ value: -0.3, rounded: true });
    expect(roundedTo(decimalOf('101.300') ?? never(), 1)).toEqual({ value: 101.3, rounded: false });
    expect(wholeOf(decimalOf('30.00') ?? never())).toBe(30);
    expect(wholeOf(decimalOf('30.01') ?? never())).toBeUndefined();
  });
});

const never = (): never => {
  throw new Error('no number');
};
