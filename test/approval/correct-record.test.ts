import { afterEach, describe, expect, it } from 'vitest';
import { nextStep } from '../../functions/approval/next-step.ts';
import { aboutKey } from '../../functions/domain/asking/request.ts';
import { decode } from '../../functions/records/kind.ts';
import { approvalId, approvals, proposals, weighings } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import type { Filling, Page } from '../../infra/proof/demonstration/browser.ts';
import { aboutThePlan, aFileWithPlan, aMeeting } from '../builders/decision-specs.ts';
import { inState } from '../builders/moved.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const clerk = 'clerk-alder-board';
const visit = async (below = '') => world.browser.open((await world.linkOf(clerk)) + below);
const confirm = (page: Page) => page.submit({ me: true });
const carried: Filling = {
  'date-day': '2',
  'date-month': '11',
  'date-year': '2026',
  resolution: 'agree',
  present: '8',
  for: '7',
  against: '1',
  abstained: '0',
  minute: 'Minute 7.2',
};
const refused: Filling = { for: '1', against: '7', reason: 'The figures were the wrong way round.' };
const correcting = (filling: Filling) => visit('/correct').then((form) => form.submit(filling));

/** Alder's clerk has recorded that the board agreed. */
const recorded = async (filling: Filling = {}) => {
  world = await anOpenRequest(aMeeting(), { file: aFileWithPlan() });
  await visit('/record')
    .then((form) => form.submit({ ...carried, ...filling }))
    .then(confirm);
};
/** The workflow has written Alder's step down. */
const passedOn = async () => {
  await work(world.outside, world.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, aboutThePlan.id);
    tx.write(proposals, aboutThePlan.id, { ...proposal, state: inState('with-boards') });
  });
  await nextStep(world.outside, { partnership: world.partnership, about: aboutThePlan, party: 'alder' });
};
/** All boards' decisions were put together. */
const weighed = () =>
  work(world.outside, world.partnership, async (tx) => {
    const about = aboutKey(aboutThePlan);
    tx.write(weighings, about, { about, outcome: 'approved', staying: [], at: tx.now.toISOString() });
  });
const step = async () => {
  const item = await world.outside.store.get(
    approvals.key(world.partnership, approvalId(aboutKey(aboutThePlan), 'alder')),
  );
  return item && decode(approvals, item).steps[0];
};
const result = async () => (await world.stored()).outcome?.result;

