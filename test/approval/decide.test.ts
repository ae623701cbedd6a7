import { afterEach, describe, expect, it } from 'vitest';
import { decisionView } from '../../functions/approval/decision-view.ts';
import { withHandOver } from '../../functions/asking/hand-over.tsx';
import { openRequest } from '../../functions/asking/open-request.ts';
import { handOver } from '../../functions/people/hand-over.ts';
import {
  aboutRenewing,
  aChairsAction,
  aDelegation,
  aFileWithPlan,
  aMeeting,
  aMeetingThatCannotWait,
  aWrittenResolution,
} from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const opening = async (spec: Parameters<typeof anOpenRequest>[0]) => {
  world = await anOpenRequest(spec, {
    file: aFileWithPlan(),
    views: { decision: withHandOver(decisionView, handOver) },
  });
};
const visit = async (person: string, below = '') => world.browser.open((await world.linkOf(person)) + below);
const result = async () => (await world.stored()).outcome?.result;
const trustee = (number: number) => `birch-board-${number}`;

describe('a written resolution', () => {
  it('shows what it costs, what can go wrong and how to leave, before it asks', async () => {
    await opening(aWrittenResolution());
    const page = await visit(trustee(2));
    const order = [
      'Ten sessions in a laboratory',
      '96 hours of staff time and £2,400',
      '60 days',
      'Coaches may',
      'I agree',
    ];
    const places = order.map((words) => page.text.indexOf(words));
    expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true);
    expect(page.text).not.toMatch(/approve/i);
    expect((await page.follow('whole plan')).text).toContain('Every pupil in Year 5 works in a real laboratory.');
  });

  it('passes once all have agreed', async () => {
    await opening(aWrittenResolution());
    for (const number of [1, 2, 3, 4])
      await visit(trustee(number)).then((page) => page.submit({ choice: 'agree', me: true }));
    expect(await result()).toBeUndefined();
    const done = await visit(trustee(1));
    expect(done.text).toContain('1 other has still to answer');
    await visit(trustee(5)).then((page) => page.submit({ choice: 'agree', me: true }));
    expect(await result()).toBe('agreed');
    expect((await visit(trustee(3))).text).toContain('Birch agreed on 2 November 2026');
  });

  it('lets a trustee change a yes until it ends, by the same link, and by no old form', async () => {
    await opening(aWrittenResolution());
    const old = await visit(trustee(2));
    await old.submit({ choice: 'agree', me: true });
    expect((await old.submit({ choice: 'decline', declineReason: 'Too dear.', me: true })).status).toBe(409);
    const answered = await visit(trustee(2));
    expect(answered.text).toContain('You can change your answer until Monday 16 November 2026');
    const form = await answered.follow('Change my answer');
    const changed = await form.submit({ choice: 'decline', declineReason: 'The buses cost too much.', me: true });
    expect(changed.text).toContain('You said no');
    expect(await result()).toBe('not-carried');
    expect((await world.stored()).outcome?.reasons).toEqual([{ from: trustee(2), reason: 'The buses cost too much.' }]);
    expect((await visit(trustee(2), '/change')).text).not.toContain('Record my answer');
  });

  it('comes to the same when all answer at once', async () => {
    await opening(aWrittenResolution());
    const forms = await Promise.all([1, 2, 3, 4, 5].map((number) => visit(trustee(number))));
    await Promise.all(forms.map((form) => form.submit({ choice: 'agree', me: true })));
    expect(await result()).toBe('agreed');
    expect((await world.stored()).answers).toHaveLength(5);
    expect((await world.events()).filter((event) => event === 'request-settled')).toHaveLength(1);
  });

  it('is not carried by one refusal, in whatever order the answers come', async () => {
    await opening(aWrittenResolution());
    const forms = await Promise.all([1, 2, 3, 4, 5].map((number) => visit(trustee(number))));
    const said = { choice: 'decline', declineReason: 'Too dear', me: true };
    await Promise.all(forms.map((form, at) => form.submit(at === 2 ? said : { choice: 'agree', me: true })));
    expect(await result()).toBe('not-carried');
  });

  it('ends when one does not agree, and everybody is told why', async () => {
    await opening(aWrittenResolution());
    const unexplained = await visit(trustee(2)).then((page) => page.submit({ choice: 'decline', me: true }));
    expect(unexplained.errors).toEqual(['Say why, in a few words: the others need to know']);
    const declined = await unexplained.submit({ declineReason: 'We want a limit on buses.' });
    expect(declined.heading).toBe('You said no');
    expect(await result()).toBe('not-carried');
    const other = await visit(trustee(3));
    expect(other.text).toContain('A meeting can decide');
    expect(other.text).toContain('We want a limit on buses.');
  });

  it('tells a trustee who changes their mind what they said first', async () => {
    await opening(aWrittenResolution());
    await visit(trustee(2)).then((page) => page.submit({ choice: 'agree', me: true }));
    const other = await world.browser.post(await world.linkOf(trustee(2)), {
      choice: 'decline',
      declineReason: 'On reflection',
      me: 'yes',
    });
    expect([other.status, other.text.includes('You agreed on 2 November 2026')]).toEqual([409, true]);
    expect((await world.stored()).answers).toHaveLength(1);
  });

  it('goes to a meeting when a trustee has an interest, since all of them have to sign it', async () => {
    await opening(aWrittenResolution());
    const form = await visit(trustee(4)).then((page) => page.follow('Declare an interest'));
    expect((await form.submit({ note: '' })).errors).toHaveLength(2);
    const done = await form.submit({ note: 'I drive the buses.', me: true });
    expect(done.heading).toBe('You declared an interest and withdrew');
    expect(await result()).toBe('to-meeting');
    expect((await visit(trustee(1))).text).toContain('moved to a meeting of the board');
    expect(await world.events()).toContain('interest-declared');
  });

  it('can be moved to a meeting by a trustee, or by the clerk who only reads', async () => {
    await opening(aWrittenResolution());
    const clerk = await visit('clerk-birch-board');
    expect(clerk.text).toContain('You can read and ask');
    expect(clerk.$('form[method=post]')).toHaveLength(0);
    const moved = await clerk.follow('Move this to a meeting').then((page) => page.submit({ me: true }));
    expect(moved.status).toBe(200);
    expect(await result()).toBe('to-meeting');
    expect((await visit(trustee(1))).text).toContain('moved to a meeting of the board');
  });
});

