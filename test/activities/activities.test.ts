import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askToRestart } from '../../functions/activities/restart-activity.ts';
import { suspendActivity } from '../../functions/activities/suspend-activity.ts';
import { suspensions } from '../../functions/records/kinds.ts';
import { aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const stop = (by: string, activity = 'labs') =>
  suspendActivity(world.outside, { partnership: 'valley', by, activity, reason: 'The gas tap leaks.' });
const restart = (by: string, suspension = 'labs#1') =>
  askToRestart(world.outside, { partnership: 'valley', by, suspension });
const askHeads = (attempt = 1) =>
  world.ask({ kind: 'restart-activity', about: { kind: 'activity', id: 'labs#1', version: attempt } });
const kept = (id = 'labs#1') => world.read(suspensions, id);

describe('stopping an activity', () => {
  it('can be done today by a school lead, and everybody concerned hears at once', async () => {
    expect(await stop('lead-cedar')).toEqual({ ok: true, value: { suspension: 'labs#1' } });
    expect(await kept()).toMatchObject({ since: '2026-11-13', by: 'lead-cedar', reason: 'The gas tap leaks.' });
    expect(await world.told('activity-suspended')).toEqual(
      expect.arrayContaining(['lead-alder', 'chaser', 'head-dell', 'lead-cedar']),
    );
    expect(await world.events()).toContain('activity-suspended');
  });

  it('keeps the words of the reason out of the audit trail', async () => {
    await stop('lead-cedar');
    const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'audit#' });
    expect(JSON.stringify(items)).not.toContain('gas tap');
  });

  it('is refused to board members, for what is not in the plan, and twice', async () => {
    expect(await stop('birch-board-2')).toMatchObject({ refusal: 'not-allowed' });
    expect(await stop('lead-cedar', 'swimming')).toMatchObject({ refusal: 'unknown-activity' });
    await stop('lead-cedar');
    expect(await stop('head-alder')).toMatchObject({ refusal: 'already-suspended' });
  });
});

describe('starting an activity again', () => {
  it('needs every head, and starts with the last one', async () => {
    await stop('lead-cedar');
    expect(await restart('lead-alder')).toEqual({ ok: true, value: { asked: 'labs#1' } });
    const asked = await askHeads();
    for (const school of ['alder', 'birch', 'cedar']) {
      const page = await world.visit(`head-${school}`, asked);
      expect(page.text).toContain('The gas tap leaks.');
      expect((await page.submit({ answer: 'agree', me: 'yes' })).text).toContain('once every head has agreed');
    }
    expect((await kept())?.restartedOn).toBeUndefined();
    const last = await world.visit('head-dell', asked);
    const both = await Promise.all([
      last.submit({ answer: 'agree', me: 'yes' }),
      last.submit({ answer: 'agree', me: 'yes' }),
    ]);
    for (const page of both) expect(page.text).toContain('so it has started again');
    expect((await world.events()).filter((event) => event === 'activity-restarted')).toHaveLength(1);
    expect(await kept()).toMatchObject({ restartedOn: '2026-11-13' });
    expect(await world.events()).toContain('activity-restarted');
    expect(await stop('lead-cedar')).toEqual({ ok: true, value: { suspension: 'labs#2' } });
  });

  it('waits after one "not yet", whose reason the others read, and can be asked again', async () => {
    await stop('lead-cedar');
    await restart('lead-alder');
    const asked = await askHeads();
    const page = await world.visit('head-cedar', asked);
    expect((await page.submit({ answer: 'decline', me: 'yes' })).errors).toEqual([
      'Say what has to happen first, in a few words',
    ]);
    const no = await page.submit({ answer: 'decline', reason: 'Show us the certificate.', me: 'yes' });
    expect(no.text).toContain('It stays stopped.');
    expect((await world.visit('head-alder', asked)).text).toContain('Show us the certificate.');
    expect((await kept())?.restartedOn).toBeUndefined();
    expect((await restart('head-birch')).ok).toBe(true);
    expect((await kept())?.asked).toBe(2);
  });

  it('is asked once while the heads are being asked', async () => {
    await stop('lead-cedar');
    await restart('lead-alder');
    await askHeads();
    const commits = world.commits();
    expect((await restart('chaser')).ok).toBe(true);
    expect(world.commits()).toBe(commits);
    expect(await restart('birch-board-2')).toMatchObject({ refusal: 'not-allowed' });
    expect(await restart('lead-alder', 'club#1')).toMatchObject({ refusal: 'not-suspended' });
  });
});

describe('the page of the activities', () => {
  it('stops one with a reason, says so, and asks whether it may start again', async () => {
    const browser = await world.signedIn('lead-cedar');
    const list = await browser.open('/activities');
    const form = await list.follow('Laboratory mornings');
    expect(form.text).toContain('Please name no child');
    expect((await form.submit({ reason: '' })).errors).toEqual(['Say why, in a few words']);
    const stopped = await form.submit({ reason: 'The gas tap leaks.' });
    expect(stopped.text).toContain('It is stopped. Everybody concerned has been told.');
    expect(stopped.text).toContain('Lead Cedar stopped it on 13 November 2026');
    expect(stopped.text).not.toContain('Ask whether it may start again');
    const lead = await (await world.signedIn('lead-alder')).open('/activities');
    const asked = await lead.submit({}, { button: 'start again' });
    expect(asked.text).toContain('Every head is being asked');
    await askHeads();
    const waiting = await browser.open('/activities');
    expect(waiting.text).toContain('Still to answer: Head Alder, Head Birch, Head Cedar and Head Dell.');
  });

  it('is no fault to press twice', async () => {
    const browser = await world.signedIn('lead-cedar');
    const form = await browser.open('/activities/labs/stop');
    const both = await Promise.all([form.submit({ reason: 'Leak' }), form.submit({ reason: 'Leak' })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await kept('labs#2')).toBeUndefined();
    expect((await browser.open('/activities/labs/stop')).heading).toBe('Activities');
  });

  it('takes nothing from whoever may not, and nothing that its form does not have', async () => {
    const member = await world.signedIn('birch-board-2');
    expect((await member.open('/activities')).text).not.toContain('Stop “');
    expect((await member.post('/activities/labs/stop', { reason: 'Leak' })).status).toBe(403);
    const lead = await world.signedIn('lead-cedar');
    expect((await lead.post('/activities/labs/restart')).status).toBe(403);
    expect((await lead.post('/activities/labs/stop', { reason: 'Leak', by: 'head-alder' })).status).toBe(400);
    expect((await lead.post('/activities/swimming/stop', { reason: 'Leak' })).status).toBe(404);
    expect(await kept()).toBeUndefined();
  });
});
