/** The pages of the year in a real browser: by ear, by keyboard, on a phone, without scripts. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suspendActivity } from '../../functions/activities/suspend-activity.ts';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import { prepareEvaluation } from '../../functions/evaluation/prepare-evaluation.ts';
import { replacePerson } from '../../functions/people/replace-person.ts';
import { documentId, documents, proposals, proposalVersions, versionId } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import type { Browser as Reader } from '../../infra/proof/demonstration/browser.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { summaryOf, tabTo } from '../builders/keyboard.ts';
import { pressAndArrive } from '../builders/press.ts';
import { aFilledReturn, aPlan, autumn, aYear, spring, startAutumn, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let browser: Browser;
let lead: Reader;
/** By a short name: the path of somebody's page, and whether the lead is signed in for it. */
const paths = new Map<string, string>();

const twoVersions = async () => {
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  await work(world.outside, 'valley', async (tx) => {
    tx.write(proposals, '202627', { ...(await tx.readNeeded(proposals, '202627')), version: 2 });
    const changedAt = tx.now.toISOString();
    const content = aPlan({ groundRules: ['We answer within a week.'] });
    tx.write(proposalVersions, versionId('202627', 2), { proposal: '202627', version: 2, content, changedAt });
  });
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
};

/** A year in which everything is open at once, so that every page has something on it. */
const everything = async () => {
  paths.set('start', await world.linkOf('lead-alder', startAutumn));
  const asked = await world.openReturns(autumn);
  for (const [urn, school] of [
    ['900001', 'alder'],
    ['900002', 'birch'],
  ] as const) {
    await (await world.visit(`lead-${school}`, asked[urn] ?? '', '/whole')).submit(aFilledReturn, { button: 'Send' });
  }
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  const next = await world.openReturns(spring);
  const own = await world.linkOf('lead-birch', next['900002']);
  paths.set('return', `${own}/whole`);
  paths.set('return by parts', own);
  paths.set('part of a return', `${own}/part?of=purpose-science`);
  paths.set('answers of a return', `${own}/check`);
  paths.set('sent return', await world.linkOf('lead-birch', asked['900002']));
  paths.set('head of a return', await world.linkOf('head-birch', asked['900002']));
  const record = await world.ask({ kind: 'record-review', about: { kind: 'review', id: autumn } });
  paths.set('record', await world.linkOf('lead-alder', record));
  await prepareEvaluation(world.outside, { partnership: 'valley', evaluation: '202627' });
  const words = await world.ask({ kind: 'write-evaluation', about: { kind: 'renewal', id: '202627' } });
  paths.set('words', await world.linkOf('lead-alder', words));
  const reason = 'The gas tap leaks.';
  await suspendActivity(world.outside, { partnership: 'valley', by: 'lead-cedar', activity: 'labs', reason });
  const restart = await world.ask({ kind: 'restart-activity', about: { kind: 'activity', id: 'labs#1', version: 1 } });
  paths.set('restart', await world.linkOf('head-dell', restart));
  const successor = { name: 'Grace Abara', email: 'grace@valley.example' };
  await replacePerson(world.outside, { partnership: 'valley', by: 'head-dell', leaving: 'lead-dell', successor });
  const about = { kind: 'person', id: 'grace-abara' } as const;
  const confirm = await world.ask({ kind: 'confirm-successor', about, person: 'grace-abara' });
  paths.set('confirm', await world.linkOf('grace-abara', confirm));
  const report = await world.ask({
    kind: 'report-to-board',
    about: { kind: 'proposal', id: '202627', version: 1 },
    party: 'cedar',
  });
  paths.set('report', await world.linkOf('clerk-cedar-board', report));
  const reading = await readingAddress(world.outside, 'valley', `review:${autumn}`, { id: 'alder-board-2' });
  paths.set('reading', new URL(reading ?? '').pathname);
  await twoVersions();
  for (const path of [
    ...['/reviews', `/reviews/${autumn}`, `/reviews/${spring}`, '/evaluation', '/documents', '/check', '/people'],
    ...['/documents/mou/202627-2', '/people/lead-alder', '/people/head-cedar/replace', '/people/head-cedar/leave'],
    ...['/people/lead-dell', '/activities', '/activities/club/stop', '/audit', '/audit?event=mail-bounced'],
  ])
    paths.set(path, path);
};

