import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDaily, type Daily } from '../../infra/local/daily.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';

let sweeps: string[];
let daily: Daily;
let outside: TestOutside;
let failing: boolean;
let undone: boolean;

const begin = (startsAt: string) => {
  sweeps = [];
  failing = false;
  undone = false;
  outside = anOutside({ startsAt });
  daily = again();
};
/** A process that starts on the same folder. */
const again = () =>
  createDaily({
    store: outside.store,
    clock: outside.clock,
    sweep: async () => {
      if (failing) throw new Error('no disk');
      sweeps.push(outside.clock.now().toISOString());
      return undone ? 'again' : 'done';
    },
    onError: () => undefined,
  });
const hours = (count: number) => outside.pass(count * 3600);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  daily.stop();
  vi.useRealTimers();
});

describe('the daily sweep on one machine', () => {
  it('is due at seven in London, once a day', async () => {
    begin('2027-01-14T06:00:00.000Z');
    await daily.runIfDue();
    hours(1);
    expect(await daily.runIfDue()).toBe('swept');
    expect(await daily.runIfDue()).toBe('not-due');
    hours(23);
    expect(await daily.runIfDue()).toBe('not-due');
    hours(1);
    expect(await daily.runIfDue()).toBe('swept');
    expect(sweeps).toEqual(['2027-01-14T06:00:00.000Z', '2027-01-14T07:00:00.000Z', '2027-01-15T07:00:00.000Z']);
  });

  it('follows London’s clock on the nights when it changes', async () => {
    begin('2027-03-27T08:00:00.000Z');
    await daily.runIfDue();
    hours(21);
    expect(await daily.runIfDue()).toBe('not-due');
    hours(1);
    expect(await daily.runIfDue()).toBe('swept');
    expect(sweeps.at(-1)).toBe('2027-03-28T06:00:00.000Z');
  });

  it('is caught up by a process that starts days later, and not run again by one that starts the same day', async () => {
    begin('2027-01-14T09:00:00.000Z');
    await daily.runIfDue();
    hours(72);
    daily.stop();
    daily = again();
    expect(await daily.runIfDue()).toBe('swept');
    daily.stop();
    daily = again();
    expect(await daily.runIfDue()).toBe('not-due');
    expect(sweeps).toHaveLength(2);
  });

  it('is due again when it failed', async () => {
    begin('2027-01-14T09:00:00.000Z');
    failing = true;
    await expect(daily.runIfDue()).rejects.toThrow('no disk');
    failing = false;
    expect(await daily.runIfDue()).toBe('swept');
  });

  it('is due again when something was left undone that may pass', async () => {
    begin('2027-01-14T09:00:00.000Z');
    undone = true;
    expect(await daily.runIfDue()).toBe('swept');
    undone = false;
    expect([await daily.runIfDue(), await daily.runIfDue()]).toEqual(['swept', 'not-due']);
  });

  it('comes by itself while the process runs, also after a failure', async () => {
    begin('2027-01-14T09:00:00.000Z');
    await daily.runIfDue();
    hours(22);
    failing = true;
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    failing = false;
    await vi.advanceTimersByTimeAsync(22 * 60_000);
    expect(sweeps).toEqual(['2027-01-14T09:00:00.000Z', '2027-01-15T07:00:00.000Z']);
    hours(24);
    daily.stop();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(sweeps).toHaveLength(2);
  });
});
