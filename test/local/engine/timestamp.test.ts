import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTimestamp } from '../../../infra/local/engine/timestamp.ts';

const times = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2199-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const offsets = fc.integer({ min: -18 * 60, max: 18 * 60 });

it('a time is read as it was written, in any offset', () => {
  fc.assert(
    fc.property(times, offsets, (time, minutes) => {
      const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
      const offset = `${minutes < 0 ? '-' : '+'}${hours}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
      const there = new Date(time.getTime() + minutes * 60_000).toISOString().replace('Z', offset);
      expect(readTimestamp(there)).toBe(time.getTime());
      expect(readTimestamp(time.toISOString())).toBe(time.getTime());
    }),
  );
});

it('seconds and their parts may be left out', () => {
  expect(readTimestamp('2027-01-14T09:30Z')).toBe(Date.parse('2027-01-14T09:30:00Z'));
  expect(readTimestamp('2027-01-14T09:30:05.1239Z')).toBe(Date.parse('2027-01-14T09:30:05.123Z'));
});
