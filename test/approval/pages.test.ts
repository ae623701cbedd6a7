/** The pages for deciding in a real browser: by eye, by ear, by keyboard, on a phone, without scripts. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRequest } from '../../functions/asking/open-request.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import {
  aboutThePlan,
  aChairsAction,
  aDelegation,
  aFileWithPlan,
  aMeeting,
  aWrittenResolution,
} from '../builders/decision-specs.ts';
import { summaryOf, tabTo } from '../builders/keyboard.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { pressAndArrive } from '../builders/press.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: OpenRequest;
let browser: Browser;
const links = new Map<string, string>();

beforeAll(async () => {
  [world, browser] = await Promise.all([
    anOpenRequest(aMeeting(), { file: aFileWithPlan(), css: buildStylesheet().css }),
    launchBrowser(),
  ]);
  const open = async (name: string, person: string, spec?: Parameters<typeof anOpenRequest>[0]) => {
    const asked = spec && (await openRequest(world.outside, { partnership: world.partnership, request: spec }));
    links.set(name, await world.linkOf(person, asked?.request));
  };
  await open('clerk', 'clerk-alder-board');
  await open('member', 'alder-board-3');
  await open('trustee', 'birch-board-2', aWrittenResolution());
  await open('executive', 'cedar-executive', aDelegation());
  await open('chair', 'dell-board-1', aChairsAction());
  await open('head', 'head-birch', { kind: 'head-support', about: aboutThePlan });
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

const inBrowser = async (options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> => {
  const context = await browser.newContext(options);
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
};
const addressOf = (name: string, below = ''): string => `${world.url}${links.get(name)}${below}`;

it.each([
  ['member', ''],
  ['member', '/plan'],
  ['member', '/question'],
  ['member', '/unclear'],
  ['member', '/interest'],
  ['clerk', ''],
  ['clerk', '/record'],
  ['clerk', '/hand-over'],
  ['trustee', ''],
  ['trustee', '/meeting'],
  ['executive', ''],
  ['chair', ''],
  ['head', ''],
])('the page of the %s%s is correct HTML, as it is and with mistakes', async (whose, below) => {
  const page = await world.browser.open(addressOf(whose, below));
  const pages = page.$('main form').length > 0 ? [page, await page.submit()] : [page];
  for (const { html } of pages) expect(await htmlMistakes(html)).toEqual([]);
});

/** The pages that differ most, with what is pressed on them. */
it.each([
  ['member', '', undefined],
  ['member', '/plan', undefined],
  ['clerk', '', 'Save the date'],
  ['clerk', '/record', 'Check it'],
  ['trustee', '', 'Record my answer'],
  ['chair', '', 'Decide as the chair'],
])('the page of the %s%s is accessible, and no wider than a phone', async (whose, below, press) => {
  await inBrowser({ bypassCSP: true, viewport: { width: 320, height: 800 } }, async (page) => {
    await page.goto(addressOf(whose, below));
    if (press) await pressAndArrive(page, page.getByRole('button', { name: press }));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await axeFaultsOn(page)).toEqual([]);
  });
});

it('sends nothing by itself, and has nothing that could', async () => {
  await inBrowser({}, async (page) => {
    const methods = new Set<string>();
    page.on('request', (request) => methods.add(request.method()));
    const commits = world.commits();
    for (const name of links.keys()) {
      await page.goto(addressOf(name), { waitUntil: 'load' });
      expect(await page.locator('script, meta[http-equiv], [onload], [autofocus]').count()).toBe(0);
    }
    expect([...methods]).toEqual(['GET']);
    expect(world.commits()).toBe(commits);
  });
});

it('leads from each mistake to its field', async () => {
  await inBrowser({ javaScriptEnabled: false }, async (page) => {
    await page.goto(addressOf('clerk', '/record'));
    await pressAndArrive(page, page.getByRole('button', { name: 'Check it' }));
    const { links, astray } = await summaryOf(page);
    expect(links).toBe(5);
    expect(astray).toEqual([]);
  });
});

it('lets a clerk record a meeting by keyboard alone, without scripts', async () => {
  await inBrowser({ javaScriptEnabled: false }, async (page) => {
    const fill = async (name: string, text: string) => {
      await tabTo(page, name);
      await page.keyboard.type(text);
    };
    await page.goto(addressOf('clerk', '/record'));
    await tabTo(page, 'resolution');
    await page.keyboard.press('Space');
    await fill('date-day', '2');
    await fill('date-month', '11');
    await fill('date-year', '2026');
    await fill('present', '8');
    await tabTo(page, 'votes');
    await page.keyboard.press('ArrowDown');
    for (const [name, text] of [
      ['for', '7'],
      ['against', '1'],
      ['abstained', '0'],
      ['minute', 'Minute 7.2'],
    ] as const) {
      await fill(name, text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check before it is recorded' }).waitFor();
    await tabTo(page, 'me');
    await page.keyboard.press('Space');
    await tabTo(page, 'stage');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Alder agreed on 2 November 2026' }).waitFor();
    expect((await world.stored()).outcome?.result).toBe('agreed');
  });
});

it('shows a trustee where to say why only once it is needed, without scripts', async () => {
  await inBrowser({ javaScriptEnabled: false }, async (page) => {
    await page.goto(addressOf('trustee'));
    const why = page.getByLabel('Why not?');
    expect(await why.isVisible()).toBe(false);
    await page.getByLabel('I do not agree').check();
    expect(await why.isVisible()).toBe(true);
  });
});
