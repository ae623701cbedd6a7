/** Terms and dates that the tests of the rules share. */
import fc from 'fast-check';
import { addDays } from '../../functions/domain/calendar.ts';
import type { Term } from '../../functions/domain/partnership/partnership.ts';

export const autumn: Term = {
  name: 'Autumn',
  start: '2025-09-02',
  end: '2025-12-19',
  halfTerm: { start: '2025-10-27', end: '2025-10-31' },
  closed: [],
};
export const spring: Term = {
  name: 'Spring',
  start: '2026-01-05',
  end: '2026-03-27',
  halfTerm: { start: '2026-02-16', end: '2026-02-20' },
  closed: [],
};
export const summer: Term = {
  name: 'Summer',
  start: '2026-04-13',
  end: '2026-07-21',
  halfTerm: { start: '2026-05-25', end: '2026-05-29' },
  closed: ['2026-05-04'],
};
export const year202526: Term[] = [autumn, spring, summer];

/** Dates about the school year 2025/26 and some years around it. */
export const plainDates = fc.integer({ min: -800, max: 1200 }).map((days) => addDays('2025-09-01', days));

const shift = (term: Term, days: number): Term => ({
  ...term,
  start: addDays(term.start, days),
  end: addDays(term.end, days),
  ...(term.halfTerm && {
    halfTerm: { start: addDays(term.halfTerm.start, days), end: addDays(term.halfTerm.end, days) },
  }),
  closed: term.closed.map((day) => addDays(day, days)),
});

/** The terms of one school: the year 2025/26 moved by up to ten days, perhaps with a term left out. */
export const yearsOfTerms = fc
  .tuple(fc.integer({ min: -10, max: 10 }), fc.subarray(year202526, { minLength: 1 }))
  .map(([days, terms]) => terms.map((term) => shift(term, days)));
