import { describe, expect, test } from 'vitest';
import { isBankHoliday } from '../../../functions/domain/bank-holidays.ts';
import { isSchoolDay } from '../../../functions/domain/calendar.ts';
import { nationalOn, tablesThatEnd } from '../../../functions/domain/diary/national-dates.ts';

describe('dates that hold for all schools', () => {
  test('no school day is a bank holiday, unless the school says that it is open', () => {
    const term = { name: 'Summer', start: '2027-04-12', end: '2027-07-21', closed: [] } as const;
    const terms = [{ ...term, closed: [] }];
    expect(isSchoolDay('2027-05-04', terms)).toBe(true);
    expect(isSchoolDay('2027-05-03', terms)).toBe(false);
    expect(isSchoolDay('2027-05-03', [{ ...term, closed: [], open: ['2027-05-03'] }])).toBe(true);
  });

  test('each nation has its own bank holidays', () => {
    expect(isBankHoliday('2026-11-30')).toBe(false);
    expect(isBankHoliday('2026-11-30', 'scotland')).toBe(true);
    expect(isBankHoliday('2026-03-17', 'northern-ireland')).toBe(true);
    expect(isBankHoliday('2026-04-06', 'scotland')).toBe(false);
  });

  test('a table that ends is named from 90 days before, and after', () => {
    expect(tablesThatEnd('2027-06-01')).toEqual([]);
    expect(tablesThatEnd('2027-06-02')).toEqual([{ of: 'tests', on: '2027-08-31', past: false }]);
    expect(tablesThatEnd('2029-01-01').map(({ of, past }) => [of, past])).toEqual([
      ['tests', true],
      ['bank-holidays', true],
    ]);
  });

  test('the tests of Year 6 are on four days and no others', () => {
    const on = (date: string) => nationalOn(date).filter(({ years }) => years.includes(6)).length;
    expect(['2026-05-10', '2026-05-11', '2026-05-14', '2026-05-15'].map(on)).toEqual([0, 1, 1, 0]);
  });
});
