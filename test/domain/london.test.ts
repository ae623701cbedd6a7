import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt, londonDate, londonTime } from '../../functions/domain/london.ts';
import { plainDates } from './school-year.ts';

const times = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);

describe('Europe/London', () => {
  test('summer time moves the date of a late evening instant', () => {
    expect(londonDate(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
    expect(londonTime(new Date('2026-07-01T23:30:00Z'))).toBe('00:30');
    expect(londonDate(new Date('2026-01-01T23:30:00Z'))).toBe('2026-01-01');
  });

  test('an instant shows the time it was made for, except where the clocks skip that time', () => {
    fc.assert(
      fc.property(plainDates, times, (date, time) => {
        const instant = instantAt(date, time);
        const skipped = londonTime(instant) !== time;
        if (skipped) expect(time.startsWith('01:')).toBe(true);
        expect(londonDate(instant)).toBe(date);
      }),
    );
  });

  test('01:30 happens once on the night it comes twice, the first time', () => {
    expect(instantAt('2026-10-25', '01:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantAt('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T02:30:00.000Z');
  });

  test('01:30 is not lost on the night it is missing: it comes when clocks show 02:30', () => {
    expect(instantAt('2026-03-29', '01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(londonTime(instantAt('2026-03-29', '01:30'))).toBe('02:30');
    expect(instantAt('2026-03-29', '07:00').toISOString()).toBe('2026-03-29T06:00:00.000Z');
    expect(instantAt('2026-03-29', '00:30').toISOString()).toBe('2026-03-29T00:30:00.000Z');
  });
});
