import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { aboutKey } from '../../functions/domain/asking/request.ts';
import { Occasion } from '../../functions/domain/diary/occasion.ts';
import { occasions } from '../../functions/records/diary.ts';
import { approvalId, approvals, partnerships, proposals, questions, theOne } from '../../functions/records/kinds.ts';
import { reviews } from '../../functions/records/year-kinds.ts';
import { aDelegation, aMeeting, aWrittenResolution } from '../builders/decision-specs.ts';
import { atStage, inState } from '../builders/moved.ts';
import { aPartnershipFile, aPerson } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';

let world: SignedInWorld;
beforeEach(async () => {
  world = await aSignedInWorld(aPartnershipFile(), { asked: false });
});
afterEach(() => world.stop());

const ask = (request: RequestSpec) => openRequest(world.outside, { partnership: world.partnership, request });
const homeOf = async (person: string) => (await world.as(person)).open('/home');
const about = { kind: 'proposal', id: '202627', version: 1 } as const;
const evidence = (person: string) => ({ person, at: '2026-11-02T09:00:00.000Z', address: '', userAgent: '' });
const evening = (days: number) => world.outside.pass(days * 86_400);

describe('the first page of somebody who is signed in', () => {
  it('says so when there is nothing to do, for me or for others', async () => {
    const page = await homeOf('head-alder');
    expect(page.heading).toBe('Nothing waits for you');
    expect(page.text).toContain('Hello Head Alder');
    expect(page.text).toContain('Nothing waits for you. Thank you.');
    expect(page.text).toContain('We wait for nobody else.');
    expect(page.text).toContain('The proposal is being written.');
  });

  it('leads the lead straight to the proposal, without a link from a mail', async () => {
    await ask({ kind: 'write-proposal', about });
    const page = await homeOf('lead-alder');
    expect((await page.follow('Write the proposal and submit it')).heading).toBe('The proposal');
    expect(page.text).toContain('23 November 2026');
  });

  it('gives a head a link that works, and is theirs', async () => {
    await ask({ kind: 'head-support', about });
    const page = await homeOf('head-birch');
    const link = page.link('Say whether the proposal may go to governors');
    expect(link).toContain('/l/');
    expect((await page.follow('Say whether the proposal may go to governors')).text).toContain('for Head Birch');
  });

  it('shows what waits for others: what, who, since when, and what comes next', async () => {
    await ask({ kind: 'head-support', about });
    await ask(aWrittenResolution());
    const page = await homeOf('chaser');
    const rows = page
      .$('table tr')
      .get()
      .map((row) =>
        page
          .$(row)
          .find('th, td')
          .get()
          .map((cell) => page.$(cell).text().trim()),
      );
    expect(rows).toContainEqual([
      'The heads say whether the proposal may go to governors',
      'Head Alder, Head Birch, Head Cedar and Head Dell',
      '2 November 2026',
      '12 November 2026',
      'Reminder on 10 November 2026',
    ]);
    expect(rows).toContainEqual([
      'Birch’s trustees decide on the proposal in writing'.replace('’', "'"),
      'Birch Board 1, Birch Board 2, Birch Board 3 and 2 others',
      '2 November 2026',
      '16 November 2026',
      'Reminder on 12 November 2026',
    ]);
  });

  it('drops whoever has answered, from what waits for them and for others', async () => {
    const { request } = await ask({ kind: 'head-support', about });
    await giveAnswer(world.outside, world.partnership, request, { does: 'support', ...evidence('head-alder') });
    expect((await homeOf('head-alder')).text).toContain('Nothing waits for you.');
    expect((await homeOf('chaser')).text).toContain('Head Birch, Head Cedar and Head Dell');
    for (const person of ['head-birch', 'head-cedar', 'head-dell'])
      await giveAnswer(world.outside, world.partnership, request, { does: 'support', ...evidence(person) });
    expect((await homeOf('chaser')).text).toContain('We wait for nobody else.');
  });

  it('tells a clerk what to do next: the agenda, then the papers, then the record', async () => {
    const { request } = await ask(aMeeting());
    expect((await homeOf('clerk-alder-board')).text).toContain("Put the proposal on the agenda of Alder's board");
    const dated = { does: 'set-agenda', meetingOn: '2026-12-03', deferred: false } as const;
    await giveAnswer(world.outside, world.partnership, request, { ...dated, ...evidence('clerk-alder-board') });
    const before = await homeOf('clerk-alder-board');
    expect(before.text).toContain(
      "Send the papers for Alder's board, then write down what it decides on 3 December 2026",
    );
    expect((await homeOf('lead-alder')).text).toContain("Alder's board decides on the proposal on 3 December 2026");
    evening(31);
    const after = await homeOf('clerk-alder-board');
    expect(after.text).toContain("Write down what Alder's board decided on 3 December 2026");
    // It meets today: nothing is late before tomorrow.
    expect(after.text).not.toContain('Late');
    evening(1);
    expect((await homeOf('clerk-alder-board')).text).toContain('Late');
  });

  it('shows members of a board nothing to do where only a meeting decides', async () => {
    await ask(aMeeting());
    expect((await homeOf('alder-board-3')).text).toContain('Nothing waits for you.');
  });

  it('does not count what waits for me as waiting for others', async () => {
    await ask(aDelegation());
    const page = await homeOf('cedar-executive');
    expect(page.$('h2').first().text()).toBe('Do now');
    expect(page.text).toContain('Decide on the proposal for Cedar');
    expect(page.text).toContain('We wait for nobody else.');
    expect((await homeOf('chaser')).text).toContain('Cedar Executive decides on the proposal for Cedar');
  });

  it('tells the lead, and nobody else, that board members have asked something', async () => {
    await world.given(async (tx) => {
      const asked = { id: 'proposal-202627.a', about: 'proposal-202627', party: 'birch', askedBy: 'birch-board-2' };
      tx.write(questions, asked.id, { ...asked, at: tx.now.toISOString(), question: 'Why?', seenBy: 'our-board' });
    });
    expect((await homeOf('lead-alder')).text).toContain('Answer 1 question from board members');
    expect((await homeOf('head-alder')).text).not.toContain('from board members');
  });

  it('draws the year with what is done, open and ahead, and says the same in words', async () => {
    await world.given(async (tx) => {
      const now = await tx.readNeeded(partnerships, theOne);
      const mou = { version: 1, seal: 'x', signedOn: '2026-10-01', until: '2027-08-31' };
      tx.write(partnerships, theOne, { ...now, stage: atStage('delivering'), startedOn: '2026-10-05', mou });
      const shared = { opensOn: '2026-11-10', closesOn: '2026-12-11', returns: [], missing: [], decisions: [] };
      const autumn = { ...shared, id: '202627-autumn', label: '202627 Autumn term', term: 'Autumn' } as const;
      tx.write(reviews, autumn.id, { ...autumn, dueOn: '2026-12-04', state: 'open' });
      const spring = { ...shared, id: '202627-spring', label: '202627 Spring term', term: 'Spring' } as const;
      tx.write(reviews, spring.id, { ...spring, dueOn: '2027-03-11', state: 'planned' });
    });
    const page = await homeOf('head-alder');
    const items = page
      .$('.sp-timeline__list li')
      .get()
      .map((item) => page.$(item).text());
    expect(items).toEqual([
      '1 October 2026 Agreement signed Done',
      '5 October 2026 Work starts Done',
      '4 December 2026 Autumn review Open',
      '11 March 2027 Spring review Ahead',
      '31 August 2027 Agreement ends Ahead',
    ]);
    expect(page.$('svg.sp-timeline__picture').attr('aria-label')).toContain('2 done, 1 open, 2 ahead');
    expect(page.text).toContain('Due next4 December 2026: Autumn review');
  });

  it('puts three things first, folds the rest, and says which day each is for', async () => {
    for (const version of [1, 2, 3, 4]) await ask({ kind: 'head-support', about: { ...about, version } });
    const page = await homeOf('head-alder');
    expect(page.heading).toBe('4 things wait for you');
    expect(page.$('section > .sp-do > li')).toHaveLength(3);
    expect(page.text).toContain('And 1 more thing');
    expect(page.text).toContain('by Thursday 12 November 2026');
    expect(page.$('.sp-ways section')).toHaveLength(4);
  });

  it('shows the next date of the diary, and that there is none', async () => {
    expect((await homeOf('head-alder')).text).toContain('No date is to come in the diary.');
    await world.given(async (tx) => {
      await tx.read(occasions, 'o-next');
      const facts = { id: 'o-next', kind: 'session', title: 'Laboratory morning', date: '2026-11-12' };
      tx.write(
        occasions,
        'o-next',
        Occasion.parse({
          ...facts,
          start: '10:00',
          end: '12:00',
          host: '900001',
          schools: ['900001'],
          state: 'locked',
        }),
      );
    });
    const page = await homeOf('head-alder');
    expect(page.text).toContain('Laboratory morning, Thursday 12 November 2026, 10:00');
    expect(page.link('Laboratory morning')).toContain('/diary/o-next');
  });

  it('says how many boards have agreed while they decide: advice is none of them', async () => {
    await world.given(async (tx) => {
      const now = await tx.readNeeded(partnerships, theOne);
      const proposal = await tx.readNeeded(proposals, now.proposal ?? '');
      tx.write(proposals, proposal.id, { ...proposal, state: inState('with-boards') });
      const key = aboutKey({ kind: 'proposal', id: proposal.id, version: proposal.version });
      const said = (party: string, role: 'recommends' | 'decides', result: 'agreed' | 'declined') => {
        const step = {
          index: 1,
          attempt: 1,
          role,
          means: 'meeting' as const,
          request: 'r',
          reasons: [],
          on: '2026-10-30',
        };
        tx.write(approvals, approvalId(key, party), { about: key, party, steps: [{ ...step, result }] });
      };
      said('alder', 'decides', 'agreed');
      said('birch', 'recommends', 'agreed');
      said('cedar', 'decides', 'declined');
    });
    const page = await homeOf('head-alder');
    expect(page.text).toContain('1 of 4 parties have agreed');
    expect(page.$('.sp-boards__one--yes').text()).toContain('Agreed 30 October 2026');
    expect(page.$('.sp-boards__one--not-yet')).toHaveLength(2);
    expect(page.$('.sp-boards__one--no')).toHaveLength(1);
  });

  it('shows somebody who was handed something, and has no part, that and nothing else', async () => {
    await world.stop();
    const file = aPartnershipFile();
    world = await aSignedInWorld({ ...file, people: [...file.people, aPerson('stand-in')] }, { asked: false });
    await ask({ kind: 'confirm-successor', about: { kind: 'person', id: 'stand-in' }, person: 'stand-in' });
    await ask({ kind: 'head-support', about });
    const page = await homeOf('stand-in');
    expect(page.text).toContain('Read what you take on, and confirm it');
    expect(page.text).not.toContain('Head Birch');
    expect(page.text).not.toContain('We wait for others');
  });

  it('shows nothing of another partnership', async () => {
    const other = aPartnershipFile({}, 2);
    await world.bringIn({ ...other, partnership: { id: 'dale', name: 'Dale Partnership', year: '202627' } });
    await ask({ kind: 'head-support', about });
    const page = await (await world.as('head-alder', 'dale')).open('/home');
    expect(page.text).toContain('Dale Partnership');
    expect(page.text).toContain('Nothing waits for you.');
  });

  it('asks whoever is not signed in to sign in', async () => {
    expect((await world.nobody.open('/home')).url).toContain('/sign-in?next=%2Fhome');
  });
});
