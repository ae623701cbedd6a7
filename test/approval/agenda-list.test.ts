/** The clerk's list: everything to put on agendas and to record, across boards and partnerships, by the day of the meeting. */
import { afterEach, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import type { Answer } from '../../functions/domain/asking/answer.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { aMeeting, aMeetingThatCannotWait, aWrittenResolution } from '../builders/decision-specs.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { evidenceOf } from '../builders/request.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: SignedInWorld;
afterEach(() => world.stop());

const clerk = 'clerk-alder-board';
const elsewhere = () => {
  const file = aPartnershipFile();
  return { ...file, partnership: { ...file.partnership, id: 'elsewhere', name: 'Elsewhere Learning Partnership' } };
};
const ask = async (request: RequestSpec, partnership = world.partnership): Promise<string> =>
  (await openRequest(world.outside, { partnership, request })).request;
const evidence = () => evidenceOf(clerk, world.outside.clock.now().toISOString());
const answer = (request: string, given: Answer, partnership = world.partnership) =>
  giveAnswer(world.outside, partnership, request, given);
const onAgenda = (request: string, meetingOn: string, partnership?: string) =>
  answer(request, { does: 'set-agenda', meetingOn, deferred: false, ...evidence() }, partnership);
const list = async (person = clerk) => (await world.as(person)).open('/agendas');
const headings = async () => {
  const page = await list();
  return page
    .$('main h2, main h3')
    .get()
    .map((each) => page.$(each).text().replace(/\s+/g, ' ').trim());
};

const aRecord = (date: string) => ({
  date,
  inPost: 11,
  present: 8,
  withdrew: [],
  for: 7,
  against: 1,
  abstained: 0,
  minute: 'Minute 7.2',
  resolution: 'agree' as const,
});

describe('the clerk’s list', () => {
  it('holds what waits in every partnership of this address, by the day of the meeting, with words to paste', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    await world.bringIn(elsewhere());
    await onAgenda(await ask(aMeeting()), '2026-12-03');
    await onAgenda(await ask(aMeeting(), 'elsewhere'), '2026-11-19', 'elsewhere');
    const page = await list();
    expect(await headings()).toEqual([
      'Meets on 19 November 2026',
      expect.stringMatching(/Elsewhere Learning Partnership$/),
      'Meets on 3 December 2026',
      expect.stringMatching(/Partnership$/),
    ]);
    expect(page.text).toContain('2 things to put on agendas');
    expect(page.text).toContain('Papers go out by 25 November 2026');
    expect(page.text).toMatch(/Resolution: That this board agrees to the plan of the Elsewhere Learning Partnership/);
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('leads on to each: from either partnership, without signing in to the other', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    await world.bringIn(elsewhere());
    await ask(aMeeting(), 'elsewhere');
    const page = await list();
    expect(page.text).toContain('Not on an agenda yet');
    const there = await page.follow('Put the proposal on the agenda');
    expect(there.heading).toMatch(/^When will the board decide about/);
    expect(there.text).toContain('Elsewhere Learning Partnership');
  });

  it('asks for the record once the meeting was held, then for the minutes, and then for nothing', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    const request = await ask(aMeeting());
    await onAgenda(request, '2026-11-20');
    world.outside.pass(20 * 86_400);
    expect((await list()).text).toContain('The meeting has been held. Please write down what it decided.');
    await answer(request, { does: 'record-meeting', record: aRecord('2026-11-20'), ...evidence() });
    const recorded = await list();
    expect(recorded.text).toContain('You can correct it until the minutes are agreed.');
    expect(recorded.text).toContain('Nothing waits for an agenda or a record now.');
    const minutes = await recorded.follow('Tell us when the minutes are agreed');
    const form = await minutes.follow('The minutes were agreed');
    await form.submit({ 'on-day': '21', 'on-month': '11', 'on-year': '2026' });
    expect(await headings()).toEqual([]);
  });

  it('holds only what its own boards are asked, and nothing that is decided without a meeting', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    await ask(aWrittenResolution());
    await ask(aMeetingThatCannotWait());
    expect(await headings()).toEqual([]);
    expect((await list('head-birch')).text).toContain('Nothing waits for an agenda or a record now.');
    expect((await world.nobody.open('/agendas')).heading).toBe('Sign in');
  });

  it('stands on the first page of a clerk, and of nobody else', async () => {
    world = await aSignedInWorld(aPartnershipFile(), { asked: false });
    expect((await (await world.as(clerk)).open('/home')).link('Your boards’ agendas')).toContain('/agendas');
    expect((await (await world.as('head-birch')).open('/home')).html).not.toContain('/agendas');
  });
});