describe('correcting a record', () => {
  it('begins with what was recorded', async () => {
    await recorded();
    const form = await visit().then((page) => page.follow('Correct the record'));
    expect(form.$('[name=for]').attr('value')).toBe('7');
    expect(form.$('[name=resolution][checked]').attr('value')).toBe('agree');
    expect(form.$('[name="date-year"]').attr('value')).toBe('2026');
  });

  it('changes the decision, its reason, the party’s step and the trail, and tells the lead', async () => {
    await recorded();
    await passedOn();
    expect(await step()).toMatchObject({ result: 'agreed', reference: 'Minute 7.2', on: '2026-11-02' });
    const done = await correcting({ ...refused, minute: 'Minute 7.3' }).then(confirm);
    expect(done.heading).toBe('Alder said no on 2 November 2026');
    expect(await result()).toBe('declined');
    expect(await step()).toMatchObject({
      result: 'declined',
      reference: 'Minute 7.3',
      reasons: [{ from: 'alder-board', reason: 'The figures were the wrong way round.' }],
    });
    expect(await world.events()).toContain('meeting-corrected');
    const told = (await world.effects('mail')).filter(({ details }) => details?.corrected);
    expect(told.map(({ to, template }) => [to, template])).toEqual([['lead-alder', 'party-decided']]);
  });

  it('is one correction, however often it is confirmed', async () => {
    await recorded();
    const page = await correcting(refused);
    const pages = await Promise.all([confirm(page), confirm(page)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect((await world.stored()).answers).toHaveLength(2);
  });

  it('finds numbers that cannot be', async () => {
    await recorded();
    const page = await correcting({ for: '9' });
    expect([page.status, page.errors.length]).toEqual([400, 1]);
    expect(await result()).toBe('agreed');
  });

  it('of numbers only stays possible once all decisions were put together; of the decision no longer', async () => {
    await recorded();
    await passedOn();
    await weighed();
    const late = await correcting(refused).then(confirm);
    expect([late.status, late.heading]).toEqual([409, 'The record was not changed']);
    expect(late.text).toContain('please call Lead Alder');
    expect(await result()).toBe('agreed');
    expect((await step())?.result).toBe('agreed');
    expect((await correcting({ for: '6', against: '2' }).then(confirm)).heading).toBe(
      'Alder agreed on 2 November 2026',
    );
  });

  it('cannot leave a board undecided whose decision was passed on', async () => {
    await recorded();
    const page = await correcting({ present: '5', for: '5', against: '0' }).then(confirm);
    expect([page.status, page.text.includes('decided nothing')]).toEqual([409, true]);
    expect(await result()).toBe('agreed');
  });

  it('can settle what a meeting without quorum had left open', async () => {
    await recorded({ present: '5', for: '5', against: '0' });
    expect(await result()).toBeUndefined();
    await correcting({ present: '8', for: '8' }).then(confirm);
    expect(await result()).toBe('agreed');
    expect(await world.events()).toEqual(['meeting-recorded', 'meeting-corrected', 'request-settled']);
  });

  it('is not there before anything is recorded, nor for anybody else', async () => {
    world = await anOpenRequest(aMeeting(), { file: aFileWithPlan() });
    expect((await visit('/correct')).heading).toContain('When will the board decide');
    const { inPost = '11', ...fields } = carried;
    const forced = { ...fields, inPost, stage: 'confirm', me: 'yes' };
    for (const person of [clerk, 'alder-board-1']) {
      const page = await world.browser.post(`${await world.linkOf(person)}/correct`, forced);
      expect([page.status, page.heading]).toEqual([409, 'The record was not changed']);
    }
    expect(world.commits()).toBe(0);
  });
});

describe('agreed minutes', () => {
  const on = (day: string): Filling => ({ 'on-day': day, 'on-month': '11', 'on-year': '2026' });
  const agreeing = (day: string) => visit('/minutes').then((form) => form.submit(on(day)));

  it('make the record final', async () => {
    await recorded();
    const done = await agreeing('2');
    expect(done.text).toContain('The minutes were agreed on 2 November 2026. The record is final.');
    expect(done.html).not.toContain('/correct');
    expect(await world.events()).toContain('minutes-agreed');
    const { inPost = '11', ...fields } = carried;
    const forced = { ...fields, ...refused, inPost, stage: 'confirm', me: 'yes' };
    const late = await world.browser.post(`${await world.linkOf(clerk)}/correct`, forced);
    expect([late.status, late.text.includes('the record is final')]).toEqual([409, true]);
    expect(await result()).toBe('agreed');
  });

  it('cannot be agreed before the meeting, or on a day still to come', async () => {
    await recorded();
    expect((await agreeing('1')).errors).toEqual(['The minutes cannot have been agreed before the meeting']);
    expect((await agreeing('3')).errors).toEqual(['Tell us once they are agreed: this date is still to come']);
    expect((await agreeing('')).errors).toHaveLength(1);
    expect(await world.events()).not.toContain('minutes-agreed');
  });

  it('are told of once', async () => {
    await recorded();
    const form = await visit('/minutes');
    await Promise.all([form.submit(on('2')), form.submit(on('2'))]);
    expect((await world.events()).filter((event) => event === 'minutes-agreed')).toHaveLength(1);
  });

  it('wait for a meeting that has decided', async () => {
    await recorded({ present: '5', for: '5', against: '0' });
    const page = await world.browser.post(`${await world.linkOf(clerk)}/minutes`, on('2'));
    expect(page.errors).toEqual(['Record first what the meeting decided']);
  });
});
