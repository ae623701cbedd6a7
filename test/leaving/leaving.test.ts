import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { partyLeaves } from '../../functions/leaving/party-leaves.ts';
import { recordLeaving } from '../../functions/leaving/record-leaving.ts';
import { partnerships, proposals, scheduled, theOne } from '../../functions/records/kinds.ts';
import { leavings } from '../../functions/records/leavings.ts';
import { work } from '../../functions/records/work.ts';
import { inState } from '../builders/moved.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';
import { fault } from '../faults/fault.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const whole = async () => world.read(partnerships, theOne);
const vote = {
  'date-day': '12',
  'date-month': '11',
  'date-year': '2026',
  inPost: '7',
  present: '5',
  for: '4',
  against: '1',
  abstained: '0',
  minute: 'Minute 4.1',
  reason: 'Our head is leaving.',
  notice: 'agreed',
};

/** The clerk's whole way: the list, the form, the check, and the record. */
const record = async (person = 'clerk-dell-board', party = 'dell', typed: Record<string, string> = {}) => {
  const browser = await world.signedIn(person);
  const list = await browser.open('/leaving');
  expect(list.html).toContain(`/leaving/${party}`);
  const checked = await (await browser.open(`/leaving/${party}`)).submit({ ...vote, ...typed });
  return checked.errors.length > 0 ? checked : checked.submit();
};
const asked = (number = 1, person = 'dell-board-1', party = 'dell') =>
  world.ask({ kind: 'confirm-leaving', about: { kind: 'leaving', id: `${party}#${number}` }, party, person });
const confirm = async (number = 1) =>
  (await world.visit('dell-board-1', await asked(number))).submit({ answer: 'agree', me: 'yes' });

