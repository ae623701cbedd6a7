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
