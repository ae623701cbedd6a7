/** The pages of the proposal, and the first page, in a real browser: by ear, by keyboard, on a phone, without scripts. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRequest } from '../../functions/asking/open-request.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import type { Browser as Reader } from '../../infra/proof/demonstration/browser.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { summaryOf, tabTo } from '../builders/keyboard.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { pressAndArrive } from '../builders/press.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';
import { aWholeFile } from './whole-proposal.ts';

let browser: Browser;
let whole: SignedInWorld;
let lead: Reader;
beforeAll(async () => {
  browser = await launchBrowser();
  whole = await aSignedInWorld(await aWholeFile(), { css: buildStylesheet().css });
  lead = await whole.as('lead-alder');
  const about = { kind: 'proposal', id: '202627', version: 1 } as const;
  await openRequest(whole.outside, { partnership: whole.partnership, request: { kind: 'head-support', about } });
});
afterAll(async () => {
  await browser.close();
  await whole.stop();
});

const inBrowser = async (
  world: SignedInWorld,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> => {
  const { cookies } = await world.as('lead-alder');
  const context = await browser.newContext(options);
  try {
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: world.url })));
    await look(await context.newPage());
  } finally {
    await context.close();
  }
};

const questions = [
  'values purpose purposes leads success reviews money meetings reporting chair chaser mediator aims project-leads',
  'activities measures outcomes evaluation agreement leaving lasting offers-and-needs promises briefing data-sharing',
].flatMap((names) => names.split(' '));
const others = [
  '/home',
  '/proposal',
  '/proposal/preview',
  '/proposal/versions',
  '/proposal/withdraw',
  '/proposal/join',
  '/proposal/aims/aims.1/remove',
  '/proposal/activities/add.activities',
  '/proposal/measures/measures.science-in-a-laboratory.1',
  '/proposal/promises/schools.900001',
  '/questions',
];

describe('every page', () => {
  it.each([...others, ...questions.map((id) => `/proposal/${id}`)])('%s is correct HTML', async (path) => {
    expect(await htmlMistakes((await lead.open(path)).html)).toEqual([]);
  });

  it('is correct HTML with mistakes on it, and where two people wrote at once', async () => {
    const activity = await (await lead.open('/proposal/activities/add.activities')).submit({ sessions: 'many' });
    expect(activity.errors).toHaveLength(3);
    expect(await htmlMistakes(activity.html)).toEqual([]);
    for (const [path, fields] of [
      ['/proposal/briefing', { 'briefing-costs': 'Mine' }],
      ['/proposal/promises/schools.900001', { hours: '5' }],
      ['/proposal/aims/aims.1', { what: 'Mine', 'by-day': '1', 'by-month': '7', 'by-year': '2027' }],
      ['/proposal/success/purposes.gone', { success: 'Mine' }],
    ] as const) {
      const page = await lead.post(path, { shown: 'what somebody saw before', ...fields });
      expect([path, page.status]).toEqual([path, 409]);
      expect(await htmlMistakes(page.html)).toEqual([]);
    }
  });
});

describe('in a browser', () => {
  it.each([
    '/home',
    '/proposal',
    '/proposal/offers-and-needs',
    '/proposal/money',
    '/proposal/preview',
    '/proposal/join',
  ])('%s is accessible, and no wider than a phone', async (path) => {
    await inBrowser(whole, { bypassCSP: true, viewport: { width: 320, height: 800 } }, async (page) => {
      await page.goto(`${whole.url}${path}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await axeFaultsOn(page)).toEqual([]);
    });
  });

  it('a form with mistakes is accessible, and each of them leads to its field', async () => {
    await inBrowser(whole, { bypassCSP: true }, async (page) => {
      await page.goto(`${whole.url}/proposal/activities/add.activities`);
      await pressAndArrive(page, page.getByRole('button', { name: 'Save', exact: true }));
      expect(await axeFaultsOn(page)).toEqual([]);
      expect(await summaryOf(page)).toEqual({ links: 2, astray: [] });
    });
  });

  it('lets a lead add an aim by keyboard alone, without scripts', async () => {
    const world = await aSignedInWorld(aPartnershipFile({}, 2), { css: 'main{}' });
    await inBrowser(world, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${world.url}/proposal`);
      await tabTo(page, 'What do we want to achieve, and by when?');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Still missing' }).waitFor();
      await tabTo(page, 'Add an aim');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Add an aim' }).waitFor();
      for (const [name, text] of [
        ['what', 'Every child swims'],
        ['by-day', '1'],
        ['by-month', '7'],
        ['by-year', '2027'],
      ] as const) {
        await tabTo(page, name);
        await page.keyboard.type(text);
      }
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Saved' }).waitFor();
      expect((await world.content()).aims).toEqual([{ what: 'Every child swims', by: '2027-07-01' }]);
    });
    await world.stop();
  });
});
