import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isSchoolDay, openAt } from '../../../functions/domain/calendar.ts';
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts';
import { reviewPlan } from '../../../functions/domain/review/review-plan.ts';
import { autumn, plainDates, spring, summer, year202526 } from '../school-year.ts';
import { bridgeUrn, harrowbeckUrn, partnership, school } from '../wendle.ts';

const late = [autumn, { ...spring, end: '2026-03-31' }, { ...summer, end: '2026-07-24' }];

const withSchools = (changes: Partial<Partnership> = {}): Partnership =>
  partnership({
    schools: [
      school(harrowbeckUrn, 'Harrowbeck Primary School', 'hugh', 'priya'),
      school(bridgeUrn, 'Wendle Bridge High School', 'wren', 'dan', { terms: late }),
    ],
    ...changes,
  });

describe('the plan of reviews', () => {
  test('has one a term, due 14 days before the school that breaks up first', () => {
    const { reviews, skipped } = reviewPlan(withSchools(), '2025-09-01');
    expect(reviews.map(({ id, label, dueOn, closesOn }) => [id, label, dueOn, closesOn])).toEqual([
      ['202526-autumn', '202526 Autumn term', '2025-12-05', '2025-12-12'],
      ['202526-spring', '202526 Spring term', '2026-03-13', '2026-03-20'],
      ['202526-summer', '202526 Summer term', '2026-07-07', '2026-07-14'],
    ]);
    expect(skipped).toEqual([]);
  });

  test('opens 15 school days before it is due', () => {
    const [first] = reviewPlan(withSchools(), '2025-09-01').reviews;
    expect(first?.opensOn).toBe('2025-11-14');
  });

  test('asks each school by its own calendar', () => {
    const [, second, third] = reviewPlan(withSchools(), '2025-09-01').reviews;
    expect(second?.returns).toEqual([
      { school: harrowbeckUrn, dueOn: '2026-03-13' },
      { school: bridgeUrn, dueOn: '2026-03-17' },
    ]);
    expect(third?.returns[1]?.dueOn).toBe('2026-07-10');
  });

  test('begins with the next term when the agreement was signed in the last third of one', () => {
    const signed = (on: string) =>
      reviewPlan(withSchools({ mou: { version: 1, seal: 'x', signedOn: on } }), '2026-08-01');
    expect(signed('2025-10-01').reviews.length).toBe(3);
    expect(signed('2025-11-20')).toMatchObject({
      reviews: [{ id: '202526-spring' }, { id: '202526-summer' }],
      skipped: [
        {
          label: '202526 Autumn term',
          why: 'The agreement was signed on 20 November 2025, in the last third of the term.',
        },
      ],
    });
    expect(signed('2025-12-29').reviews.map(({ term }) => term)).toEqual(['Spring', 'Summer']);
    expect(signed('2026-08-01').reviews).toEqual([]);
  });

  test('asks a school that breaks up late in time to chase it before the review closes', () => {
    const terms = [{ ...autumn, end: '2025-12-31' }, spring, summer];
    const schools = [
      school(harrowbeckUrn, 'Harrowbeck Primary School', 'hugh', 'priya'),
      school(bridgeUrn, 'Wendle Bridge High School', 'wren', 'dan', { terms }),
    ];
    const [first] = reviewPlan(partnership({ schools }), '2025-09-01').reviews;
    expect(first).toMatchObject({
      closesOn: '2025-12-12',
      returns: [{ dueOn: '2025-12-05' }, { dueOn: '2025-12-09' }],
    });
  });

  test('asks nobody for a return before the review opens, even where a school is closed', () => {
    const closed = Array.from({ length: 29 }, (_, i) => addDays('2026-02-27', i));
    const terms = [autumn, { ...spring, closed }, summer];
    const schools = [
      school(harrowbeckUrn, 'Harrowbeck Primary School', 'hugh', 'priya'),
      school(bridgeUrn, 'Wendle Bridge High School', 'wren', 'dan', { terms }),
    ];
    const [first] = reviewPlan(partnership({ schools, startedOn: '2026-02-28' }), '2026-02-28').reviews;
    expect(first).toMatchObject({ opensOn: '2026-02-28', dueOn: '2026-03-13' });
    expect(first?.returns[1]).toEqual({ school: bridgeUrn, dueOn: '2026-02-28' });
  });

  test('leaves out schools whose party has left', () => {
    const { reviews } = reviewPlan(withSchools({ left: [{ party: 'wendle-bridge', on: '2025-12-31' }] }), '2025-09-01');
    expect(reviews.flatMap(({ returns }) => returns.map((one) => one.school))).toEqual(Array(3).fill(harrowbeckUrn));
  });

  test('keeps its dates in order whatever the terms and the day of signing', () => {
    const shifts = fc.integer({ min: -4, max: 9 });
    fc.assert(
      fc.property(shifts, shifts, plainDates, (one, other, signedOn) => {
        const moved = (days: number) =>
          year202526.map((term) => ({ ...term, start: addDays(term.start, days), end: addDays(term.end, days) }));
        const schools = [
          school(harrowbeckUrn, 'Harrowbeck', 'hugh', 'priya', { terms: moved(one) }),
          school(bridgeUrn, 'Wendle Bridge', 'wren', 'dan', { terms: moved(other) }),
        ];
        const { reviews, skipped } = reviewPlan(partnership({ schools, startedOn: signedOn }), signedOn);
        expect(reviews.length + skipped.length).toBe(3);
        for (const { opensOn, dueOn, closesOn, returns } of reviews) {
          expect(opensOn >= signedOn).toBe(true);
          expect(opensOn <= dueOn && dueOn < closesOn).toBe(true);
          expect(opensOn === signedOn || openAt(opensOn, schools)).toBe(true);
          for (const { school: urn, dueOn: due } of returns) {
            expect(due >= opensOn && due < closesOn).toBe(true);
            expect(due === opensOn || due <= addDays(closesOn, -3)).toBe(true);
            const terms = schools.find((each) => each.urn === urn)?.terms ?? [];
            expect(due === opensOn || isSchoolDay(due, terms)).toBe(true);
          }
        }
      }),
    );
  });
});
