import { afterEach, describe, expect, it } from 'vitest';
import { decisionView } from '../../functions/approval/decision-view.ts';
import type { Filling, Page } from '../../infra/proof/demonstration/browser.ts';
import { aboutRenewing, aFileWithPlan, aJointCommittee, aMeeting } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const clerk = 'clerk-alder-board';
const opening = async (spec = aMeeting()) => {
  world = await anOpenRequest(spec, { file: aFileWithPlan(), views: { decision: decisionView } });
};
const visit = async (person = clerk, below = '') => world.browser.open((await world.linkOf(person)) + below);

const on = (prefix: string, day: string, month: string, year: string): Filling => ({
  [`${prefix}-day`]: day,
  [`${prefix}-month`]: month,
  [`${prefix}-year`]: year,
});
/** Of 11 in post 8 were there: 7 for, 1 against. */
const carried: Filling = {
  ...on('date', '2', '11', '2026'),
  resolution: 'agree',
  inPost: '11',
  present: '8',
  for: '7',
  against: '1',
  abstained: '0',
  minute: 'Minute 7.2',
};
const check = async (filling: Filling = {}): Promise<Page> =>
  visit(clerk, '/record').then((form) => form.submit({ ...carried, ...filling }));
const confirmed = (page: Page) => page.submit({ me: true }, { button: 'Record it' });

describe('the agenda', () => {
  it('needs a choice and a real date that is still to come', async () => {
    await opening();
    const empty = await visit().then((page) => page.submit());
    expect(empty.errors).toEqual([
      'Enter the date of the meeting: day, month and year',
      'Choose whether it is on the agenda or put off',
    ]);
    const odd = await empty.submit({ when: 'agenda', ...on('meeting', '31', '11', '2026') });
    expect(odd.errors).toEqual(['The date of the meeting must be a real date, such as 3 12 2026']);
    expect(odd.$('[name="meeting-day"]').attr('value')).toBe('31');
    const past = await odd.submit(on('meeting', '1', '11', '2026'));
    expect([past.status, past.errors.length]).toEqual([400, 1]);
    expect(world.commits()).toBe(0);
  });

  it('tells the lead and the members the date, once', async () => {
    await opening();
    const form = await visit();
    const filled = { when: 'agenda', ...on('meeting', '3', '12', '2026') };
    const [page] = await Promise.all([form.submit(filled), form.submit(filled)]);
    expect(page.heading).toBe('On the agenda for 3 December 2026');
    expect(page.text).toContain('Please send the papers by 25 November 2026');
    expect((await world.stored()).answers).toHaveLength(1);
    const told = await world.effects('mail-many');
    expect(told.filter(({ template }) => template === 'meeting-dated')).toHaveLength(1);
    expect((await visit('alder-board-3')).text).toContain('Your board meets on 3 December 2026.');
  });

  it('can be put off to a later meeting, and then to another', async () => {
    await opening();
    const put = await visit().then((page) => page.submit({ when: 'deferred', ...on('meeting', '11', '2', '2027') }));
    expect(put.heading).toBe('Put off to 11 February 2027');
    await put.submit({ when: 'agenda', ...on('meeting', '18', '3', '2027') });
    expect((await world.stored()).agenda).toEqual({ meetingOn: '2027-03-18', papersOn: '2027-03-10', deferred: false });
    expect((await visit('alder-board-3')).text).toContain('18 March 2027');
  });

  it('has a resolution to copy, with what it costs', async () => {
    await opening();
    const page = await visit();
    expect(page.text).toContain('That this board agrees to the plan of the Valley Partnership, version 1');
    expect(page.text).toContain('Alder School puts in 60 hours of staff time and £1,200 a year.');
  });
});

