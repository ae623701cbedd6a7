import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { giveNotice } from '../../functions/leaving/give-notice.ts';
import { partyLeaves } from '../../functions/leaving/party-leaves.ts';
import { partnerships, scheduled, theOne } from '../../functions/records/kinds.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';
import { fault } from '../faults/fault.ts';

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

describe('taking a party out', () => {
  fault(63, 'no press of a head or a clerk takes their party out: that is for its board', async () => {
    const before = JSON.stringify(await whole());
    const form = { party: 'dell', reason: 'Our head is leaving.', sure: 'yes' };
    const tried: string[] = [];
    for (const person of ['head-dell', 'clerk-dell-board']) {
      const browser = await world.signedIn(person);
      expect((await browser.open('/people')).html).not.toContain('/leaving');
      tried.push(`${person}: ${(await browser.post('/leaving', form)).status}`);
    }
    expect(JSON.stringify(await whole())).toBe(before);
    expect(await world.told('notice-given')).toEqual([]);
    return `${tried.join(', ')}; nothing changed`;
  });
});
