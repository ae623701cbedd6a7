/** Summer term 2025: a plan is written, the heads support it. */
import { expectPage, StoryBroken, signIn, submitPlan, support } from './people.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

const scannerGets = 20;

/** A mail scanner opens every link, again and again. Nothing may come of it. */
const scan = async (running: RunningDemonstration, person: string, subject: string): Promise<void> => {
  const { text } = await running.participant(person).mail(subject);
  const link = text.split(/\s+/).find((word) => word.includes('/l/')) ?? '';
  const before = await running.counts();
  for (let time = 0; time < scannerGets; time += 1) {
    const response = await fetch(link, {
      method: time % 2 ? 'HEAD' : 'GET',
      headers: { 'user-agent': `MailScanner/${time}` },
    });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`a scanner got ${response.status}`);
  }
  const after = await running.counts();
  if (after.commits !== before.commits || after.mails !== before.mails) throw new Error('a scanner changed something');
  running.tell(`A mail scanner opens ${person}'s link ${scannerGets} times. Nothing changes.`);
};

/** In real use the boards hear when the lead says so; a demonstration has told them already, and asks nothing. */
const tellTheBoards = async (running: RunningDemonstration): Promise<void> => {
  const list = expectPage(
    await running.participant('dan-okoro').browser.open('/proposal'),
    'the lead opens the proposal',
  );
  const button = 'Tell the boards now';
  if (list.$('main button').text().includes(button))
    expectPage(await list.submit({}, { button }), 'the lead tells the boards');
  await running.settled();
};

/** The lead asks somebody else for one piece; they write it behind their link. */
const giveOutAims = async (running: RunningDemonstration): Promise<void> => {
  await signIn(running, 'dan-okoro');
  const { browser } = running.participant('dan-okoro');
  await tellTheBoards(running);
  const aims = expectPage(await browser.open('/proposal/aims'), 'the lead opens a piece of the proposal');
  const form = expectPage(await aims.follow('Ask somebody else'), 'the lead gives it to somebody else');
  expectPage(await form.submit({ person: 'tom-hale' }), 'Tom Hale is asked for it');
  await running.settled();
  running.tell('Dan Okoro asks Tom Hale for one piece of it: the aims. Tom prefers text messages, and gets one.');
  await running.moment('a piece is given out');
  const piece = expectPage(await running.participant('tom-hale').open('write a piece'), 'Tom Hale opens his piece');
  const sent = expectPage(await piece.submit({}, { button: 'Send it' }), 'Tom Hale sends his piece');
  if (!sent.text.includes('You wrote your piece')) throw new StoryBroken('Tom Hale sends his piece', sent);
  await running.settled();
};

/** The lead signs in and sends the plan in. */
export const sendsPlan = async (running: RunningDemonstration): Promise<void> => {
  await signIn(running, 'dan-okoro');
  await submitPlan(running, 'dan-okoro');
};

export const heads = ['judith-ferris', 'helen-whitlock', 'martin-oyelaran', 'simon-achebe'] as const;

export const everyHeadSupports = async (running: RunningDemonstration): Promise<void> => {
  for (const head of heads) await support(running, head);
  await running.settled();
};

export const proposing = async (running: RunningDemonstration): Promise<void> => {
  running.tell('Four schools want to work together. Every board member is sent the briefing at once.');
  await scan(running, 'dan-okoro', 'Please write');
  await running.moment('writing');
  await giveOutAims(running);
  await running.goTo('2025-04-29');
  await sendsPlan(running);
  running.tell('Dan Okoro, who leads, sends the plan in. The four heads are asked.');
  await scan(running, 'judith-ferris', 'go to governors');
  await running.moment('heads are asked');
  await running.goTo('2025-05-01');
  await everyHeadSupports(running);
  running.tell('All four heads support it. Each board is asked, by its own way of deciding.');
};
