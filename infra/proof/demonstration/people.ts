/** What people do on the pages, in the words that the pages use. */
import type { Page } from './browser.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

/** The trustees of Wendle Bridge, who decide in writing. */
export const trustees = [
  'margaret-hollis',
  'anil-kapadia',
  'bethan-rees',
  'carl-stroud',
  'denise-okafor',
  'eric-vaughan',
  'felicity-dray',
  'hassan-noor',
  'ingrid-pye',
] as const;

/** The story does not hold: the page is not what a person would need to go on. */
export class StoryBroken extends Error {
  constructor(what: string, page: Page) {
    super(
      `${what}: ${page.status} ${page.url} "${page.heading}" ${page.errors.join('; ')}\n${page.text.slice(0, 600)}`,
    );
    this.name = 'StoryBroken';
  }
}

export const expectPage = (page: Page, what: string, status = 200): Page => {
  if (page.status !== status || page.errors.length > 0) throw new StoryBroken(what, page);
  return page;
};

export type Vote = {
  readonly date: string;
  readonly inPost?: number;
  readonly present: number;
  readonly for: number;
  readonly against?: number;
  readonly abstained?: number;
  readonly minute: string;
  readonly resolution?: string;
  readonly reason?: string;
  /** URNs of the schools that the decision covers, where a board decides for several and not for all. */
  readonly covers?: readonly string[];
};

export const dateBoxes = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
};

/** Signs in by the mail that is sent for it, as anybody would. */
export const signIn = async (running: RunningDemonstration, id: string): Promise<Page> => {
  const person = running.participant(id);
  const ask = await person.browser.open('/sign-in');
  expectPage(await ask.submit({ email: await person.address() }), `${id} asks for a link`);
  const button = await person.open('Your link to sign in');
  return expectPage(await button.submit(), `${id} signs in`);
};

export const setAgenda = async (
  running: RunningDemonstration,
  clerk: string,
  subject: string,
  date: string,
  when: 'agenda' | 'deferred' = 'agenda',
  since = '',
) => {
  const page = await running.participant(clerk).open(subject, since);
  return expectPage(
    await page.submit({ when, ...dateBoxes('meeting', date) }, { button: 'Save the date' }),
    `${clerk} gives the date ${date}`,
  );
};

/** Opens the record form, fills it, checks what it works out, confirms. `mode`: a first record, or a correction. */
export const recordMeeting = async (
  running: RunningDemonstration,
  clerk: string,
  subject: string,
  vote: Vote,
  mode: 'record' | 'correct' = 'record',
) => {
  const page = await running.participant(clerk).open(subject);
  const form = expectPage(
    await running.participant(clerk).browser.open(`${page.url.split('?')[0]}/${mode}`),
    `${clerk} opens the record`,
  );
  const { date, inPost, present, against = 0, abstained = 0, minute, resolution = 'agree', reason, covers } = vote;
  const checked = await form.submit(
    {
      ...dateBoxes('date', date),
      ...(inPost === undefined ? {} : { inPost: String(inPost) }),
      present: String(present),
      for: String(vote.for),
      against: String(against),
      abstained: String(abstained),
      minute,
      resolution,
      ...(reason === undefined ? {} : { reason }),
      ...(covers === undefined ? {} : { covers }),
    },
    { button: 'Check' },
  );
  expectPage(checked, `${clerk} checks the record`);
  return expectPage(
    await checked.submit({ me: 'yes' }, { button: mode === 'record' ? 'Record it' : 'Correct the record' }),
    `${clerk} records the meeting`,
  );
};

export const decide = async (
  running: RunningDemonstration,
  id: string,
  subject: string,
  choice: 'agree' | 'ask-change' | 'decline',
  reason?: string,
) => {
  const page = await running.participant(id).open(subject);
  const field = choice === 'decline' ? 'declineReason' : 'changeReason';
  const filled = { choice, me: 'yes', ...(reason === undefined ? {} : { [field]: reason }) };
  return expectPage(await page.submit(filled), `${id} decides: ${choice}`);
};

export const support = async (running: RunningDemonstration, head: string, since = '') => {
  const page = await running.participant(head).open('go to governors', since);
  return expectPage(await page.submit({ choice: 'support', me: 'yes' }), `${head} supports it`);
};

export const signDocument = async (running: RunningDemonstration, id: string, subject: string, since = '') => {
  const person = running.participant(id);
  const first = await person.open(subject, since);
  const signed = { read: 'yes', typedName: person.name };
  // A device that was confirmed before asks for no code.
  if (first.$('[name=typedName]').length > 0) {
    return expectPage(await first.submit(signed, { button: 'Sign' }), `${id} signs`);
  }
  const page = expectPage(await first.submit({}, { button: 'Send me a code' }), `${id} asks for a code`);
  const { text } = await person.mail('Your code to sign', since);
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? '';
  return expectPage(await page.submit({ ...signed, code }, { button: 'Sign' }), `${id} signs`);
};

/** The lead, who is signed in, reads whom the plan goes to and sends it. */
export const submitPlan = async (running: RunningDemonstration, lead: string): Promise<void> => {
  const list = expectPage(await running.participant(lead).browser.open('/proposal'), `${lead} opens the proposal`);
  const before = expectPage(await list.follow('Go on to submit it'), `${lead} reads whom it goes to`);
  expectPage(await before.submit({}, { action: '/proposal/submit' }), `${lead} submits the plan`);
  await running.settled();
};

/** The clerk writes down on which day the board heard of a decision that was made for it. */
export const reportToBoard = async (running: RunningDemonstration, clerk: string, heardOn: string): Promise<void> => {
  const page = await running.participant(clerk).open('Please report');
  expectPage(await page.submit(dateBoxes('reported', heardOn)), `${clerk} reports a decision to the board`);
  await running.settled();
};

type Words = { readonly words: string; readonly pupils: string; readonly staff: string };

/** The lead adds words to a year that is looked back on. `since`: no ask of an earlier year. */
export const addWordsOnYear = async (
  running: RunningDemonstration,
  lead: string,
  words: Words,
  since = '',
): Promise<void> => {
  const page = await running.participant(lead).open('worth it', since);
  expectPage(await page.submit(words), `${lead} adds words on the year`);
  await running.settled();
};

type Stop = { readonly by: string; readonly activity: string; readonly reason: string };

export const stopActivity = async (running: RunningDemonstration, { by, activity, reason }: Stop): Promise<void> => {
  await signIn(running, by);
  const list = expectPage(await running.participant(by).browser.open('/activities'), `${by} opens the activities`);
  const stop = expectPage(await list.follow(activity), `${by} looks for ${activity}`);
  expectPage(await stop.submit({ reason }), `${by} stops ${activity}`);
  await running.settled();
};

/** Asks that what is stopped may start again. */
export const askToRestart = async (running: RunningDemonstration, by: string): Promise<void> => {
  await signIn(running, by);
  const list = expectPage(await running.participant(by).browser.open('/activities'), `${by} asks to start again`);
  expectPage(await list.submit({}, { button: 'start again' }), `${by} asks to start again`);
  await running.settled();
};

export const agreeToRestart = async (running: RunningDemonstration, heads: readonly string[]): Promise<void> => {
  for (const head of heads) {
    const page = await running.participant(head).open('start again');
    expectPage(await page.submit({ answer: 'agree', me: 'yes' }), `${head} agrees to restart`);
  }
  await running.settled();
};
