import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { agreeToChange } from '../../functions/people/changes/agree.ts';
import { undoChange } from '../../functions/people/changes/undo-change.ts';
import { type GivePartInput, givePart } from '../../functions/people/give-part.ts';
import { partDue } from '../../functions/people/part-due.ts';
import { planParts } from '../../functions/people/plan-parts.ts';
import { takeUpParts } from '../../functions/records/agreement-dates.ts';
import { changes } from '../../functions/records/changes.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, people, proposalVersions, scheduled, theOne, versionId } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aYear, startAutumn, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const whole = async () => {
  const partnership = await world.read(partnerships, theOne);
  if (!partnership) throw new Error('no partnership');
  return partnership;
};
const grace = { name: 'Grace Abara', email: 'grace@valley.example' };
const give = (by: string, place: string, more: Partial<GivePartInput> = {}) =>
  givePart(world.outside, {
    partnership: 'valley',
    by,
    place,
    to: grace,
    standsIn: false,
    basis: 'Minute 3',
    ...more,
  });
const standIn = (by: string, place: string, more: Partial<GivePartInput> = {}) =>
  give(by, place, { standsIn: true, until: '2026-12-18', ...more });
const due = (place: string, person: string, until = '2026-12-18') =>
  partDue(world.outside, { partnership: 'valley', place, person, until });
const lastChange = async () => {
  const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'change#' });
  return items
    .map((item) => decode(changes, item))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);
};
const stateOf = async (request: string, person: string) =>
  (await world.stored(request)).recipients.findLast((one) => one.person === person)?.state;

describe('a stand-in', () => {
  it('is named by the progress chaser, receives the part with what waits for it, and never an address', async () => {
    const link = await world.linkOf('lead-alder');
    const browser = await world.signedIn('chaser');
    const page = await (await browser.open('/people/lead-alder')).follow('name a stand-in');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect((await page.submit({})).errors).toContain('Say for how long');
    const done = await page.submit({
      place: 'roles.lead',
      how: 'stand-in',
      'until-day': '18',
      'until-month': '12',
      'until-year': '2026',
      ...grace,
      basis: 'On leave from 13 November',
    });
    expect(done.text).toContain('All other parts stay where they are');
    const after = await whole();
    expect(after.roles.lead).toBe('grace-abara');
    expect(after.schools[0]?.lead).toBe('lead-alder');
    expect(await world.read(people, 'lead-alder')).toMatchObject({ email: 'lead-alder@valley.example' });
    expect((await world.read(people, 'lead-alder'))?.left).toBeUndefined();
    expect((await world.browser.open(link)).status).toBe(410);
    expect((await world.visit('grace-abara', startAutumn)).heading).toBe('Start the autumn review');
    expect(await world.told('part-moved')).toEqual(expect.arrayContaining(['grace-abara', 'chaser', 'head-alder']));
    expect(await world.told('change-told')).toContain('lead-alder');
    expect(await world.events()).toContain('part-given');
  });

  it('gives it back on the day after the last, and what waits goes back too', async () => {
    await standIn('chaser', 'roles.lead');
    expect(await due('roles.lead', 'grace-abara')).toEqual({ done: 'asked' });
    world.moveTo('2026-12-18');
    expect(await due('roles.lead', 'grace-abara')).toEqual({ done: 'asked' });
    world.moveTo('2026-12-19');
    await dailySweep(world.outside);
    const tasks = (await world.effects('task')).filter(({ task }) => task === 'part-due');
    expect(tasks.map(({ input }) => input)).toContainEqual({
      partnership: 'valley',
      place: 'roles.lead',
      person: 'grace-abara',
      until: '2026-12-18',
    });
    expect(await due('roles.lead', 'grace-abara')).toEqual({ done: 'over' });
    expect(await due('roles.lead', 'grace-abara')).toEqual({ done: 'nothing' });
    expect((await whole()).roles.lead).toBe('lead-alder');
    expect(await stateOf(startAutumn, 'grace-abara')).toBe('replaced');
    expect(await stateOf(startAutumn, 'lead-alder')).toBe('asked');
    expect((await whole()).holdings).toMatchObject([{ standsInFor: 'lead-alder', ended: { on: '2026-12-19' } }]);
  });

  it('who has another part already is asked once, and answers what they were only to read', async () => {
    const before = (await world.stored(startAutumn)).recipients.length;
    expect(
      (await standIn('chaser', 'roles.lead', { to: { name: 'Lead Birch', email: 'lead-birch@valley.example' } })).ok,
    ).toBe(true);
    const request = await world.stored(startAutumn);
    expect(request.recipients).toHaveLength(before);
    expect(request.recipients.filter(({ person }) => person === 'lead-birch')).toMatchObject([
      { part: 'answers', state: 'asked' },
    ]);
  });

  it('has a last day, is somebody else, and is no member of a board that they clerk', async () => {
    expect(await give('chaser', 'roles.lead', { standsIn: true })).toMatchObject({ refusal: 'no-end' });
    expect(await standIn('chaser', 'roles.lead', { until: '2026-11-12' })).toMatchObject({ refusal: 'in-the-past' });
    const member = { name: 'Birch Board 2', email: 'birch-board-2@valley.example' };
    const place = 'party.birch.board.birch-board.clerk';
    expect(await standIn('birch-board-1', place, { to: member })).toMatchObject({ refusal: 'may-not-clerk' });
    const head = { name: 'Head Birch', email: 'head-birch@valley.example' };
    expect(await standIn('birch-board-1', place, { to: head })).toMatchObject({ refusal: 'may-not-clerk' });
    expect(await standIn('birch-board-1', place, { to: { ...grace, email: 'chaser@valley.example' } })).toMatchObject({
      refusal: 'taken',
    });
    expect((await standIn('birch-board-1', place)).ok).toBe(true);
    expect((await whole()).parties[1]?.boards[0]?.clerk).toBe('grace-abara');
  });

  it('is taken back by whoever they stand in for, and is gone if they came by it alone', async () => {
    await standIn('chaser', 'roles.lead');
    const change = await lastChange();
    const undone = await undoChange(world.outside, {
      partnership: 'valley',
      change: change?.id ?? '',
      by: 'old-address',
    });
    expect(undone.ok).toBe(true);
    expect((await whole()).roles.lead).toBe('lead-alder');
    expect((await whole()).holdings).toEqual([]);
    expect((await world.read(people, 'grace-abara'))?.left).toBe('2026-11-13');
    world.moveTo('2026-12-19');
    expect(await due('roles.lead', 'grace-abara')).toEqual({ done: 'nothing' });
  });
});