describe('recording a meeting', () => {
  it('works quorum and majority out, and records nothing before it is confirmed', async () => {
    await opening();
    const page = await check();
    expect(page.heading).toBe('Check before it is recorded');
    expect(page.text).toContain(
      'At least 6 had to be present (half of the 11 governors in post, rounded up: 6). 8 were.',
    );
    expect(page.text).toContain('More voted for than against');
    expect(world.commits()).toBe(0);
    const unsaid = await page.submit({}, { button: 'Record it' });
    expect(unsaid.errors).toEqual(['Tick to say that you are Clerk Alder Board']);
    expect(world.commits()).toBe(0);
    const done = await confirmed(unsaid);
    expect(done.heading).toBe('Alder agreed on 2 November 2026');
    expect(await world.events()).toEqual(['meeting-recorded', 'request-settled']);
  });

  it('records once, however often it is confirmed', async () => {
    await opening();
    const page = await check();
    const pages = await Promise.all([confirmed(page), confirmed(page)]);
    expect(pages.map(({ status, heading }) => [status, heading])).toEqual(
      Array(2).fill([200, 'Alder agreed on 2 November 2026']),
    );
    expect((await confirmed(page)).status).toBe(200);
    expect((await world.stored()).answers).toHaveLength(1);
  });

  it('says everything that is missing, field by field, and loses nothing that was typed', async () => {
    await opening();
    const page = await visit(clerk, '/record').then((form) =>
      form.submit({ for: 'seven', reason: 'Because of\nbuses', minute: 'Minute 7', withdrew: ['alder-board-2'] }),
    );
    expect(page.status).toBe(400);
    expect(page.errors).toEqual([
      'Choose what the board voted on',
      'Enter the date of the meeting: day, month and year',
      'Enter how many were present for this vote, as a number',
      'Enter how many voted for, as a number',
      'Enter how many voted against, as a number',
      'Enter how many did not vote, as a number',
    ]);
    for (const field of page.$('.govuk-error-summary a').get()) {
      expect(page.$(page.$(field).attr('href') ?? '')).toHaveLength(1);
    }
    expect(page.$('[name=for]').attr('value')).toBe('seven');
    expect(page.$('[name=reason]').text()).toBe('Because of\nbuses');
    expect(page.$('[name=withdrew][checked]').attr('value')).toBe('alder-board-2');
  });

  it.each([
    [{ abstained: '2' }, 'For, against and not voting must add up to the 8 present, not 10'],
    [{ present: '12', for: '11' }, 'At most the 11 in post can be present'],
    [{ inPost: '13' }, 'Between 1 and the 12 places on this board'],
    [{ chairsSecondVote: 'for' }, 'The chair has a second vote only when as many voted for as against'],
    [{ for: '3', against: '5' }, 'Say why, in a few words: the others need to know'],
    [on('date', '3', '11', '2026'), 'A meeting that has been held: Tuesday 3 November 2026 is still to come'],
  ])('finds numbers that cannot be: %j', async (filling, error) => {
    await opening();
    const page = await check(filling);
    expect([page.status, page.errors]).toEqual([400, [error]]);
    expect(world.commits()).toBe(0);
  });

  it('goes back to the form with everything in it', async () => {
    await opening();
    const page = await check({ reason: 'It serves our plan.', withdrew: ['alder-board-9', 'alder-board-2'] });
    const form = await page.submit({}, { button: 'Change something' });
    expect(form.heading).toBe('Record what the meeting decided');
    expect(form.$('[name=reason]').text()).toBe('It serves our plan.');
    expect(form.$('[name=withdrew][checked]')).toHaveLength(2);
    expect((await form.submit({ minute: 'Minute 8' })).text).toContain('Minute 8');
  });

  it('ticks those who declared an interest, and insists on it, by name', async () => {
    await opening();
    await visit('alder-board-3', '/interest').then((page) => page.submit({ note: 'My firm.', me: true }));
    const form = await visit(clerk, '/record');
    expect(form.$('[name=withdrew][checked]').attr('value')).toBe('alder-board-3');
    const without = await form.submit({ ...carried, withdrew: [] });
    expect(without.errors[0]).toContain('Alder Board 3 declared an interest');
    expect((await form.submit(carried)).text).toContain('1 governor withdrew because of an interest');
  });

  it('does not overlook an interest that was declared while the clerk was checking', async () => {
    await opening();
    const page = await check();
    await visit('alder-board-3', '/interest').then((form) => form.submit({ note: 'My firm.', me: true }));
    const late = await confirmed(page);
    expect([late.status, late.errors[0]?.includes('Alder Board 3')]).toEqual([400, true]);
    expect((await world.stored()).outcome).toBeUndefined();
  });

  it('stays open when too few were there, and asks for the next date', async () => {
    await opening();
    const page = await check({ present: '5', for: '5', against: '0' });
    expect(page.text).toContain('That is 1 too few, so nothing could be decided');
    const after = await confirmed(page);
    expect(after.heading).toBe('When will the board decide about the Valley plan?');
    expect(after.text).toContain('Nothing could be decided');
    expect((await world.stored()).outcome).toBeUndefined();
    const told = (await world.effects('mail')).filter(({ template }) => template === 'party-undecided');
    expect(told.map(({ to, details }) => [to, details?.result])).toEqual([['lead-alder', 'no-quorum']]);
    const next = await after.submit({ when: 'agenda', ...on('meeting', '9', '12', '2026') });
    expect(next.heading).toBe('On the agenda for 9 December 2026');
    world.outside.pass(40 * 86_400);
    const second = await visit(clerk, '/record');
    expect(second.$('[name="date-day"]').attr('value')).toBe('9');
    await second.submit({ ...carried, ...on('date', '9', '12', '2026') }).then(confirmed);
    expect((await world.stored()).outcome?.result).toBe('agreed');
  });

  it('lets the chair’s second vote decide a tie', async () => {
    await opening();
    const page = await check({ for: '4', against: '4', chairsSecondVote: 'for' });
    expect(page.text).toContain("The chair's second vote was for, so the motion is carried.");
    await confirmed(page);
    expect((await world.stored()).outcome?.result).toBe('agreed');
  });

  it('passes a refusal on with the board’s reason', async () => {
    await opening();
    await check({ for: '2', against: '6', reason: 'The buses cost too much.' }).then(confirmed);
    expect((await world.stored()).outcome).toMatchObject({
      result: 'declined',
      reasons: [{ from: 'alder-board', reason: 'The buses cost too much.' }],
    });
    expect((await visit('alder-board-2')).text).toContain('Alder said no on 2 November 2026');
  });

  it('puts the motions of a renewal', async () => {
    await opening(aMeeting(aboutRenewing));
    const form = await visit(clerk, '/record');
    expect(form.text).not.toContain('To agree to the plan');
    const page = await form.submit({ ...carried, resolution: 'renew-with-changes', reason: 'Fewer trips.' });
    expect(page.text).toContain('Your board renews with changes');
    await confirmed(page);
    expect((await world.stored()).outcome?.result).toBe('change-requested');
    expect((await visit()).heading).toBe('Alder decided on 2 November 2026 to carry on with changes');
  });

  it('is for the clerk alone', async () => {
    await opening();
    const link = await world.linkOf('alder-board-1');
    const { withdrew: _, ...fields } = carried;
    const posted = await world.browser.post(`${link}/record`, { ...fields, stage: 'confirm', me: 'yes' });
    expect(posted.status).toBe(409);
    expect((await world.browser.open(`${link}/record`)).heading).toBe('The Valley plan');
    expect((await world.stored()).answers).toEqual([]);
  });

  it('refuses fields that the form does not have', async () => {
    await opening();
    const link = await world.linkOf(clerk);
    const posted = await world.browser.post(`${link}/record`, { ...carried, outcome: 'agreed' });
    expect([posted.status, posted.heading]).toEqual([400, 'We could not read what was sent']);
  });

  it('decides for several parties in a joint committee', async () => {
    await opening(aJointCommittee());
    const form = await visit('clerk-joint', '/record');
    expect(form.$('[name=inPost]').attr('value')).toBe('4');
    const page = await form.submit({
      ...carried,
      inPost: '4',
      present: '3',
      for: '3',
      against: '0',
      resolution: 'renew',
    });
    expect(page.text).toContain('For Cedar and Dell.');
    await confirmed(page);
    expect((await visit('clerk-joint')).heading).toBe('Cedar and Dell decided on 2 November 2026 to carry on');
  });
});
