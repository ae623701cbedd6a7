import { describe, expect, it } from 'vitest';
import { oldestWaiting } from '../../functions/delivery/oldest-waiting.ts';
import { anOutside } from '../builders/outside.ts';
import { aMail, aRing } from './outbox.ts';

describe('how long the outbox keeps people waiting', () => {
  it('is told of each lane apart, by the oldest, also where its next try comes later', async () => {
    const outside = anOutside();
    await outside.store.commit({ effects: [aMail('old', '2027-01-14T08:47:30.000Z'), aMail('new'), aRing('ring')] });
    expect(await oldestWaiting(outside, ['mail'])).toEqual({ waiting: 2, minutes: 12 });
    expect(await oldestWaiting(outside, ['ring', 'start'])).toEqual({ waiting: 1, minutes: 0 });
  });

  it('is nought where nothing waits, so that the figure comes all the same', async () => {
    expect(await oldestWaiting(anOutside(), ['mail'])).toEqual({ waiting: 0, minutes: 0 });
  });
});
