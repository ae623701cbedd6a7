/** Summer term 2025: a plan is written, the heads support it. */
import { expectPage, StoryBroken, signIn, support } from './people.ts';
import type { Theatre } from './theatre.ts';

const scannerGets = 20;

/** A mail scanner opens every link, again and again. Nothing may come of it. */
const scan = async (theatre: Theatre, person: string, subject: string): Promise<void> => {
  const { text } = await theatre.actor(person).mail(subject);
  const link = text.split(/\s+/).find((word) => word.includes('/l/')) ?? '';
  const before = await theatre.counts();
  for (let time = 0; time < scannerGets; time += 1) {
    const response = await fetch(link, {
      method: time % 2 ? 'HEAD' : 'GET',
      headers: { 'user-agent': `MailScanner/${time}` },
    });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`a scanner got ${response.status}`);
  }
  const after = await theatre.counts();
  if (after.commits !== before.commits || after.mails !== before.mails) throw new Error('a scanner changed something');
  theatre.tell(`A mail scanner opens ${person}'s link ${scannerGets} times. Nothing changes.`);
};

/** The lead asks somebody else for one piece; they write it behind their link. */
const giveOutAims = async (theatre: Theatre): Promise<void> => {
  await signIn(theatre, 'dan-okoro');
  const { browser } = theatre.actor('dan-okoro');
  const aims = expectPage(await browser.open('/proposal/aims'), 'the lead opens a piece of the proposal');
  const form = expectPage(await aims.follow('Ask somebody else'), 'the lead gives it to somebody else');
  expectPage(await form.submit({ person: 'tom-hale' }), 'Tom Hale is asked for it');
  await theatre.settled();
  theatre.tell('Dan Okoro asks Tom Hale for one piece of it: the aims. Tom prefers text messages, and gets one.');
  await theatre.moment('a piece is given out');
  const piece = expectPage(await theatre.actor('tom-hale').open('write a piece'), 'Tom Hale opens his piece');
  const sent = expectPage(await piece.submit({}, { button: 'Send it' }), 'Tom Hale sends his piece');
  if (!sent.text.includes('You wrote your piece')) throw new StoryBroken('Tom Hale sends his piece', sent);
  await theatre.settled();
};

/** The lead signs in and sends the plan in. */
export const submitPlan = async (theatre: Theatre): Promise<void> => {
  await signIn(theatre, 'dan-okoro');
  const { browser } = theatre.actor('dan-okoro');
  const list = expectPage(await browser.open('/proposal'), 'the lead opens the proposal');
  const done = await list.submit({}, { action: '/proposal/submit' });
  if (done.status !== 200) throw new StoryBroken('the lead submits the plan', done);
  await theatre.settled();
};

export const heads = ['judith-ferris', 'helen-whitlock', 'martin-oyelaran', 'simon-achebe'] as const;

export const everyHeadSupports = async (theatre: Theatre): Promise<void> => {
  for (const head of heads) await support(theatre, head);
  await theatre.settled();
};

export const proposing = async (theatre: Theatre): Promise<void> => {
  theatre.tell('Four schools want to work together. Every board member is sent the briefing at once.');
  await scan(theatre, 'dan-okoro', 'Please write');
  await theatre.moment('writing');
  await giveOutAims(theatre);
  await theatre.goTo('2025-04-29');
  await submitPlan(theatre);
  theatre.tell('Dan Okoro, who leads, sends the plan in. The four heads are asked.');
  await scan(theatre, 'judith-ferris', 'go to governors');
  await theatre.moment('heads are asked');
  await theatre.goTo('2025-05-01');
  await everyHeadSupports(theatre);
  theatre.tell('All four heads support it. Each board is asked, by its own way of deciding.');
};