describe('somebody who was given the decision', () => {
  it('is told on what it rests, and asks for a change with a reason', async () => {
    await opening(aDelegation());
    const page = await visit('cedar-executive');
    expect(page.text).toContain('Scheme of delegation, line 14');
    const done = await page.submit({ choice: 'ask-change', changeReason: 'Fewer trips, please.', me: true });
    expect(done.heading).toBe('You asked for a change');
    expect((await world.stored()).outcome).toMatchObject({
      result: 'change-requested',
      reasons: [{ from: 'cedar-executive', reason: 'Fewer trips, please.' }],
    });
  });

  it('answers about another year in the words of renewing', async () => {
    await opening(aDelegation(aboutRenewing));
    const page = await visit('cedar-executive');
    expect(page.text).toContain('Renew with changes');
    expect(page.text).not.toContain('I agree to the plan');
    const done = await page.submit({ choice: 'decline', declineReason: 'Our staff are stretched.', me: true });
    expect(done.heading).toBe('You said: stop');
    expect(await result()).toBe('declined');
  });
});

describe('a chair’s action', () => {
  it('is opened by the clerk only where the party allows it, with a tick', async () => {
    await opening(aMeeting());
    expect((await visit('clerk-alder-board')).html).not.toContain('/chairs-action');
    const forced = await world.browser.post(`${await world.linkOf('clerk-alder-board')}/chairs-action`, { me: 'yes' });
    expect(forced.status).toBe(409);
    await world.stop();
    await opening(aMeetingThatCannotWait());
    const form = await visit('clerk-dell-board').then((page) => page.follow('Open a chair’s action'));
    expect(form.text).toContain('seriously detrimental');
    expect((await form.submit()).status).toBe(400);
    expect((await form.submit({ me: true })).text).toContain('the chair is asked now');
    expect(await result()).toBe('to-chairs-action');
    expect(await world.events()).toContain('chairs-action-opened');
  });

  it('needs the chair’s statement of the harm that waiting would do', async () => {
    await opening(aChairsAction());
    const form = await visit('dell-board-1');
    expect((await form.submit({ statement: 'Soon', me: true })).errors).toEqual([
      'Say why waiting would do harm, in a sentence or two',
    ]);
    const statement = 'The funder withdraws its grant on Friday, and the club would close.';
    expect((await form.submit({ statement, me: true })).heading).toBe('You decided as the chair');
    expect((await world.stored()).answers).toMatchObject([{ does: 'act-as-chair', statement }]);
    expect(await result()).toBe('agreed');
  });

  it('can be left to a meeting', async () => {
    await opening(aChairsAction());
    await visit('dell-board-1', '/meeting').then((page) => page.submit({ me: true }));
    expect(await result()).toBe('to-meeting');
  });
});

describe('a board member where the board meets', () => {
  it('reads that the board decides, and has nothing to approve', async () => {
    await opening(aMeeting());
    const page = await visit('alder-board-3');
    expect(page.text).toContain('Your board decides, at a meeting, and Clerk Alder Board writes down what it decides.');
    expect(page.text).toContain('60 hours of staff time and £1,200');
    expect(page.$('form[method=post]')).toHaveLength(0);
    const forced = await world.browser.post(await world.linkOf('alder-board-3'), { choice: 'agree', me: 'yes' });
    expect(forced.status).toBe(200);
    expect((await world.stored()).answers).toEqual([]);
  });

  it('declares an interest, and takes no part from then on', async () => {
    await opening(aMeeting());
    await visit('alder-board-3', '/interest').then((page) =>
      page.submit({ note: 'My firm drives coaches.', me: true }),
    );
    const page = await visit('alder-board-3');
    expect(page.text).toContain('You declared an interest');
    expect(page.html).not.toContain('/question');
    const clerk = await visit('clerk-alder-board');
    expect(clerk.text).toContain('My firm drives coaches.');
    expect((await visit('alder-board-4')).text).not.toContain('My firm drives coaches.');
  });
});

it('asks each head about their own school, then lets all of them decide', async () => {
  world = await anOpenRequest(
    { kind: 'head-support', about: { kind: 'proposal', id: '202627', version: 1 } },
    { file: aFileWithPlan() },
  );
  const page = await visit('head-birch');
  expect(page.text).toContain('96 hours of staff time and £2,400 a year');
  expect(page.text).not.toContain('60 hours');
  expect((await page.submit({ choice: 'ask-change', me: true })).errors).toEqual([
    'Say what should be changed, in a few words',
  ]);
  for (const head of ['alder', 'birch', 'cedar', 'dell']) {
    await visit(`head-${head}`).then((each) => each.submit({ choice: 'support', me: true }));
  }
  expect(await result()).toBe('supported');
  expect((await visit('head-birch')).text).toContain('Every head supported it');
});

it('gives each request its own links', async () => {
  await opening(aMeeting());
  const { request } = await openRequest(world.outside, { partnership: world.partnership, request: aDelegation() });
  expect((await world.browser.open(await world.linkOf('cedar-executive', request))).heading).toContain('Please decide');
});
