/** In a real browser: a head who knows nobody is invited, asks two schools, makes a partnership, writes the plan, submits it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepFileIn } from '../../functions/adapters/local/partnership-file-kept.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { decode } from '../../functions/records/kind.ts';
import { proposals } from '../../functions/records/kinds.ts';
import { loadPartnershipFile } from '../../infra/partnerships/load.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { pressAndArrive } from '../builders/press.ts';
import { pages } from '../proposal/whole-proposal.ts';
import { aSearchWorld, type Searching } from './searching.ts';

let browser: Browser;
let page: Page;
let world: Searching;
let folder: string;
const helen = 'helen@harrowbeck.example';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'made-'));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  world = await aSearchWorld({ styled: true });
  const bringInFile = async (file: PartnershipFile, text: string): Promise<void> => {
    await keepFileIn(folder)(file.partnership.id, text);
    const whole = expand(file);
    await bringIn(world.outside, { whole, ...(file.proposal && { proposal: file.proposal }) });
    // As the workflow does first of all.
    const about = { kind: 'proposal', id: whole.year, version: 1 } as const;
    await openRequest(world.outside, { partnership: whole.id, request: { kind: 'write-proposal', about } });
  };
  Object.assign(world.outside, { bringInFile });
}, 60_000);
afterAll(async () => {
  await world.stop();
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Nothing breaks a rule of axe, and nothing is wider than a telephone. */
const looksRight = async (): Promise<void> => {
  expect(await axeFaultsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
};
const go = async (path: string): Promise<void> => {
  await page.goto(`${world.url}${path}`);
  await looksRight();
};
const press = (name: string | RegExp): Promise<void> => pressAndArrive(page, page.getByRole('button', { name }));
const follow = (name: string | RegExp): Promise<void> => pressAndArrive(page, page.getByRole('link', { name }));
const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
};

const askSchool = async (name: RegExp, to: string): Promise<void> => {
  await go(world.linkFor(helen));
  await follow(name);
  await looksRight();
  await fill({ introducedBy: 'Mel Crane', words: 'Could we share a laboratory?', to });
  await press('Send the question');
  await world.deliver();
};
const sayYes = async (address: string, name: string, email: string): Promise<void> => {
  await go(world.linkFor(address));
  await page.getByRole('radio', { name: 'Yes' }).check();
  await fill({ name, email });
  await press('Send my answer');
  await world.deliver();
};

/** The whole proposal of other tests, with these two schools and their people in it. */
const asTheirs = (text: string): string =>
  text
    .replaceAll('900001', '200001')
    .replaceAll('900002', '200002')
    .replaceAll('lead-alder', 'helen-whitlock')
    .replaceAll('head-alder', 'helen-whitlock')
    .replaceAll('lead-birch', 'ruth-kell')
    .replaceAll(':"chaser"', ':"mel-crane"')
    .replaceAll(':"mediator"', ':"gus-clerk"')
    .replaceAll('Alder School', 'Harrow Beck Primary School')
    .replaceAll('Birch School', 'Saint Aldwyn Junior Academy');
const theirPages = JSON.parse(asTheirs(JSON.stringify(pages))) as typeof pages;

it('goes from "I know nobody" to a submitted proposal', async () => {
  const home = await world.invite('200001', 'Helen Whitlock', helen);
  await go(home);
  await follow('Say what you offer and need');
  await looksRight();
  await fill({
    offersWords: 'Teachers of reading',
    needsWords: 'A laboratory for Year 5',
    values: 'Every child matters',
  });
  await press('Keep it');
  await askSchool(/introduction to Saint Aldwyn/, 'office@aldwyn.example');
  await askSchool(/introduction to Kelby/, 'office@kelby.example');
  await go(`${home}/case`);
  await fill({ pupils: 'Time in a real laboratory.' });
  await press('Keep it');
  await sayYes('office@aldwyn.example', 'Ruth Kell', 'ruth@aldwyn.example');
  await go(home);
  await follow('Make it a partnership');
  await looksRight();
  const terms = { 'autumn-start': '2026-09-02', 'autumn-end': '2026-12-18', 'spring-start': '2027-01-04' };
  const more = { 'spring-end': '2027-03-25', 'summer-start': '2027-04-12', 'summer-end': '2027-07-21' };
  const body = (at: number, who: string): Record<string, string> => ({
    [`p${at}-in-post`]: '9',
    [`p${at}-chair-name`]: `${who} Chair`,
    [`p${at}-chair-email`]: `${who}-chair@x.example`,
    [`p${at}-clerk-name`]: 'Gus Clerk',
    [`p${at}-clerk-email`]: 'gus@x.example',
  });
  await press('Make it a partnership');
  expect(await page.locator('.govuk-error-summary__list li').count()).toBeGreaterThan(5);
  await looksRight();
  await fill({
    name: 'Harrow and Aldwyn',
    'chaser-name': 'Mel Crane',
    'chaser-email': 'mel@x.example',
    ...terms,
    ...more,
  });
  await fill({ ...body(0, 'Eve'), ...body(1, 'Fay'), 'p1-number': '01234567' });
  await press('Make it a partnership');
  expect(await page.locator('h1').textContent()).toBe('Your partnership is made');
  expect((await readFile(join(folder, 'partnerships', 'harrow-and-aldwyn.yaml'), 'utf8')).split('\n')[0]).toContain(
    '$schema',
  );
  expect((await loadPartnershipFile(join(folder, 'partnerships', 'harrow-and-aldwyn.yaml'))).faults).toEqual([]);

  await follow('Sign in');
  await fill({ email: helen });
  await press('Send me a link');
  await world.deliver();
  const [link = ''] = world.mailsTo(helen).flatMap(({ text }) => /\/sign-in\/\S+/.exec(text) ?? []);
  await go(link);
  await press('Sign in');

  const lead = world.browser();
  for (const { name, value } of await page.context().cookies()) lead.cookies.set(name, value);
  expect((await lead.open('/proposal/offers-and-needs')).text).toContain('A laboratory for Year 5');
  expect((await lead.open('/proposal/briefing')).html).toContain('Time in a real laboratory.');
  for (const [path, filling] of theirPages) {
    const form = await lead.open(`/proposal/${path}`);
    expect([path, form.status]).toEqual([path, 200]);
    const after = await form.submit(filling);
    expect([path, after.status, ...after.errors]).toEqual([path, 200]);
  }
  await go('/proposal/submit');
  await press('Submit the proposal');
  expect(await page.locator('main').textContent()).toContain('The proposal is submitted.');
  const item = await world.outside.store.get(proposals.key('harrow-and-aldwyn', '202627'));
  expect(item && decode(proposals, item)).toMatchObject({ version: 1, state: 'with-heads' });
  expect((await world.browser().open(home)).heading).toBe('Your partnership is made');
}, 120_000);
