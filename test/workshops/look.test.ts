/** Every page of workshops in a real browser, on a telephone and a desk: by ear, and without scrolling sideways. */
import type { Page, Browser as RealBrowser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { art, aWorkshopWorld, harrowbeck, type Workshops, wendleBridge } from './world.ts';

let world: Workshops;
let browser: RealBrowser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  world = await aWorkshopWorld({ css: buildStylesheet().css });
  for (const name of ['ann', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus']) await world.signUp(name, wendleBridge);
  const form = { choice: 'c1', name: 'Sam Supply', email: 'sam@elsewhere.example' };
  await world.browser().post(await world.schoolLink(harrowbeck), form);
  await world.deliver();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await world.stop();
});

const looksRight = async (path: string): Promise<void> => {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${world.url}${path}`);
    expect(await axeFaultsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
};

describe('the pages of workshops', () => {
  it('behind a school’s link and a teacher’s own are right at both widths', async () => {
    await looksRight(await world.schoolLink(harrowbeck));
    await looksRight(`${await world.schoolLink(harrowbeck)}?done=link-sent`);
    await looksRight(world.linkFor('ann@wendlebridge.example'));
    await looksRight(world.linkFor('gus@wendlebridge.example'));
  }, 60_000);

  it('for those who are signed in are right at both widths', async () => {
    const { cookies } = await world.signedIn('priya-nair');
    await page
      .context()
      .addCookies([...cookies].map(([name, value]) => ({ name, value, url: world.url, httpOnly: true })));
    await looksRight('/workshops');
    await looksRight(`/workshops/${art}`);
    expect(await page.innerText('main')).toContain('Sam Supply');
    await looksRight(`/workshops/open/${art}`);
  }, 60_000);
});
