import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../functions/domain/canonical.ts';

const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reordered(field)]),
  );
};

describe('canonical JSON', () => {
  test('the same value gives the same text whatever the order of its keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(reordered(value)) === canonicalJson(value)));
  });

  test('it reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('keys are sorted, undefined is left out, and letters are composed', () => {
    expect(canonicalJson({ b: [1, true, null], a: undefined, B: 'cafe\u0301' })).toBe(
      '{"B":"caf\u00e9","b":[1,true,null]}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  test('what is no JSON value is refused', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, [undefined], new Date(0), () => 1, 1n]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
    expect(() => canonicalJson({ '\u00e9': 1, 'e\u0301': 2 })).toThrow(TypeError);
  });
});