describe('one part', () => {
  it('goes for good only when two agree, and its end is asked about 60 and 28 days before', async () => {
    const until = '2027-03-25';
    expect(await give('chaser', 'roles.chair', { until })).toMatchObject({ refusal: 'not-allowed' });
    expect(await give('lead-alder', 'roles.chair', { until })).toMatchObject({ value: { state: 'asked' } });
    expect((await whole()).roles.chair).toBe('head-alder');
    const change = await lastChange();
    await agreeToChange(world.outside, { partnership: 'valley', change: change?.id ?? '', by: 'lead-birch' });
    expect((await whole()).roles).toMatchObject({ chair: 'grace-abara', chairUntil: until });
    expect((await whole()).schools[0]?.head).toBe('head-alder');
    const days = await Promise.all(
      [1, 2, 3].map(async (at) => (await world.read(scheduled, `part-roles.chair-grace-abara-${until}-${at}`))?.on),
    );
    expect(days).toEqual(['2027-01-24', '2027-02-25', '2027-03-26']);
    world.moveTo('2027-01-24');
    expect(await due('roles.chair', 'grace-abara', until)).toEqual({ done: 'asked' });
    expect(await world.told('role-ending')).toEqual(expect.arrayContaining(['grace-abara', 'lead-alder', 'chaser']));
    world.moveTo('2027-03-26');
    expect(await due('roles.chair', 'grace-abara', until)).toEqual({ done: 'over' });
    expect((await whole()).roles.chair).toBe('lead-birch');
    expect((await whole()).roles.chairUntil).toBeUndefined();
    expect((await whole()).holdings?.at(-1)).toMatchObject({ person: 'lead-birch', acting: true, from: '2027-03-26' });
    expect(await world.events()).toContain('part-over');
  });

  it('that nobody has yet is given by the lead, and falls empty when its time is over', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const { mediator: _, ...roles } = partnership.roles;
      tx.write(partnerships, theOne, { ...partnership, roles });
    });
    const page = await (await world.signedIn('lead-alder')).open('/people/lead-alder/part');
    expect(page.text).toContain('mediator: nobody has it yet');
    expect((await give('lead-alder', 'roles.mediator', { until: '2026-12-18' })).ok).toBe(true);
    expect((await whole()).roles.mediator).toBe('grace-abara');
    world.moveTo('2026-12-19');
    expect(await due('roles.mediator', 'grace-abara')).toEqual({ done: 'over' });
    expect((await whole()).roles.mediator).toBeUndefined();
  });

  it('at a school goes to its head when its time is over', async () => {
    const place = 'school.900003.lead';
    expect((await give('head-cedar', place, { until: '2026-12-18' })).ok).toBe(true);
    world.moveTo('2026-12-19');
    expect(await due(place, 'grace-abara')).toEqual({ done: 'over' });
    expect((await whole()).schools[2]?.lead).toBe('head-cedar');
  });

  it('is none that signs, decides or sits on a board, and nobody of another school gives it', async () => {
    for (const place of [
      'school.900001.head',
      'party.birch.signatory',
      'party.birch.board.birch-board.member',
      'roles.x',
    ])
      expect(await give('lead-alder', place)).toMatchObject({ refusal: 'unknown-part' });
    expect(await give('head-cedar', 'school.900002.lead')).toMatchObject({ refusal: 'not-allowed' });
    expect((await (await world.signedIn('head-cedar')).open('/people/lead-birch/part')).status).toBe(403);
  });

  it('whose end stands in the file gets its dates with the plan of the year', async () => {
    expect((await planParts(world.outside, { partnership: 'valley' })).parts).toBe(1);
    expect(await world.read(scheduled, 'part-roles.chair-head-alder-2027-07-21-1')).toMatchObject({ on: '2027-05-22' });
    await planParts(world.outside, { partnership: 'valley' });
    const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'scheduled#part-' });
    expect(items).toHaveLength(3);
  });
});

