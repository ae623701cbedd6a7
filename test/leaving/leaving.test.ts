import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { giveNotice } from '../../functions/leaving/give-notice.ts';
import { partyLeaves } from '../../functions/leaving/party-leaves.ts';
import { partnerships, scheduled, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const give = (by: string, party: string) =>
  giveNotice(world.outside, { partnership: 'valley', by, party, reason: 'Our head is leaving.' });
const whole = async () => world.read(partnerships, theOne);

describe('giving notice', () => {
  it('sets the last day by the notice that the agreement asks for, and tells everybody concerned', async () => {
    expect(await give('head-dell', 'dell')).toEqual({ ok: true, value: { lastDay: '2027-01-12' } });
    expect((await whole())?.notices).toEqual([
      { party: 'dell', givenOn: '2026-11-13', lastDay: '2027-01-12', reason: 'Our head is leaving.' },
    ]);
    expect(await world.told('notice-given')).toEqual(
      expect.arrayContaining(['lead-alder', 'chaser', 'clerk-birch-board', 'head-cedar']),
    );
    expect(await world.events()).toContain('notice-given');
  });

  it('is for the party’s own head or clerk, and once', async () => {
    expect(await give('head-alder', 'dell')).toMatchObject({ refusal: 'not-allowed' });
    expect(await give('lead-dell', 'dell')).toMatchObject({ refusal: 'not-allowed' });
    expect(await give('head-dell', 'elm')).toMatchObject({ refusal: 'unknown-party' });
    await give('clerk-dell-board', 'dell');
    expect(await give('head-dell', 'dell')).toMatchObject({ refusal: 'already-given' });
  });

  it('starts nothing before the day after the last', async () => {
    await give('head-dell', 'dell');
    world.moveTo('2027-01-12');
    await dailySweep(world.outside);
    expect((await world.effects('task')).filter(({ task }) => task === 'party-leaves')).toHaveLength(0);
    world.moveTo('2027-01-13');
    await dailySweep(world.outside);
    await dailySweep(world.outside);
    expect((await world.effects('task')).filter(({ task }) => task === 'party-leaves')).toHaveLength(1);
    expect(await world.read(scheduled, 'leaves-dell-2027-01-12')).toMatchObject({ startedAt: expect.any(String) });
  });
});

describe('a party that leaves', () => {
  const leave = (party: string) => partyLeaves(world.outside, { partnership: 'valley', party });

  it('is asked nothing more, and the others go on', async () => {
    const asked = await world.openReturns(autumn);
    expect(await leave('dell')).toEqual({ left: true });
    expect((await world.stored(asked['900004'])).outcome?.result).toBe('superseded');
    expect((await world.stored(asked['900001'])).outcome).toBeUndefined();
    expect(await whole()).toMatchObject({ stage: 'delivering', left: [{ party: 'dell', on: '2026-11-13' }] });
    expect((await world.visit('lead-dell', asked['900004'] ?? '')).text).toContain('what it asked about has changed');
  });

  it('leaves once, however often the task runs', async () => {
    await leave('dell');
    const commits = world.commits();
    expect(await leave('dell')).toEqual({ left: false });
    expect(world.commits()).toBe(commits);
    expect((await world.events()).filter((event) => event === 'party-left')).toHaveLength(1);
  });

  it('ends the partnership when only one is left', async () => {
    const asked = await world.openReturns(autumn);
    for (const party of ['dell', 'cedar', 'birch']) await leave(party);
    expect((await whole())?.stage).toBe('ended');
    expect((await world.stored(asked['900001'])).outcome?.result).toBe('superseded');
    expect(await world.events()).toContain('partnership-ended');
    expect(await world.told('ended')).toContain('lead-alder');
  });
});

describe('the page for leaving', () => {
  it('says what it means, asks to check, and gives notice once', async () => {
    const browser = await world.signedIn('head-dell');
    const form = await browser.open('/leaving');
    expect(form.text).toContain(
      'A party can leave with 60 days of notice. Given today, the last day is 12 January 2027.',
    );
    expect((await form.submit({})).errors).toEqual(['Say why, in a few words']);
    const check = await form.submit({ reason: 'Our head is leaving.' });
    expect(check.text).toContain('The other 3 parties go on without Dell.');
    expect((await whole())?.notices).toEqual([]);
    const done = await check.submit();
    expect(done.text).toContain('Notice is given. Everybody concerned has been told.');
    expect((await check.submit()).text).toContain('Dell, on 13 November 2026. Last day: 12 January 2027');
    expect((await whole())?.notices).toHaveLength(1);
  });

  it('is closed to whoever speaks for no party, and to other parties’ names', async () => {
    const lead = await world.signedIn('lead-alder');
    expect((await lead.open('/leaving')).status).toBe(403);
    const head = await world.signedIn('head-dell');
    const forced = { party: 'alder', reason: 'Because', sure: 'yes' };
    expect((await head.post('/leaving', forced)).status).toBe(403);
    expect((await head.post('/leaving', { ...forced, party: 'dell', lastDay: '2026-11-14' })).status).toBe(400);
    expect((await whole())?.notices).toEqual([]);
  });

  it('has nothing to give notice of while nothing is signed', async () => {
    await work(world.outside, 'valley', async (tx) => {
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), stage: 'approving' });
    });
    const browser = await world.signedIn('head-dell');
    expect((await browser.open('/leaving')).text).toContain('there is nothing to give notice of');
    const forced = await browser.post('/leaving', { party: 'dell', reason: 'Because', sure: 'yes' });
    expect(forced.status).toBe(400);
  });
});
