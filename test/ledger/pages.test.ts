/** The pages of the ledger and of surveys, in a real browser, on a narrow phone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { pressAndArrive } from '../builders/press.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let browser: Browser;
let session = '';
const paths = new Map<string, string>();

beforeAll(async () => {
  [world, browser] = await Promise.all([aYear({ css: buildStylesheet().css }), launchBrowser()]);
  await work(world.outside, 'valley', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const dataAgreement = { version: 1, seal: 'b'.repeat(64), signedOn: '2026-09-07' };
    tx.write(partnerships, theOne, { ...whole, dataAgreement });
  });
  const asked = await world.openReturns(autumn);
  const below = async (person: string, urn: string, page: string) =>
    `${await world.linkOf(person, asked[urn] ?? '')}/${page}`;
  const line = { side: 'gave', kind: 'hours', what: 'Lab days', amount: '12', with: ['900002'], host: '900001' };
  await (await world.browser.open(await below('lead-alder', '900001', 'ledger-add'))).submit(line);
  paths.set('what others wrote', await below('lead-birch', '900002', 'ledger'));
  paths.set('what one wrote', await below('lead-alder', '900001', 'ledger'));
  paths.set('what one wrote, for the head', await below('head-alder', '900001', 'ledger'));
  paths.set('add a line', await below('lead-alder', '900001', 'ledger-add'));
  paths.set('add a role', await below('lead-alder', '900001', 'ledger-role'));
  const lead = await world.signedIn('lead-alder');
  session = [...lead.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const form = { audience: 'pupils', moment: 'before', about: 'science', days: '14' };
  const wave = await (await lead.open('/surveys/open')).submit(form);
  paths.set('a survey', wave.$('main a[href*="/survey/"]').attr('href') ?? '');
  paths.set('an open survey', new URL(wave.url).pathname);
  const staff = await (await lead.open('/surveys/open')).submit({ ...form, audience: 'staff' });
  const link = staff.$('main a[href*="/survey/"]').attr('href') ?? '';
  for (const step of ['2', '3', '4', '5', '3', '4']) await (await world.browser.open(link)).submit({ interest: step });
  await (await lead.open(staff.url)).submit({}, { button: 'Close it today' });
  paths.set('what a survey came to', new URL(staff.url).pathname);
  for (const path of ['/ledger', `/ledger/${autumn}`, '/surveys', '/surveys/open']) paths.set(path, path);
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

const names = [
  'what others wrote',
  'what one wrote',
  'what one wrote, for the head',
  'add a line',
  'add a role',
  'a survey',
  'an open survey',
  'what a survey came to',
  '/ledger',
  `/ledger/${autumn}`,
  '/surveys',
  '/surveys/open',
];

describe('pages of the ledger and of surveys', () => {
  it.each(names)('%s: accessible, and no wider than a phone', async (name) => {
    const path = paths.get(name) ?? '';
    const own = /^\/(ledger|surveys)/.test(path);
    const context = await browser.newContext({
      bypassCSP: true,
      viewport: { width: 320, height: 800 },
      ...(own && { extraHTTPHeaders: { cookie: session } }),
    });
    const page = await context.newPage();
    const response = await page.goto(new URL(path, world.url).href);
    expect([response?.status(), await page.evaluate('document.documentElement.scrollWidth')]).toEqual([200, 320]);
    expect(await axeFaultsOn(page)).toEqual([]);
    if (process.env.LOOK)
      await page.screenshot({ path: `${process.env.LOOK}/${name.replace(/\W+/g, '-')}.png`, fullPage: true });
    await context.close();
  });

  it('are filled in without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL(paths.get('what others wrote') ?? '', world.url).href);
    await page.getByLabel('We count it differently').check();
    await page.getByLabel('What your school counts').fill('9');
    await pressAndArrive(page, page.getByRole('button', { name: 'Keep these answers' }));
    expect(await page.getByText('Your answers are kept').count()).toBe(1);
    await page.goto(new URL(paths.get('a survey') ?? '', world.url).href);
    await page.getByLabel('5, very much').first().check();
    await pressAndArrive(page, page.getByRole('button', { name: 'Send my answers' }));
    expect(await page.getByRole('heading', { name: 'Thank you' }).count()).toBe(1);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});
