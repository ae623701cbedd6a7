import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clockInDatabase,
  createMovableClock,
  createSystemClock,
  momentInDatabase,
} from '../../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createMailbox } from '../../../functions/adapters/local/mailbox.ts';

const day = 24 * 3600 * 1000;
const start = new Date('2026-12-01T08:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: start, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());
const later = (days: number): Date => new Date(start.getTime() + days * day);

describe('the clock', () => {
  it('shows real time until it is moved', () => {
    const clock = createMovableClock(momentInDatabase(openDatabase(':memory:')));
    expect([clock.now(), createSystemClock().now()]).toEqual([start, start]);
    vi.setSystemTime(later(1));
    expect(clock.now()).toEqual(later(1));
  });

  it('goes on from the moment it was moved to, also after a restart', () => {
    const kept = momentInDatabase(openDatabase(':memory:'));
    const clock = createMovableClock(kept);
    expect(clock.moveTo(later(200))).toBe('moved');
    expect(clock.now()).toEqual(later(200));
    expect(clock.moveTo(later(201))).toBe('moved');
    expect(createMovableClock(kept).now()).toEqual(later(201));
  });

  it('stands while nobody runs it: opened three months later it goes on from where it was left', () => {
    const db = openDatabase(':memory:');
    const clock = createMovableClock(momentInDatabase(db));
    clock.moveTo(later(200));
    vi.setSystemTime(later(1));
    clock.keep();
    vi.setSystemTime(later(90));
    expect(clockInDatabase(db).now()).toEqual(later(201));
    const again = createMovableClock(momentInDatabase(db));
    vi.setSystemTime(later(92));
    expect(again.now()).toEqual(later(203));
  });

  it('does not go back behind a mail that was sent before it was killed', async () => {
    const db = openDatabase(':memory:');
    const clock = createMovableClock(momentInDatabase(db));
    clock.moveTo(later(200));
    vi.setSystemTime(later(1));
    const to = { name: 'Kay Morris', address: 'kay@valley.example' };
    await createMailbox({ db, clock }).send({
      id: 'one',
      to,
      subject: 'Papers',
      text: 'Papers',
      html: '<p>Papers</p>',
    });
    vi.setSystemTime(later(90));
    expect(clockInDatabase(db).now()).toEqual(later(201));
  });

  it('never goes back, and does not move to a moment that is none', () => {
    const clock = createMovableClock(momentInDatabase(openDatabase(':memory:')));
    clock.moveTo(later(1));
    expect(clock.moveTo(start)).toBe('not-forward');
    expect(clock.moveTo(new Date('no date'))).toBe('not-forward');
    expect(clock.now()).toEqual(later(1));
  });

  it('has not moved when the move could not be saved', () => {
    const clock = createMovableClock({
      load: () => undefined,
      save: () => {
        throw new Error('disk full');
      },
    });
    expect(() => clock.moveTo(later(1))).toThrow('disk full');
    expect(clock.now()).toEqual(start);
  });
});
