/** The record form works quorum and result out as a clerk types; without JavaScript the check page says the same. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { aFileWithPlan, aMeeting } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { pressAndArrive } from '../builders/press.ts';
import { fault, isLong } from '../faults/fault.ts';
import { htmlMistakes } from '../html-rules.ts';

let browser: Browser;
let world: OpenRequest;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await anOpenRequest(aMeeting(), { file: aFileWithPlan(), css: buildStylesheet().css });
});
afterEach(() => world.stop());

const form = async (): Promise<string> => `${world.url}${await world.linkOf('clerk-alder-board')}/record`;

describe('the record form', () => {
  it('says what the numbers come to while they are typed, and again when they change', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(await form());
    const sofar = page.locator('#worked-out');
    await page.fill('[name=inPost]', '11');
    await page.fill('[name=present]', '8');
    await sofar.getByText('Choose how they voted').waitFor();
    await page.check('[name=votes][value=all]');
    await sofar.getByText('Your board agrees.').waitFor();
    await page.check('[name=votes][value=counted]');
    await sofar.getByText('Type all five numbers').waitFor();
    await page.fill('[name=for]', '7');
    await page.fill('[name=against]', '1');
    await page.fill('[name=abstained]', '0');
    await sofar.getByText('Your board agrees.').waitFor();
    await page.fill('[name=present]', '5');
    await page.fill('[name=for]', '5');
    await page.fill('[name=against]', '0');
    await sofar.getByText('Nothing could be decided.', { exact: true }).waitFor();
    await page.fill('[name=abstained]', '4');
    await sofar.getByText('Not yet right').waitFor();
    expect(complaints).toEqual([]);
    expect(await axeFaultsOn(page)).toEqual([]);
    await context.close();
  });

  fault(
    2,
    'the one page with a script sends nothing by being opened',
    async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sent: string[] = [];
      page.on('request', (request) => sent.push(request.method()));
      await page.goto(await form());
      const seconds = isLong ? 30 : 2;
      await page.waitForTimeout(seconds * 1000);
      await context.close();
      expect(new Set(sent)).toEqual(new Set(['GET']));
      return `${sent.length} GETs in ${seconds} s, 0 POSTs, 1 script`;
    },
    60_000,
  );

  it('records nothing by being typed in', async () => {
    const typed = { inPost: '11', present: '8', for: '7', against: '1', abstained: '0', stage: 'weigh', me: 'yes' };
    const page = await world.browser.post(await form(), typed);
    expect([page.status, page.text.includes('Your board agrees')]).toEqual([200, true]);
    expect(world.commits()).toBe(0);
    expect((await world.stored()).answers).toEqual([]);
  });

  it('is whole without JavaScript: the button leads to the page that works it out', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(await form());
    const numbers = { inPost: '11', present: '8', for: '7', against: '1', abstained: '0', minute: 'Minute 7.2' };
    await page.check('[name=votes][value=counted]');
    for (const [name, value] of Object.entries(numbers)) await page.fill(`[name=${name}]`, value);
    await page.check('[name=resolution][value=agree]');
    for (const [part, value] of [
      ['day', '2'],
      ['month', '11'],
      ['year', '2026'],
    ])
      await page.fill(`[name=date-${part}]`, value ?? '');
    await pressAndArrive(page, page.getByRole('button', { name: 'Check it' }));
    expect(await page.textContent('h1')).toContain('Check before it is recorded');
    expect(await page.textContent('main')).toContain('Your board agrees');
    await context.close();
  });

  it('is the one page that may run a script, and that one alone', async () => {
    const page = await world.browser.open(await form());
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(
      page
        .$('script')
        .get()
        .map((each) => page.$(each).attr('src')),
    ).toEqual(['/scripts/record.js']);
    expect(await htmlMistakes(page.html)).toEqual([]);
    const other = await world.browser.open((await form()).replace(/\/record$/, ''));
    expect(other.headers.get('content-security-policy')).not.toContain('script-src');
    expect(other.$('script')).toHaveLength(0);
    const script = await world.browser.open('/scripts/record.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
  });
});
