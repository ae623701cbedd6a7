import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '../../functions/people/hand-over.ts';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import { replacePerson } from '../../functions/people/replace-person.ts';
import { partnerships, people, theOne } from '../../functions/records/kinds.ts';
import { changeTogether } from '../builders/together.ts';
import { aPlan, autumn, aYear, startAutumn, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const grace = { name: 'Grace Abara', email: 'grace@valley.example' };
const replace = (by: string, leaving: string, successor = grace) =>
  replacePerson(world.outside, { partnership: 'valley', by, leaving, successor });
/** By chair and deputy: nobody else may change the lead. */
const together = (person: string, successor = grace) => changeTogether(world.outside, 'valley', { person, successor });
const done = (successor: string) => ({ ok: true, value: { state: 'done', successor } });
const partnership = async () => {
  const whole = await world.read(partnerships, theOne);
  if (!whole) throw new Error('no partnership');
  return whole;
};
const refusal = async (result: Promise<{ ok: boolean; refusal?: string }>) => (await result).refusal;

describe('replacing somebody', () => {
  it('gives the successor every part, and kills the old links in the same commit', async () => {
    const link = await world.linkOf('lead-alder');
    expect(await together('lead-alder')).toMatchObject({ state: 'done', successor: 'grace-abara' });
    expect((await partnership()).roles.lead).toBe('grace-abara');
    expect((await partnership()).schools[0]?.lead).toBe('grace-abara');
    expect((await world.browser.open(link)).status).toBe(410);
    expect((await world.visit('grace-abara', startAutumn)).heading).toBe('Start the autumn review');
    expect(await world.read(people, 'lead-alder')).toMatchObject({ left: '2026-11-13' });
    expect(await world.events()).toContain('person-replaced');
  });

  it('asks the successor to confirm, tells both, and asks for what is open once', async () => {
    await together('lead-alder');
    const mails = (await world.effects('mail')).map(({ template, to }) => `${template} ${to}`);
    expect(mails.filter((mail) => mail.includes('grace-abara')).toSorted()).toEqual([
      'ask grace-abara',
      'taking-over grace-abara',
    ]);
    expect(mails).toContain('replaced lead-alder');
    const started = await world.effects('start');
    expect(started.map(({ workflow, input }) => [workflow, input.request])).toContainEqual([
      'collect-responses',
      expect.objectContaining({ kind: 'confirm-successor', person: 'grace-abara' }),
    ]);
  });

  it('keeps the seats of a board, its chair and its clerk', async () => {
    await replace('head-birch', 'birch-board-1');
    const [board] = (await partnership()).parties[1]?.boards ?? [];
    expect(board?.members[0]).toEqual({ person: 'grace-abara', office: 'chair' });
    expect((await partnership()).parties[1]?.signatories).toEqual(['grace-abara']);
    expect((await partnership()).jointCommittees).toHaveLength(1);
  });

  it('knows somebody who is listed already by name and address', async () => {
    const known = { name: 'Lead Birch', email: 'LEAD-BIRCH@valley.example' };
    expect(await replace('lead-alder', 'lead-alder', known)).toEqual(done('lead-birch'));
    expect((await world.stored()).recipients.filter(({ person }) => person === 'lead-birch')).toHaveLength(1);
  });

  it('lets a head or a clerk change their own party’s people with no more parts, and nobody else', async () => {
    expect(await refusal(replace('clerk-birch-board', 'head-alder'))).toBe('not-allowed');
    expect(await refusal(replace('head-birch', 'lead-alder'))).toBe('not-allowed');
    expect(await refusal(replace('birch-board-2', 'birch-board-1'))).toBe('not-allowed');
    expect(await refusal(replace('clerk-birch-board', 'birch-board-1'))).toBe('not-allowed');
    expect((await replace('clerk-birch-board', 'birch-board-4')).ok).toBe(true);
  });

  it('refuses people who are not there, have left, hold no part, or would follow themselves', async () => {
    expect(await refusal(replace('head-alder', 'nobody'))).toBe('unknown-person');
    const own = { name: 'Birch Board 4', email: 'birch-board-4@valley.example' };
    expect(await refusal(replace('head-birch', 'birch-board-4', own))).toBe('same-person');
    const oneself = { name: 'Head Birch', email: 'head-birch@valley.example' };
    expect(await refusal(replace('head-birch', 'birch-board-4', oneself))).toBe('oneself');
    expect((await replace('head-birch', 'birch-board-4')).ok).toBe(true);
    expect(await refusal(replace('head-birch', 'birch-board-4'))).toBe('not-allowed');
    const commits = world.commits();
    expect(await refusal(replace('head-alder', 'nobody'))).toBe('unknown-person');
    expect(world.commits()).toBe(commits);
  });

  it('takes two at once one after the other', async () => {
    const other = { name: 'Olu Bright', email: 'olu@valley.example' };
    const results = await Promise.all([
      replace('clerk-birch-board', 'birch-board-4'),
      replace('head-birch', 'birch-board-4', other),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('somebody who leaves, with nobody to follow', () => {
  const leaves = (leaving: string, by = 'head-birch') =>
    personLeaves(world.outside, { partnership: 'valley', by, leaving });

  it('closes their links and empties their seat', async () => {
    const link = await world.linkOf('lead-alder');
    await changeTogether(world.outside, 'valley', { person: 'lead-alder', leaves: true });
    expect((await world.browser.open(link)).status).toBe(410);
    await leaves('birch-board-4');
    const [board] = (await partnership()).parties[1]?.boards ?? [];
    expect([board?.members.length, board?.inPost]).toEqual([4, 4]);
    expect(await world.events()).toEqual(expect.arrayContaining(['person-left']));
  });

  it('tells the clerk and the lead when nobody is left to answer', async () => {
    const asked = (await world.openReturns(autumn))['900002'] ?? '';
    await changeTogether(world.outside, 'valley', { person: 'lead-birch', leaves: true });
    const told = (await world.effects('mail')).filter(({ template }) => template === 'nobody-to-ask');
    expect(told.map(({ to, request }) => [to, request])).toContainEqual(['lead-alder', asked]);
    expect((await world.stored(asked)).outcome).toBeUndefined();
  });

  it('can be said by their own clerk, not by another party’s, and once', async () => {
    expect(await refusal(leaves('birch-board-3', 'clerk-dell-board'))).toBe('not-allowed');
    expect((await leaves('birch-board-3', 'clerk-birch-board')).ok).toBe(true);
    expect(await refusal(leaves('birch-board-3'))).toBe('not-allowed');
  });
});

describe('handing one thing over', () => {
  const hand = (request: string, from: string, to = grace) =>
    handOver(world.outside, { partnership: 'valley', request, from, to });

  it('asks the right person, kills the giver’s link, and tells the lead', async () => {
    const asked = (await world.openReturns(autumn))['900002'] ?? '';
    const link = await world.linkOf('lead-birch', asked);
    expect(await hand(asked, 'lead-birch')).toEqual({ ok: true, value: { to: 'grace-abara' } });
    expect((await world.browser.open(link)).status).toBe(410);
    expect((await world.visit('grace-abara', asked)).heading).toContain('Your return');
    expect((await partnership()).schools[1]?.lead).toBe('lead-birch');
    expect(await world.events()).toContain('handed-over');
    const told = (await world.effects('mail')).filter(({ template }) => template === 'taking-over');
    expect(told.map(({ to }) => to)).toEqual(['lead-alder']);
  });

  it('is refused to whoever is not asked, of what is closed or a signature, and to oneself', async () => {
    const asked = (await world.openReturns(autumn))['900002'] ?? '';
    expect(await refusal(hand(asked, 'head-birch'))).toBe('not-asked');
    expect(await refusal(hand(asked, 'lead-birch', { name: 'Lead Birch', email: 'lead-birch@valley.example' }))).toBe(
      'same-person',
    );
    const signing = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
    expect(await refusal(hand(signing, 'head-birch'))).toBe('not-to-be-handed-over');
    await (await world.visit('lead-alder', startAutumn)).submit();
    expect(await refusal(hand(startAutumn, 'lead-alder'))).toBe('closed');
  });
});

describe('the pages about people', () => {
  it('show everybody with their parts, what ends soon, and who has no deputy', async () => {
    await world.stop();
    world = await aYear({ plan: aPlan(), startsAt: '2027-06-14T09:00:00.000Z' });
    const page = await (await world.signedIn('lead-alder')).open('/people');
    for (const words of [
      'Head Alder, chair of the partnership: ends on 21 July 2027',
      'Lead Cedar leads “Science in a laboratory”: no deputy',
      'leads the partnership; leads the work at Alder School',
      'clerk of Birch Board',
    ])
      expect(page.text).toContain(words);
  });

  it('replace somebody after a check that says what happens', async () => {
    const browser = await world.signedIn('head-birch');
    const person = await browser.open('/people').then((page) => page.follow('Clerk Birch Board'));
    const form = await person.follow('takes over');
    expect((await form.submit({ name: 'X', email: 'no address' })).errors).toEqual([
      'Enter their full name',
      'Enter their email address, for example sam@school.example',
    ]);
    const check = await form.submit(grace);
    expect(check.text).toContain('Every link that Clerk Birch Board has stops working at once.');
    expect(await world.read(people, 'grace-abara')).toBeUndefined();
    const after = await check.submit();
    expect(after.heading).toBe('Grace Abara');
    expect(after.text).toContain('Done. They have been sent what they take on.');
    const list = await browser.open('/people');
    expect(list.text).toContain('Clerk Birch Board, on 13 November 2026');
    expect((await check.submit()).heading).toBe('Clerk Birch Board');
  });

  it('offer nothing to whoever may not change it, and take nothing from them', async () => {
    const browser = await world.signedIn('clerk-birch-board');
    const page = await browser.open('/people/head-alder');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('takes over');
    expect(page.text).not.toContain('head-alder@valley.example');
    expect((await browser.open('/people/head-alder/replace')).status).toBe(403);
    expect((await browser.post('/people/head-alder/replace', { ...grace, sure: 'yes' })).status).toBe(403);
    expect((await browser.post('/people/head-alder/leave')).status).toBe(403);
    expect(
      (await world.signedIn('birch-board-2').then((member) => member.open('/people/birch-board-3/leave'))).status,
    ).toBe(403);
    expect((await browser.open('/people/nobody')).status).toBe(404);
    expect((await browser.open('/people/..%2Fit')).status).toBe(404);
  });

  it('show somebody’s links to nobody but themselves', async () => {
    const own = await (await world.signedIn('lead-alder')).open('/people/lead-alder');
    expect(own.link('Start the autumn review')).toMatch(/\/l\//);
    const hand = await own.follow('Hand it over');
    expect(hand.heading).toBe('Hand this over to the right person');
    const other = await (await world.signedIn('chaser')).open('/people/lead-alder');
    expect(other.text).toContain('Start the autumn review');
    expect(other.html).not.toMatch(/\/[lbsy]\//);
  });

  it('refuse fields that the form does not have, and show markup as text', async () => {
    const browser = await world.signedIn('head-alder');
    expect((await browser.post('/people/chaser/replace', { ...grace, role: 'admin' })).status).toBe(400);
    const page = await browser.post('/people/chaser/replace', {
      name: '<b>Bold</b> \u202EName',
      email: 'b@c.example',
    });
    expect(page.$('main b')).toHaveLength(0);
    expect(page.text).toContain('<b>Bold</b> Name');
  });

  it('let somebody leave with one press, and a second changes nothing', async () => {
    const browser = await world.signedIn('head-dell');
    const form = await browser.open('/people/dell-board-3').then((page) => page.follow('nobody follows yet'));
    const after = await form.submit({}, { button: 'leaves' });
    expect(after.text).toContain('left on 13 November 2026');
    const commits = world.commits();
    expect((await form.submit({}, { button: 'leaves' })).status).toBe(200);
    expect(world.commits()).toBe(commits);
  });
});

describe('a successor', () => {
  it('reads what is open, agreed and due, and takes it on', async () => {
    await replace('head-cedar', 'lead-cedar');
    const asked = await world.ask({
      kind: 'confirm-successor',
      about: { kind: 'person', id: 'grace-abara' },
      person: 'grace-abara',
    });
    await world.openReturns(autumn);
    const page = await world.visit('grace-abara', asked);
    for (const words of [
      'leads the work at Cedar School',
      'Before, it was Lead Cedar’s.',
      'Send Cedar',
      'The agreement, version 1, was signed by all by 7 September 2026.',
      'The plan names this post to lead “Science in a laboratory”.',
      '20 January 2027: The partnership meets at 15:45, at Alder School',
      '4 December 2026: Autumn review: returns are due',
    ])
      expect(page.text).toContain(words);
    expect((await page.submit()).errors).toEqual(['Tick to say that you are Grace Abara']);
    const done = await page.submit({ me: 'yes', note: 'Not on Fridays.' });
    expect(done.heading).toBe('You have taken it on');
    expect(await world.events()).toContain('successor-confirmed');
    expect((await page.submit({ me: 'yes', note: 'Not on Fridays.' })).status).toBe(200);
    expect((await world.events()).filter((event) => event === 'successor-confirmed')).toHaveLength(1);
  });
});