beforeAll(async () => {
  [world, browser] = await Promise.all([aYear({ css: buildStylesheet().css }), launchBrowser()]);
  lead = await world.signedIn('head-cedar');
  await everything();
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

const inBrowser = async (options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> => {
  const context = await browser.newContext(options);
  try {
    await context.addCookies([...lead.cookies].map(([name, value]) => ({ name, value, url: world.url })));
    await look(await context.newPage());
  } finally {
    await context.close();
  }
};
const addressOf = (name: string): string => `${world.url}${paths.get(name)}`;
describe('every page of the year', () => {
  it('is correct HTML, as it is and with mistakes', async () => {
    for (const name of paths.keys()) {
      const page = await lead.open(addressOf(name));
      expect([name, page.status]).toEqual([name, 200]);
      expect([name, await htmlMistakes(page.html)]).toEqual([name, []]);
    }
    for (const name of ['return', 'record', 'words', 'restart', 'confirm', 'report', '/check']) {
      const button = name === 'record' ? { button: 'Record and tell' } : {};
      const page = await (await lead.open(addressOf(name))).submit({}, button);
      expect([name, page.status]).toEqual([name, 400]);
      expect([name, await htmlMistakes(page.html)]).toEqual([name, []]);
    }
  });

  it('is correct HTML for what a check of a copy came to', async () => {
    const sealed = await world.read(documents, documentId('mou', '202627', 2));
    for (const seal of [sealed?.seal ?? '', '0'.repeat(64)]) {
      const page = await (await lead.open('/check')).submit({ seal });
      expect([page.status, await htmlMistakes(page.html)]).toEqual([200, []]);
    }
  });

  it('says nothing by itself: no script, no post', async () => {
    await inBrowser({}, async (page) => {
      const methods = new Set<string>();
      page.on('request', (request) => methods.add(request.method()));
      const commits = world.commits();
      for (const name of paths.keys()) {
        await page.goto(addressOf(name));
        expect(await page.locator('script, meta[http-equiv], [onload], [autofocus]').count()).toBe(0);
      }
      expect([...methods]).toEqual(['GET']);
      expect(world.commits()).toBe(commits);
    });
  });

  it.each([
    ['start', undefined],
    ['return', 'Send'],
    ['return by parts', undefined],
    ['part of a return', 'Save and go on'],
    ['answers of a return', 'Send'],
    ['record', 'Record and tell the schools'],
    ['restart', 'Record my answer'],
    ['reading', undefined],
    [`/reviews/${autumn}`, undefined],
    ['/evaluation', undefined],
    ['/documents/mou/202627-2', undefined],
    ['/check', 'Check it'],
    ['/people', undefined],
    ['/people/lead-alder', undefined],
    ['/activities', undefined],
    ['/audit', undefined],
  ])('%s is accessible, and no wider than a phone', async (name, press) => {
    await inBrowser({ bypassCSP: true, viewport: { width: 320, height: 800 } }, async (page) => {
      await page.goto(addressOf(name));
      if (press) await pressAndArrive(page, page.getByRole('button', { name: press, exact: true }));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await axeFaultsOn(page)).toEqual([]);
    });
  });
});

describe('a return', () => {
  it('leads from each mistake to its field, without scripts', async () => {
    await inBrowser({ javaScriptEnabled: false }, async (page) => {
      await page.goto(addressOf('return'));
      await page.getByLabel('Staff hours given').fill('many');
      await pressAndArrive(page, page.getByRole('button', { name: 'Send', exact: true }));
      const { links, astray } = await summaryOf(page);
      expect(links).toBeGreaterThan(4);
      expect(astray).toEqual([]);
    });
  });

  it('can be filled in and sent by keyboard alone, without scripts', async () => {
    await inBrowser({ javaScriptEnabled: false }, async (page) => {
      await page.goto(addressOf('return'));
      for (const [name, text] of Object.entries(aFilledReturn)) {
        await tabTo(page, name);
        if (/^(rating|trust|fairness|capacity)/.test(name)) await page.keyboard.press('Space');
        else await page.keyboard.press('ControlOrMeta+A').then(() => page.keyboard.type(text));
      }
      await tabTo(page, 'Send');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'You sent the return' }).waitFor();
    });
  });
});