describe('a board that leaves', () => {
  it('is recorded by its clerk, confirmed by another, and everybody concerned hears its last day', async () => {
    const done = await record();
    expect(done.text).toContain('Until then nothing has changed');
    expect((await whole())?.notices).toEqual([]);
    expect(await world.told('notice-given')).toEqual([]);
    const page = await world.visit('dell-board-1', await asked());
    expect(page.text).toContain('4 for, 1 against');
    expect(page.text).toContain('12 January 2027');
    const after = await page.submit({ answer: 'agree', me: 'yes' });
    expect(after.text).toContain('Its last day is 12 January 2027');
    expect((await whole())?.notices).toEqual([
      { party: 'dell', givenOn: '2026-11-13', lastDay: '2027-01-12', reason: 'Our head is leaving.' },
    ]);
    expect(await world.told('notice-given')).toEqual(
      expect.arrayContaining(['lead-alder', 'chaser', 'clerk-birch-board', 'head-cedar', 'dell-board-1']),
    );
    expect(await world.events()).toEqual(expect.arrayContaining(['leaving-recorded', 'notice-given']));
    const list = await (await world.signedIn('head-alder')).open('/leaving');
    expect(list.text).toContain('Its last day is 12 January 2027');
  });

  it('has not left when somebody else’s board was meant: the second person says no, and its own people hear', async () => {
    await record();
    const page = await world.visit('dell-board-1', await asked());
    expect((await page.submit({ answer: 'decline', me: 'yes' })).errors).toEqual(['Say what is wrong, in a few words']);
    const no = await page.submit({ answer: 'decline', reason: 'That was Cedar’s board.', me: 'yes' });
    expect(no.text).toContain('Nothing has changed');
    expect((await whole())?.notices).toEqual([]);
    expect(await world.told('leaving-refused')).toEqual(
      expect.arrayContaining(['clerk-dell-board', 'dell-board-1', 'head-dell']),
    );
    expect(await world.told('leaving-refused')).not.toContain('head-alder');
    // And it can be recorded again.
    expect((await record()).text).toContain('It is recorded');
    expect((await confirm(2)).text).toContain('12 January 2027');
  });

  it('needs a vote that was carried, with a quorum, in a meeting that has been held', async () => {
    expect((await record('clerk-dell-board', 'dell', { for: '1', against: '4' })).errors).toEqual([
      'By these numbers the board has not decided to leave',
    ]);
    expect((await record('clerk-dell-board', 'dell', { present: '2', for: '2', against: '0' })).errors).toEqual([
      'By these numbers the board has not decided to leave',
    ]);
    expect((await record('clerk-dell-board', 'dell', { 'date-day': '20' })).errors).toEqual([
      expect.stringContaining('is still to come'),
    ]);
    expect((await record('clerk-dell-board', 'dell', { reason: '' })).errors).toEqual([
      'Say why, in a few words: the others need to know',
    ]);
    const unsaid = await (await world.signedIn('clerk-dell-board')).post('/leaving/dell', { ...vote, notice: '' });
    expect(unsaid.errors).toEqual(['Choose when its last day is']);
    expect(await world.read(leavings, 'dell#1')).toBeUndefined();
  });

  it('is recorded by a clerk of that board and by nobody else, and once', async () => {
    const input = { partnership: 'valley', party: 'dell', record: { ...plainVote } };
    expect(await recordLeaving(world.outside, { ...input, by: 'head-dell' })).toMatchObject({ refusal: 'not-allowed' });
    expect(await recordLeaving(world.outside, { ...input, by: 'clerk-birch-board' })).toMatchObject({
      refusal: 'unknown-party',
    });
    const two = await Promise.all([1, 2].map(() => recordLeaving(world.outside, { ...input, by: 'clerk-dell-board' })));
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect(two.find(({ ok }) => !ok)).toMatchObject({ refusal: 'being-confirmed' });
  });

  it('leaves earlier where the others agreed to a shorter notice, which is written down', async () => {
    const shorter = { notice: 'shorter', 'lastDay-day': '18', 'lastDay-month': '12', 'lastDay-year': '2026' };
    expect((await record('clerk-dell-board', 'dell', shorter)).errors).toEqual([
      'Say where it is written that the others agreed',
    ]);
    await record('clerk-dell-board', 'dell', { ...shorter, agreed: 'Steering meeting of 11 November, item 3' });
    const page = await world.visit('dell-board-1', await asked());
    expect(page.text).toContain('Steering meeting of 11 November, item 3');
    await page.submit({ answer: 'agree', me: 'yes' });
    expect((await whole())?.notices).toMatchObject([{ lastDay: '2026-12-18' }]);
  });

  it('can stay after all up to its last day, by the same two people', async () => {
    await record();
    await confirm();
    world.moveTo('2027-01-12');
    const browser = await world.signedIn('clerk-dell-board');
    const page = await (await browser.open('/leaving/dell/stay')).submit({ minute: 'Minute 2.2' });
    expect(page.text).toContain('confirm that your board stays');
    expect((await whole())?.notices).toHaveLength(1);
    const again = await world.ask({
      kind: 'confirm-staying',
      about: { kind: 'leaving', id: 'dell#1', version: 1 },
      party: 'dell',
      person: 'dell-board-1',
    });
    await (await world.visit('dell-board-1', again)).submit({ answer: 'agree', me: 'yes' });
    expect((await whole())?.notices).toEqual([]);
    expect(await world.told('notice-taken-back')).toContain('head-alder');
    world.moveTo('2027-01-13');
    await dailySweep(world.outside);
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: false });
    expect((await whole())?.left).toEqual([]);
  });

  it('cannot take it back once its last day has passed, however late the sweep is', async () => {
    await record();
    await confirm();
    world.moveTo('2027-01-12');
    await (await (await world.signedIn('clerk-dell-board')).open('/leaving/dell/stay')).submit({ minute: 'Minute 2' });
    const again = await world.ask({
      kind: 'confirm-staying',
      about: { kind: 'leaving', id: 'dell#1', version: 1 },
      party: 'dell',
      person: 'dell-board-1',
    });
    const page = await world.visit('dell-board-1', again);
    world.moveTo('2027-01-13');
    expect((await page.submit({ answer: 'agree', me: 'yes' })).status).toBe(409);
    expect((await whole())?.notices).toHaveLength(1);
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: true });
    const late = await (await world.signedIn('clerk-dell-board')).open('/leaving');
    expect(late.text).toContain('Has left, out since 13 January 2027');
  });

  it('starts nothing before the day after the last', async () => {
    await record();
    await confirm();
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

const plainVote = {
  date: '2026-11-12',
  inPost: 7,
  present: 5,
  withdrew: [],
  for: 4,
  against: 1,
  abstained: 0,
  minute: 'Minute 4.1',
  reason: 'Our head is leaving.',
};

describe('a party that is out', () => {
  const leave = async (party: string) => {
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const notice = { party, givenOn: '2026-09-13', lastDay: '2026-11-12', reason: 'Its board decided so.' };
      if (partnership.notices.some((one) => one.party === party)) return;
      tx.write(partnerships, theOne, { ...partnership, notices: [...partnership.notices, notice] });
    });
    return partyLeaves(world.outside, { partnership: 'valley', party });
  };

  it('is asked nothing more, and the others go on', async () => {
    const returns = await world.openReturns(autumn);
    expect(await leave('dell')).toEqual({ left: true });
    expect((await world.stored(returns['900004'])).outcome?.result).toBe('superseded');
    expect((await world.stored(returns['900001'])).outcome).toBeUndefined();
    expect(await whole()).toMatchObject({ stage: 'delivering', left: [{ party: 'dell', on: '2026-11-13' }] });
    expect((await world.visit('lead-dell', returns['900004'] ?? '')).text).toContain(
      'Your school or board is no longer in Valley Partnership',
    );
    expect(await world.told('party-left')).toEqual(expect.arrayContaining(['lead-alder', 'clerk-dell-board']));
  });

  it('leaves once, however often the task runs', async () => {
    await leave('dell');
    const commits = world.commits();
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: false });
    expect(world.commits()).toBe(commits);
    expect((await world.events()).filter((event) => event === 'party-left')).toHaveLength(1);
  });

  it('stays while it has given no notice: nobody is put out by a task that was started before it was taken back', async () => {
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: false });
    expect((await whole())?.left).toEqual([]);
  });

  it('is not asked to sign a text that is being signed: that goes back to the lead, without it', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      tx.write(partnerships, theOne, { ...partnership, change: '202728' });
      tx.write(proposals, '202728', { id: '202728', version: 1, state: inState('approved'), returned: [] });
    });
    const signing = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202728', version: 1 } });
    await leave('dell');
    expect((await world.stored(signing)).outcome?.result).toBe('superseded');
    const back = (await world.effects('task')).find(({ task }) => task === 'return-proposal');
    expect(back?.input).toMatchObject({ proposal: '202728', version: 1, restart: true });
  });

  it('ends the partnership when only one is left', async () => {
    const returns = await world.openReturns(autumn);
    for (const party of ['dell', 'cedar', 'birch']) await leave(party);
    expect((await whole())?.stage).toBe('ended');
    expect((await world.stored(returns['900001'])).outcome?.result).toBe('superseded');
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
      tried.push(`${person}: ${(await browser.post('/leaving/dell', form)).status}`);
    }
    expect(JSON.stringify(await whole())).toBe(before);
    expect(await world.told('notice-given')).toEqual([]);
    return `${tried.join(', ')}; nothing changed`;
  });
});
