/** What cannot have been is not taken for a decision of a board. */
import { afterEach, describe, expect } from 'vitest';
import { decisionView } from '../../functions/approval/decision-view.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import type { Filling } from '../../infra/proof/demonstration/browser.ts';
import { aboutThePlan, aFileWithPlan, aMeeting } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { aMeeting as aRecord, evidenceOf } from '../builders/request.ts';
import { fault } from './fault.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const clerk = 'clerk-alder-board';
const day = 86_400;
const visit = async (below = '', person = clerk) => world.browser.open((await world.linkOf(person)) + below);
const opened = async () => {
  world = await anOpenRequest(aMeeting(), { file: aFileWithPlan(), views: { decision: decisionView } });
};
const on = (date: string): Filling => {
  const [year = '', month = '', dayOf = ''] = date.split('-');
  return { 'date-day': dayOf, 'date-month': month, 'date-year': year };
};
const carried: Filling = {
  ...on('2026-11-02'),
  resolution: 'agree',
  inPost: '11',
  present: '8',
  for: '7',
  against: '1',
  abstained: '0',
  minute: 'Minute 7.2',
};
const three: Filling = { inPost: '3', present: '3', for: '3', against: '0' };

describe('a record that cannot be true', () => {
  fault(51, 'no meeting before the version went to boards, or still to come, is recorded or put right so', async () => {
    await opened();
    const form = await visit('/record');
    const errors: string[] = [];
    for (const date of ['2021-11-02', '2026-11-01', '2026-11-03']) {
      const page = await form.submit({ ...carried, ...on(date) });
      expect([date, page.status, page.errors.length]).toEqual([date, 400, 1]);
      errors.push(...page.errors);
    }
    expect(errors[1]).toBe(
      'This went to the boards on Monday 2 November 2026: enter a meeting on that day or later, not Sunday 1 November 2026',
    );
    const earlier = { does: 'record-meeting', record: aRecord({ date: '2021-11-02' }), ...evidenceOf(clerk) } as const;
    expect(await giveAnswer(world.outside, world.partnership, world.request, earlier)).toMatchObject({
      refusal: 'meeting-record-faulty',
    });
    expect(world.commits()).toBe(0);
    await form.submit(carried).then((page) => page.submit({ me: true }, { button: 'Record it' }));
    const put = await visit('/correct').then((page) => page.submit(on('2026-11-01')));
    expect([put.status, put.errors.length]).toEqual([400, 1]);
    return 'refused by the day on which it went out, on the form, in the commit, and in a correction';
  });

  fault(51, 'another number in post is taken with a reason alone, which page, mail and evidence show', async () => {
    await opened();
    const form = await visit('/record');
    const bare = await form.submit({ ...carried, ...three });
    expect(bare.errors).toEqual([
      'We know of 11 governors in post, not 3: correct the number, or say why it is another',
    ]);
    const why = 'Eight resigned last week.';
    const check = await bare.submit({ ...carried, ...three, inPostReason: why });
    expect(check.text).toContain(why);
    const done = await check.submit({ me: true }, { button: 'Record it' });
    expect(done.text).toContain(`On the number in post, 3: “${why}”`);
    const [answer] = (await world.stored()).answers;
    expect(answer).toMatchObject({ record: { inPost: 3, inPostReason: why } });
    return 'refused without a reason; with one it is shown';
  });

  fault(51, 'an agenda of the past, past the day on which it closes, or years ahead is refused', async () => {
    await opened();
    const form = await visit();
    for (const date of ['2026-11-01', '2028-11-02', '2027-11-01']) {
      const [year = '', month = '', dayOf = ''] = date.split('-');
      const typed = { when: 'agenda', 'meeting-day': dayOf, 'meeting-month': month, 'meeting-year': year };
      const page = await form.submit(typed);
      expect([date, page.status, page.errors.length]).toEqual([date, 400, 1]);
      const given = { does: 'set-agenda', meetingOn: date, deferred: false, ...evidenceOf(clerk) } as const;
      expect((await giveAnswer(world.outside, world.partnership, world.request, given)).ok).toBe(false);
    }
    expect(world.commits()).toBe(0);
    return '400, and refused in the commit';
  });

  fault(51, 'a later step takes any meeting since the version first went out', async () => {
    await opened();
    world.outside.pass(10 * day);
    const step = { index: 1, attempt: 1, role: 'decides', means: 'meeting', parties: ['dell'], board: 'dell-board' };
    const spec = { kind: 'decision', about: aboutThePlan, party: 'dell', step };
    const { request } = await openRequest(world.outside, { partnership: world.partnership, request: spec });
    expect(await world.stored(request)).toMatchObject({ notBefore: '2026-11-02' });
    const record = aRecord({ date: '2026-11-05', inPost: 4, present: 4, for: 4 });
    const by = 'clerk-dell-board';
    const before = { does: 'record-meeting', record: { ...record, date: '2026-11-01' }, ...evidenceOf(by) } as const;
    const within = { does: 'record-meeting', record, ...evidenceOf(by) } as const;
    const refused = await giveAnswer(world.outside, world.partnership, request, before);
    const taken = await giveAnswer(world.outside, world.partnership, request, within);
    const dates = (faults: unknown) => JSON.stringify(faults).includes('went to the boards');
    expect([dates(refused), dates(taken)]).toEqual([true, false]);
    return 'from the day on which the first board was asked';
  });

  fault(51, 'a report to the board from before the decision is refused', async () => {
    await opened();
    const step = { index: 0, attempt: 1, role: 'decides', means: 'chairs-action', parties: ['dell'] };
    const spec = { kind: 'report-to-board', about: aboutThePlan, party: 'dell', notBefore: '2026-10-30', step };
    const { request } = await openRequest(world.outside, { partnership: world.partnership, request: spec });
    const said = (date: string) =>
      giveAnswer(world.outside, world.partnership, request, {
        does: 'do',
        on: date,
        ...evidenceOf('clerk-dell-board'),
      });
    expect(await said('2026-10-29')).toMatchObject({ refusal: 'before-it-was-asked' });
    expect(await said('2026-11-03')).toMatchObject({ refusal: 'in-the-future' });
    expect((await said('2026-10-30')).ok).toBe(true);
    return 'before and after are refused; the day itself is not';
  });
});
