/** The demonstration's year, with somebody who looks around at every moment of it and keeps what is seen. */
import type { Page } from '../demonstration/browser.ts';
import { createBrowser } from '../demonstration/browser.ts';
import { type RunningDemonstration, startDemonstration } from '../demonstration/running-demonstration.ts';
import { liveTheYear } from '../demonstration/story.ts';
import { lookAround, lookAtMail } from './looking-around.ts';
import { routeOf, type SeenPage, type SeenYear } from './seen.ts';

/** Whose mails are opened, by words of their subjects, and who signs in and looks around. */
type Looks = {
  readonly mails?: Readonly<Record<string, string>>;
  readonly around?: readonly string[];
  readonly closely?: readonly string[];
};

const looks: Readonly<Record<string, Looks>> = {
  writing: {
    mails: { 'dan-okoro': 'Please write', 'amara-osei': 'read this first' },
    around: ['dan-okoro'],
  },
  'a piece is given out': { mails: { 'tom-hale': 'write a piece' }, around: ['dan-okoro'] },
  'heads are asked': { mails: { 'judith-ferris': 'go to governors' }, around: ['dan-okoro'] },
  'boards are asked': {
    mails: {
      'lena-fox': 'on your',
      'omar-reid': 'on your',
      'graham-tull': 'plan',
      'margaret-hollis': 'Please decide',
      'gillian-rowe': 'plan',
    },
    around: ['dan-okoro', 'lena-fox', 'amara-osei', 'mel-crane', 'frances-amadi'],
  },
  'a board has asked': { around: ['dan-okoro'] },
  'on the agenda': { mails: { 'lena-fox': 'on your', 'joan-pike': 'on your', 'claire-dunne': 'plan' } },
  'a trustee said no': {
    mails: { 'eric-vaughan': 'Please decide', 'hassan-noor': 'Please decide', 'margaret-hollis': 'Please decide' },
    around: ['dan-okoro'],
  },
  'a meeting is to be recorded': { mails: { 'lena-fox': 'on your' } },
  'a meeting fell short': { mails: { 'lena-fox': 'on your' }, around: ['dan-okoro'] },
  'answers are late': { mails: { 'sue-tran': 'on your' }, around: ['mel-crane', 'sue-tran'] },
  'version 2 is written': { closely: ['dan-okoro'] },
  'a chair may act': { mails: { 'rosalind-thorne': 'wait for a meeting', 'joan-pike': 'on your' } },
  'a record was put right': {
    mails: { 'lena-fox': 'on your', 'amara-osei': 'plan' },
    around: ['lena-fox', 'amara-osei'],
  },
  signing: { mails: { 'amara-osei': 'Valley agreement', 'judith-ferris': 'Valley agreement' }, around: ['dan-okoro'] },
  'half signed': {
    mails: { 'margaret-hollis': 'data agreement', 'amara-osei': 'data agreement' },
    around: ['dan-okoro'],
  },
  signed: {
    mails: { 'amara-osei': 'signed copy', 'judith-ferris': 'signed copy', 'margaret-hollis': 'data agreement' },
    around: ['dan-okoro', 'nadia-rahman'],
  },
  'a review is due': { mails: { 'dan-okoro': 'start the autumn review' }, around: ['dan-okoro'] },
  'returns are asked for': {
    mails: { 'tom-hale': 'autumn return', 'judith-ferris': 'autumn return' },
    around: ['tom-hale'],
  },
  'a review has closed': {
    mails: { 'amara-osei': 'autumn review', 'dan-okoro': 'What did the autumn review decide' },
    around: ['dan-okoro'],
    closely: ['mel-crane'],
  },
  'schools help each other': {
    mails: { 'dan-okoro': 'is not in the agreement' },
    around: ['dan-okoro', 'tom-hale'],
  },
  'a head is replaced': {
    mails: { 'grace-abara': 'take on', 'helen-whitlock': 'go to governors' },
    closely: ['lena-fox'],
  },
  'an activity is stopped': { mails: { 'judith-ferris': 'stopped' }, around: ['priya-nair'] },
  'an activity may start again': { mails: { 'judith-ferris': 'start again' }, around: ['priya-nair'] },
  'a review is late': { mails: { 'mel-crane': 'not started' }, around: ['mel-crane'] },
  'the year is looked back on': { mails: { 'dan-okoro': 'worth it' }, around: ['dan-okoro'] },
  'boards renew': {
    mails: { 'catherine-lowe': 'decide', 'joan-pike': 'renewal', 'anil-kapadia': 'Please decide' },
    around: ['dan-okoro', 'joan-pike'],
  },
  'it goes on': {
    mails: { 'anil-kapadia': 'Please decide', 'lena-fox': 'goes on' },
    around: ['dan-okoro', 'amara-osei'],
  },
};

/** What nobody is led to by a link, and what goes wrong. */
const strays = ['/', '/sign-in', '/check', '/home', '/nowhere', '/l/cut-off', '/r/cut-off', '/sign-in/cut-off'];

const strayAbout = async (url: string, onPage: (page: Page) => void): Promise<void> => {
  const browser = createBrowser(url, onPage);
  for (const path of strays) await browser.open(path);
  for (const path of ['/sign-in', '/check']) await (await browser.open(path)).submit();
  await (await browser.open('/sign-in')).submit({ email: 'nobody@example.com' });
  await (await browser.open('/check')).submit({ seal: 'ABCD' });
};

const look = async (
  running: RunningDemonstration,
  { mails = {}, around = [], closely = [] }: Looks,
): Promise<string[]> => {
  const faults: string[] = [];
  for (const [person, subject] of Object.entries(mails)) faults.push(...(await lookAtMail(running, person, subject)));
  for (const person of around) faults.push(...(await lookAround(running, person, false)));
  for (const person of closely) faults.push(...(await lookAround(running, person, true)));
  return faults;
};

/**
 * Lives the year once: about half a minute. Throws where the story breaks. `meanwhile` hears at each moment, and at the end, where
 * everything is stored.
 */
export const livedYear = async (meanwhile: (dataDir: string) => void = () => undefined): Promise<SeenYear> => {
  const pages: SeenPage[] = [];
  const faults: string[] = [];
  let moment = 'the beginning';
  const keep = (who: string, page: Page): void => {
    pages.push({ who, moment, route: routeOf(page.url), page });
  };
  const running = await startDemonstration({
    tell: () => undefined,
    onPage: keep,
    atMoment: async (name, at) => {
      moment = name;
      meanwhile(at.dataDir);
      const looked = looks[name];
      if (looked) faults.push(...(await look(at, looked)).map((fault) => `${name}: ${fault}`));
      if (name === 'writing') await strayAbout(at.url, (page) => keep('anybody', page));
    },
  });
  try {
    await liveTheYear(running);
    meanwhile(running.dataDir);
    return { pages, mails: await running.allMails(), faults };
  } finally {
    await running.stop();
    running.close();
  }
};
