import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { addOccasion } from '../../functions/diary/add-occasion.ts';
import { sharingOn } from '../../functions/domain/agreement/sharing.ts';
import { partyLeaves } from '../../functions/leaving/party-leaves.ts';
import { askMediator } from '../../functions/objections/ask-mediator.ts';
import { raiseObjection } from '../../functions/objections/raise-objection.ts';
import { takeObjectionBack } from '../../functions/objections/settle-objection.ts';
import { beginChange } from '../../functions/proposal/begin-change.ts';
import { partnerships, scheduled, theOne } from '../../functions/records/kinds.ts';
import { objections } from '../../functions/records/objections.ts';
import { work } from '../../functions/records/work.ts';
import { aPlan, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  const money = {
    income: [],
    spending: [{ on: 'Coaches', pence: 200_000 }],
    payments: '',
  };
  world = await aYear({ plan: aPlan({ money }) });
});
afterEach(() => world.stop());

const whole = async () => {
  const partnership = await world.read(partnerships, theOne);
  if (!partnership) throw new Error('no partnership');
  return partnership;
};
/** In the order of the plan: two activities, four parties' figures, one line of spending, everything new. */
const named = {
  labs: 'activity-1',
  club: 'activity-2',
  dellFigures: 'figures-6',
  coaches: 'spending-7',
  all: 'whole-8',
};
const reason = 'The gas taps are not what was promised.';
const raise = (by: string, party: string, what: string = named.labs, safeguarding = false) =>
  raiseObjection(world.outside, {
    partnership: 'valley',
    by,
    party,
    named: what,
    reason,
    safeguarding,
  });
const date = (activity?: string) =>
  addOccasion(world.outside, {
    partnership: 'valley',
    by: 'lead-alder',
    reason: 'It is right all the same',
    occasion: {
      kind: 'session',
      title: 'One more morning',
      date: '2026-11-25',
      start: '10:00',
      end: '11:00',
      held: 'in-person',
      host: '900001',
      schools: ['900001', '900002'],
      years: [],
      ...(activity !== undefined && { activity }),
    },
  });
const mediate = async () => {
  const mediator = (await world.read(objections, 'o1'))?.mediator ?? '';
  return world.ask({
    kind: 'mediate',
    about: { kind: 'objection', id: 'o1' },
    party: 'dell',
    person: mediator,
  });
};

