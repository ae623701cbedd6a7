import { describe, expect, it } from 'vitest';
import { createMovableClock, createSystemClock, offsetInDatabase } from '../../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';

const day = 24 * 3600 * 1000;
const apart = (left: Date, right: Date) => Math.abs(left.getTime() - right.getTime());

describe('the clock', () => {
  it('shows real time until it is moved', () => {
    const clock = createMovableClock(offsetInDatabase(openDatabase(':memory:')));
    expect(apart(clock.now(), createSystemClock().now())).toBeLessThan(1000);
    expect(clock.aheadMs()).toBe(0);
  });

  it('goes on from the moment it was moved to, also after a restart', () => {
    const kept = offsetInDatabase(openDatabase(':memory:'));
    const clock = createMovableClock(kept);
    const target = new Date(Date.now() + 200 * day);
    expect(clock.moveTo(target)).toBe('moved');
    expect(apart(clock.now(), target)).toBeLessThan(1000);
    expect(clock.moveTo(new Date(target.getTime() + day))).toBe('moved');
    expect(apart(createMovableClock(kept).now(), new Date(target.getTime() + day))).toBeLessThan(1000);
  });

  it('never goes back, and does not move to a moment that is none', () => {
    const clock = createMovableClock(offsetInDatabase(openDatabase(':memory:')));
    clock.moveTo(new Date(Date.now() + day));
    expect(clock.moveTo(new Date())).toBe('not-forward');
    expect(clock.moveTo(new Date('no date'))).toBe('not-forward');
    expect(apart(clock.now(), new Date(Date.now() + day))).toBeLessThan(1000);
  });

  it('has not moved when the move could not be saved', () => {
    const clock = createMovableClock({
      load: () => 0,
      save: () => {
        throw new Error('disk full');
      },
    });
    expect(() => clock.moveTo(new Date(Date.now() + day))).toThrow('disk full');
    expect(clock.aheadMs()).toBe(0);
  });
});
