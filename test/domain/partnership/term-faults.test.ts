import { describe, expect, test } from 'vitest';
import { crossChecks } from '../../../functions/domain/partnership/partnership-faults.ts';
import { both, type Changing, governors, pathsOf, terms, whole } from '../changing.ts';
import { autumn, spring, summer } from '../school-year.ts';

const faulty: [string, Changing, string][] = [
  [
    'terms that overlap',
    terms(autumn, { ...spring, start: '2026-01-05' }, { ...summer, start: '2026-03-20' }),
    'schools.0.terms.2.start',
  ],
  [
    'a half-term outside its term',
    terms({ ...autumn, halfTerm: { start: '2026-01-27', end: '2026-01-31' } }, spring, summer),
    'schools.0.terms.0.halfTerm',
  ],
  [
    'a half-term that ends before it begins',
    terms({ ...autumn, halfTerm: { start: '2025-10-31', end: '2025-10-27' } }, spring, summer),
    'schools.0.terms.0.halfTerm.end',
  ],
  [
    'a term that ends before it begins',
    terms({ ...autumn, end: '2025-08-01' }, spring, summer),
    'schools.0.terms.0.end',
  ],
  ['a term of a month', terms({ ...autumn, end: '2025-09-30' }, spring, summer), 'schools.0.terms.0.end'],
  ['a term that lasts a year', terms({ ...autumn, start: '2024-09-02' }, spring, summer), 'schools.0.terms.0.end'],
  [
    'a spring term in autumn',
    terms({ ...spring, start: '2025-09-02', end: '2025-12-19' }, summer),
    'schools.0.terms.0.start',
  ],
  [
    'a closed day outside its term',
    terms({ ...autumn, closed: ['2025-12-25'] }, spring, summer),
    'schools.0.terms.0.closed.0',
  ],
  ['a school without a summer term', terms(autumn, spring), 'schools.0.terms'],
  ['a term twice', terms(autumn, spring, summer, autumn), 'schools.0.terms.3.name'],
];

describe('a fault in a school’s terms', () => {
  test.each(faulty)('such as %s is told where', (_, change, path) => {
    expect(pathsOf(change(whole()))).toContain(path);
  });

  test('with fields that are no dates, terms or numbers does not break the checks', () => {
    const odd = { ...autumn, start: '', end: 'soon', halfTerm: { start: 'x', end: 'y' }, closed: ['never'] };
    expect(() =>
      crossChecks(both(terms(odd), governors({ inPost: Number.NaN, meetings: ['x'] }))(whole())),
    ).not.toThrow();
  });
});
