import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf, listOf, longDate, pounds, shortDate } from '../../functions/domain/wording.ts';

describe('wording', () => {
  test('dates read as people say them', () => {
    expect(longDate('2027-01-14')).toBe('14 January 2027');
    expect(shortDate('2027-12-03')).toBe('3 December');
  });

  test('a list ends with “and”', () => {
    expect(listOf([])).toBe('');
    expect(listOf(['a'])).toBe('a');
    expect(listOf(['a', 'b'])).toBe('a and b');
    expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
  });

  test('pence read as pounds, and no penny is lost', () => {
    expect(pounds(120_000)).toBe('£1,200');
    expect(pounds(350)).toBe('£3.50');
    expect(pounds(5)).toBe('£0.05');
    expect(pounds(-123_456_789)).toBe('-£1,234,567.89');
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (pence) => {
        expect(Math.round(Number(pounds(pence).replace(/[£,]/g, '')) * 100)).toBe(pence);
      }),
    );
  });

  test('one is singular', () => {
    expect(countOf(1, 'school')).toBe('1 school');
    expect(countOf(2, 'body', 'bodies')).toBe('2 bodies');
  });
});