describe('what boards agree to in the plan', () => {
  const begins = async (from: string) => {
    const { proposal = '' } = await whole();
    await work(world.outside, 'valley', async (tx) => {
      const version = await tx.readNeeded(proposalVersions, versionId(proposal, 1));
      const content = { ...version.content, chair: 'head-birch', chairUntil: '2027-12-17', mediator: 'head-cedar' };
      tx.write(proposalVersions, versionId(proposal, 1), { ...version, content });
    });
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const agreement = { number: 1, proposal, version: 1, seal: 'a'.repeat(64), signedOn: from, inForceFrom: from };
      tx.write(partnerships, theOne, await takeUpParts(tx, partnership, agreement));
    });
  };

  it('is who chairs and mediates from the day on which the agreement begins', async () => {
    await begins('2026-11-13');
    expect((await whole()).roles).toMatchObject({
      chair: 'head-birch',
      chairUntil: '2027-12-17',
      mediator: 'head-cedar',
      progressChaser: 'chaser',
    });
    expect((await whole()).holdings).toMatchObject([
      { place: 'roles.chair', person: 'head-birch', from: '2026-11-13', until: '2027-12-17', basis: 'Agreement 1' },
      { place: 'roles.mediator', person: 'head-cedar' },
    ]);
  });

  it('takes no part from whoever was given it since, and gives none to who has left', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const person = await tx.readNeeded(people, 'head-cedar');
      tx.write(people, person.id, { ...person, left: '2026-11-01' });
    });
    world.moveTo('2026-11-16');
    await give('lead-alder', 'roles.chair');
    await agreeToChange(world.outside, {
      partnership: 'valley',
      change: (await lastChange())?.id ?? '',
      by: 'lead-birch',
    });
    await begins('2026-11-17');
    expect((await whole()).roles).toMatchObject({ chair: 'grace-abara', mediator: 'mediator' });
  });
});
