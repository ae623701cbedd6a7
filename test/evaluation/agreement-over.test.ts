/** The day after an agreement's last: it has run out, everybody concerned hears it, and nothing is renewed by silence. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agreementOver } from '../../functions/evaluation/agreement-over.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
  await work(world.outside, world.partnership, async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const mou = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', until: '2027-08-31' };
    tx.write(partnerships, theOne, { ...whole, mou });
  });
});
afterEach(() => world.stop());

const over = () => agreementOver(world.outside, { partnership: world.partnership, on: '2027-08-31' });
const stage = async () => (await world.read(partnerships, theOne))?.stage;

describe('an agreement that nobody renewed', () => {
  it('is in force on its last day', async () => {
    world.moveTo('2027-08-31');
    expect(await over()).toEqual({ outcome: 'in-force' });
    expect(await stage()).toBe('delivering');
    expect(await world.told('lapsed')).toEqual([]);
  });

  it('has run out on the day after, and lead, chair, heads and clerks hear it', async () => {
    world.moveTo('2027-09-01');
    expect(await over()).toEqual({ outcome: 'lapsed' });
    expect(await stage()).toBe('lapsed');
    expect(await world.told('lapsed')).toEqual(
      expect.arrayContaining(['lead-alder', 'head-birch', 'head-dell', 'clerk-cedar-board']),
    );
    const page = await (await world.signedIn('lead-alder')).open('/partnership');
    expect(page.status).toBe(200);
  });

  it('ends the partnership when none is signed in the 120 days that follow', async () => {
    world.moveTo('2027-09-01');
    await over();
    world.moveTo('2027-12-29');
    expect(await over()).toEqual({ outcome: 'lapsed' });
    world.moveTo('2027-12-30');
    expect(await over()).toEqual({ outcome: 'ended' });
    expect(await stage()).toBe('ended');
    expect(await world.told('ended')).toContain('clerk-dell-board');
    expect(await over()).toEqual({ outcome: 'ended' });
  });
});
