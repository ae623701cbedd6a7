import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  academicYearOf,
  addDays,
  addOpenDaysAt,
  addSchoolDays,
  clearDaysBefore,
  daysBetween,
  inLastThird,
  isSchoolDay,
  nextSchoolDay,
  openAt,
  reviewDue,
  schoolDayFrom,
  schoolDaysBetween,
  schoolDayUpTo,
  termLabel,
  termOf,
  weekday,
} from '../../functions/domain/calendar.ts';
import type { Term } from '../../functions/domain/partnership/partnership.ts';
import { autumn, plainDates, spring, year202526, yearsOfTerms } from './school-year.ts';

const anyTerms = fc.oneof(fc.constant<Term[]>([]), fc.constant(year202526), yearsOfTerms);

describe('plain dates', () => {
  test('adding days and counting them are each other’s opposite', () => {
    fc.assert(
      fc.property(plainDates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test('a leap day exists, and a week later has the same weekday', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(weekday('2026-12-18')).toBe('Friday');
    expect(weekday('1969-12-31')).toBe('Wednesday');
    fc.assert(fc.property(plainDates, (date) => weekday(addDays(date, 7)) === weekday(date)));
  });

  test('dates stop at the end of the year 9999 instead of becoming nonsense', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(nextSchoolDay('9999-12-31', [])).toBe('9999-12-31');
  });

  test('seven clear days leave out both the day the papers go out and the day of the meeting', () => {
    expect(clearDaysBefore('2026-12-03', 7)).toBe('2026-11-25');
  });
});

describe('school days', () => {
  test('weekends, half-term, closed days and holidays are no school days', () => {
    expect(isSchoolDay('2025-09-02', year202526)).toBe(true);
    expect(isSchoolDay('2025-09-06', year202526)).toBe(false);
    expect(isSchoolDay('2025-10-27', year202526)).toBe(false);
    expect(isSchoolDay('2025-12-22', year202526)).toBe(false);
    expect(isSchoolDay('2025-11-03', [{ ...autumn, closed: ['2025-11-03'] }])).toBe(false);
  });

  test('before and after the known terms, the usual holidays are a guess', () => {
    expect(isSchoolDay('2025-06-10', year202526)).toBe(true);
    expect(isSchoolDay('2025-07-30', year202526)).toBe(false);
    expect(isSchoolDay('2025-09-01', year202526)).toBe(false);
    expect(isSchoolDay('2026-07-22', year202526)).toBe(false);
    expect(isSchoolDay('2026-09-01', year202526)).toBe(true);
    expect(isSchoolDay('2026-12-25', year202526)).toBe(false);
    expect(isSchoolDay('2026-07-20', [{ ...spring, name: 'Summer', end: '2026-07-17' }])).toBe(false);
  });

  test('counting onward always lands on a school day, that many school days later', () => {
    fc.assert(
      fc.property(plainDates, fc.integer({ min: 1, max: 30 }), anyTerms, (date, days, terms) => {
        const later = addSchoolDays(date, days, terms);
        expect(isSchoolDay(later, terms)).toBe(true);
        expect(schoolDaysBetween(date, later, terms)).toBe(days);
        expect(schoolDaysBetween(later, date, terms)).toBe(-days);
      }),
    );
  });

  test('counting back lands on a school day from which counting on returns to a school day', () => {
    fc.assert(
      fc.property(plainDates, fc.integer({ min: 1, max: 30 }), anyTerms, (date, days, terms) => {
        const from = schoolDayFrom(date, terms);
        const earlier = addSchoolDays(from, -days, terms);
        expect(isSchoolDay(earlier, terms)).toBe(true);
        expect(addSchoolDays(earlier, days, terms)).toBe(from);
      }),
    );
  });

  test('a chaser due in the Christmas holiday waits for January', () => {
    expect(addSchoolDays('2025-12-18', 2, year202526)).toBe('2026-01-05');
    expect(nextSchoolDay('2025-12-19', year202526)).toBe('2026-01-05');
    expect(schoolDayUpTo('2025-12-25', year202526)).toBe('2025-12-19');
    expect(schoolDayFrom('2025-12-18', year202526)).toBe('2025-12-18');
  });

  test('a day counts for a party when any of its schools is open', () => {
    const early = { terms: [{ ...autumn, start: '2025-09-01' }] };
    const late = { terms: [autumn] };
    expect(openAt('2025-09-01', [late])).toBe(false);
    expect(openAt('2025-09-01', [late, early])).toBe(true);
    expect(addOpenDaysAt('2025-08-31', 1, [late, early])).toBe('2025-09-01');
    expect(openAt('2025-09-01', [])).toBe(true);
    fc.assert(
      fc.property(plainDates, anyTerms, anyTerms, (date, first, second) => {
        const any = isSchoolDay(date, first) || isSchoolDay(date, second);
        expect(openAt(date, [{ terms: first }, { terms: second }])).toBe(any);
      }),
    );
  });

  test('terms in which every day is closed do not search for ever', () => {
    const shut = {
      ...autumn,
      start: '2025-01-01',
      end: '2099-12-31',
      halfTerm: { start: '2025-01-01', end: '2099-12-31' },
    };
    expect(daysBetween('2025-06-01', addSchoolDays('2025-06-01', 1, [shut]))).toBeLessThan(500);
  });
});

describe('terms', () => {
  test('a term is written as in official statistics', () => {
    expect(termLabel({ name: 'Autumn', start: '2026-09-01' })).toBe('202627 Autumn term');
    expect(termLabel({ name: 'Summer', start: '2027-04-12' })).toBe('202627 Summer term');
    expect(academicYearOf({ name: 'Autumn', start: '2099-08-27' })).toBe('209900');
  });

  test('half-term belongs to its term and the holidays to none', () => {
    expect(termOf('2025-10-29', year202526)?.name).toBe('Autumn');
    expect(termOf('2025-12-29', year202526)).toBeUndefined();
  });

  test('the last third begins two thirds through the term', () => {
    const term = { start: '2026-01-01', end: '2026-01-30' };
    expect(inLastThird('2026-01-20', term)).toBe(false);
    expect(inLastThird('2026-01-21', term)).toBe(true);
    expect(inLastThird('2026-01-31', term)).toBe(false);
  });

  test('a review is due 14 days before the school that breaks up first', () => {
    const schools = [{ terms: year202526 }, { terms: [{ ...autumn, end: '2025-12-17' }] }];
    expect(reviewDue('202526 Autumn term', schools)).toBe('2025-12-03');
    expect(reviewDue('202526 Spring term', schools)).toBe('2026-03-13');
    expect(reviewDue('202627 Autumn term', schools)).toBeUndefined();
  });
});
