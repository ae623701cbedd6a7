/** The pages with figures about groups of pupils, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { pressAndArrive } from '../builders/press.ts';
import { aFilledReturn, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let browser: Browser;
const paths = new Map<string, string>();

const heading = 'Year group,Subject or measure,Characteristic,Group,Number of pupils,Number at expected standard';
const figures = ([all, allAt]: readonly [number, number], [free, freeAt]: readonly [number, number]) =>
  [
    heading,
    `5,Science,All pupils,All pupils,${all},${allAt}`,
    `5,Science,FSM,FSM,${free},${freeAt}`,
    `5,Science,FSM,Not FSM,${all - free},${allAt - freeAt}`,
  ].join('\n');

beforeAll(async () => {
  [world, browser] = await Promise.all([aYear({ css: buildStylesheet().css }), launchBrowser()]);
  await work(world.outside, 'valley', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const dataAgreement = { version: 1, seal: 'b'.repeat(64), signedOn: '2026-09-07' };
    tx.write(partnerships, theOne, { ...whole, dataAgreement });
  });
  const asked = await world.openReturns(autumn);
  for (const [urn, key, table] of [
    ['900001', 'alder', figures([40, 24], [14, 7])],
    ['900002', 'birch', figures([30, 19], [8, 2])],
    ['900003', 'cedar', figures([44, 29], [4, 2])],
  ] as const) {
    const request = asked[urn] ?? '';
    await (await world.visit(`lead-${key}`, request, '/figures')).submit({ table }, { button: 'Send these' });
    await (await world.visit(`lead-${key}`, request, '/whole')).submit(aFilledReturn, { button: 'Send' });
  }
  paths.set('figures that were sent', `${await world.linkOf('lead-birch', asked['900002'] ?? '')}/figures`);
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  const address = await readingAddress(world.outside, 'valley', `review:${autumn}`, { id: 'alder-board-2' });
  paths.set('report', new URL(address ?? '').pathname);
  const next = await world.openReturns(spring);
  const typing = `${await world.linkOf('lead-birch', next['900002'] ?? '')}/figures-type`;
  paths.set('figures to type', `${typing}?year=5&subject=Science&characteristic=FSM`);
  paths.set('which figures to type', typing);
  paths.set('figures', `${await world.linkOf('lead-birch', next['900002'] ?? '')}/figures`);
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

describe('pages with figures', () => {
  it('are correct HTML', async () => {
    for (const [name, path] of paths) {
      const page = await world.browser.open(path);
      expect([name, page.status, await htmlMistakes(page.html)]).toEqual([name, 200, []]);
    }
  });

  it.each(['figures', 'figures to type', 'which figures to type', 'figures that were sent', 'report'])(
    '%s: accessible, and no wider than a phone',
    async (name) => {
      const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${world.url}${paths.get(name)}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await axeFaultsOn(page)).toEqual([]);
      await context.close();
    },
  );

  it('can be sent again after a mistake, without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${world.url}${paths.get('figures')}`);
    await page.getByText('Paste the table instead').click();
    await page.getByLabel('Your table', { exact: true }).fill(figures([30, 19], [12, 13]));
    await pressAndArrive(page, page.getByRole('button', { name: 'Send these figures' }));
    expect(await page.locator('.govuk-error-summary').textContent()).toContain(
      'expected at most 12, the number of pupils',
    );
    await page.getByLabel('Your table', { exact: true }).fill(figures([30, 19], [8, 3]));
    await pressAndArrive(page, page.getByRole('button', { name: 'Send these figures' }));
    expect(await page.getByText('Your figures are kept.').count()).toBe(1);
    await context.close();
  });
});