describe('an objection', () => {
  it('pauses the one activity that it names, tells everybody concerned, and leaves the rest as it is', async () => {
    const browser = await world.signedIn('head-dell');
    const form = await (await browser.open('/objections')).follow('Object to something');
    expect((await form.submit({})).errors).toEqual(['Choose what you object to', 'Say why, in a few words']);
    const page = await form.submit({ named: named.labs, reason });
    expect(page.text).toContain('It is paused from today');
    expect(page.text).toContain(reason);
    expect(page.text).toContain('The boards talk until Friday 20 November 2026');
    expect(await date('labs')).toMatchObject({
      refusal: 'paused',
      detail: 'Laboratory mornings',
    });
    expect((await date('club')).ok).toBe(true);
    const change = { partnership: 'valley', by: 'lead-alder', about: 'Other dates' };
    expect((await beginChange(world.outside, change)).ok).toBe(true);
    expect(await world.told('objection-raised')).toEqual(
      expect.arrayContaining(['lead-alder', 'chaser', 'clerk-birch-board', 'head-cedar', 'lead-birch']),
    );
    expect(await world.events()).toContain('objection-raised');
    const list = await (await world.signedIn('lead-cedar')).open('/activities');
    expect(list.text).toContain('No new date goes into the diary until an objection is settled');
    expect((await (await world.signedIn('lead-alder')).open('/home')).text).toContain('Paused by an objection');
  });

  it('goes to the mediator after five school days, who reads both sides and records what came of it', async () => {
    await raise('head-dell', 'dell');
    const other = await (await world.signedIn('head-alder')).open('/objections/o1');
    const said = await other.submit({ words: 'The taps are tested in December.' }, { button: 'Say it' });
    expect(said.text).toContain('The taps are tested in December.');
    world.moveTo('2026-11-20');
    await dailySweep(world.outside);
    expect((await world.effects('task')).filter(({ task }) => task === 'ask-mediator')).toHaveLength(0);
    world.moveTo('2026-11-21');
    await dailySweep(world.outside);
    await dailySweep(world.outside);
    expect((await world.effects('task')).filter(({ task }) => task === 'ask-mediator')).toHaveLength(1);
    expect(
      await askMediator(world.outside, {
        partnership: 'valley',
        objection: 'o1',
      }),
    ).toEqual({ asked: true });
    expect(
      await askMediator(world.outside, {
        partnership: 'valley',
        objection: 'o1',
      }),
    ).toEqual({ asked: false });
    const asked = await mediate();
    const mediator = (await world.read(objections, 'o1'))?.mediator ?? '';
    const page = await world.visit(mediator, asked);
    expect(page.text).toContain(reason);
    expect(page.text).toContain('The taps are tested in December.');
    expect((await page.submit({ words: 'Both agree.', me: 'yes' })).errors).toEqual(['Choose what came of it']);
    const answer = {
      came: 'goes-on',
      words: 'Tested on 3 December, then it goes on.',
      me: 'yes',
    };
    const both = await Promise.all([page.submit(answer), page.submit(answer)]);
    for (const one of both) expect(one.text).toContain('It goes on as agreed');
    expect(await world.read(objections, 'o1')).toMatchObject({
      state: 'settled',
      settled: { came: 'goes-on' },
    });
    expect((await world.events()).filter((event) => event === 'objection-settled')).toHaveLength(1);
    expect(await world.told('objection-settled')).toEqual(expect.arrayContaining(['head-dell', 'clerk-birch-board']));
    expect((await date('labs')).ok).toBe(true);
    expect((await (await world.signedIn('head-cedar')).open('/objections/o1')).text).toContain('Tested on 3 December');
  });

  it('pauses the figures of one party, in and out, and no other’s', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      tx.write(partnerships, theOne, {
        ...partnership,
        dataAgreement: {
          version: 1,
          seal: 'a'.repeat(64),
          signedOn: '2026-10-01',
        },
      });
    });
    expect((await raise('head-dell', 'dell', named.dellFigures)).ok).toBe(true);
    expect([...sharingOn(await whole(), '2026-11-13')].sort()).toEqual(['alder', 'birch', 'cedar']);
    expect([...sharingOn(await whole(), '2026-11-12')]).toContain('dell');
    await takeObjectionBack(world.outside, {
      partnership: 'valley',
      by: 'head-dell',
      objection: 'o1',
      words: 'Agreed.',
    });
    expect([...sharingOn(await whole(), '2026-11-13')]).toContain('dell');
  });

  it('to everything new begins no change, lets nobody in, and puts no date into the diary', async () => {
    expect((await raise('head-dell', 'dell', named.all)).ok).toBe(true);
    expect(await date()).toMatchObject({ refusal: 'paused' });
    const change = await (await world.signedIn('lead-alder')).open('/proposal/change');
    const begun = await change.submit({
      about: 'The coding club comes into the plan',
    });
    expect(begun.errors).toEqual([expect.stringContaining('not settled yet')]);
  });

  it('is taken back by its own party alone, and then nobody is asked to mediate', async () => {
    await raise('head-dell', 'dell');
    const input = {
      partnership: 'valley',
      objection: 'o1',
      words: 'We talked.',
    };
    expect(await takeObjectionBack(world.outside, { ...input, by: 'head-alder' })).toMatchObject({
      refusal: 'not-yours',
    });
    const page = await (await world.signedIn('head-dell')).open('/objections/o1');
    const back = await page.submit({ agreed: 'We talked.' }, { button: 'Take it back' });
    expect(back.text).toContain('It is settled');
    expect(await world.read(scheduled, 'mediator-o1')).toBeUndefined();
    expect(
      await askMediator(world.outside, {
        partnership: 'valley',
        objection: 'o1',
      }),
    ).toEqual({ asked: false });
    expect((await whole()).pauses).toMatchObject([{ objection: 'o1', until: '2026-11-13' }]);
  });

  it('taken back while the mediator is asked closes their link, which says so', async () => {
    await raise('head-dell', 'dell');
    world.moveTo('2026-11-23');
    await askMediator(world.outside, {
      partnership: 'valley',
      objection: 'o1',
    });
    const asked = await mediate();
    await takeObjectionBack(world.outside, {
      partnership: 'valley',
      by: 'head-dell',
      objection: 'o1',
      words: 'Agreed.',
    });
    expect((await world.stored(asked)).outcome?.result).toBe('superseded');
  });

  it('ends when its party leaves: what it paused goes on for the others, and nobody mediates', async () => {
    await raise('head-dell', 'dell');
    world.moveTo('2026-11-23');
    await askMediator(world.outside, { partnership: 'valley', objection: 'o1' });
    const asked = await mediate();
    await work(world.outside, 'valley', async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const notice = { party: 'dell', givenOn: '2026-11-13', lastDay: '2026-11-22', reason: 'Its board decided so.' };
      tx.write(partnerships, theOne, { ...partnership, notices: [notice] });
    });
    expect(await partyLeaves(world.outside, { partnership: 'valley', party: 'dell' })).toEqual({ left: true });
    expect((await world.stored(asked)).outcome?.result).toBe('superseded');
    expect(await world.read(objections, 'o1')).toMatchObject({ state: 'settled', settled: { came: 'leaves' } });
    expect((await whole()).pauses).toMatchObject([{ until: '2026-11-23' }]);
    expect((await date('labs')).ok).toBe(true);
    expect((await (await world.signedIn('head-alder')).open('/objections/o1')).text).toContain('wants to leave');
  });

  it('is for a party’s own head, clerk, signatory or data contact, for what is in the plan, and once', async () => {
    expect(await raise('lead-dell', 'dell')).toMatchObject({
      refusal: 'not-allowed',
    });
    expect(await raise('head-alder', 'dell')).toMatchObject({
      refusal: 'unknown-party',
    });
    expect(await raise('head-dell', 'dell', 'activity-9')).toMatchObject({
      refusal: 'unknown-thing',
    });
    const two = await Promise.all([raise('head-dell', 'dell'), raise('clerk-birch-board', 'birch')]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect(two.find(({ ok }) => !ok)).toMatchObject({
      refusal: 'already-paused',
      detail: 'o1',
    });
  });

  it('about safety is read by heads and safeguarding leads alone, and its words are not in the trail', async () => {
    await raise('head-dell', 'dell', named.labs, true);
    const at = async (person: string) => (await (await world.signedIn(person)).open('/objections/o1')).text;
    expect(await at('head-cedar')).toContain(reason);
    expect(await at('lead-birch')).toContain(reason);
    for (const person of ['lead-alder', 'clerk-birch-board', 'chaser']) {
      expect(await at(person)).not.toContain(reason);
      expect(await at(person)).toContain('Only heads and safeguarding leads');
    }
    const { items } = await world.outside.store.query({
      partition: 'p#valley',
      prefix: 'audit#',
    });
    expect(JSON.stringify(items)).not.toContain('gas taps');
    const mails = await world.outside.store.query({
      partition: 'p#valley',
      prefix: 'effect#',
    });
    expect(JSON.stringify(mails.items)).not.toContain('gas taps');
  });

  it('has pages of correct HTML, for both sides and for the mediator', async () => {
    await raise('head-dell', 'dell');
    world.moveTo('2026-11-23');
    await askMediator(world.outside, { partnership: 'valley', objection: 'o1' });
    const asked = await mediate();
    const browser = await world.signedIn('head-dell');
    const own = await Promise.all(['/objections', '/objections/new', '/objections/o1'].map((at) => browser.open(at)));
    const link = await world.visit((await world.read(objections, 'o1'))?.mediator ?? '', asked);
    for (const page of [...own, link]) expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('takes nothing that its forms do not have, and is not found where there is none', async () => {
    const browser = await world.signedIn('head-dell');
    expect(
      (
        await browser.post('/objections/new', {
          named: named.labs,
          reason,
          state: 'settled',
        })
      ).status,
    ).toBe(400);
    expect((await browser.open('/objections/o7')).status).toBe(404);
    expect((await browser.post('/objections/o7/back', { agreed: 'We talked.' })).status).toBe(404);
    expect((await (await world.signedIn('lead-cedar')).open('/objections/new')).status).toBe(403);
    expect(await world.read(objections, 'o1')).toBeUndefined();
  });
});
