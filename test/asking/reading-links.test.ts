import { afterEach, describe, expect, it } from 'vitest';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { briefBoards } from '../../functions/proposal/brief-boards.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { makeToken } from '../../functions/web/token.ts';
import { aFilledReturn, autumn, aYear, type YearWorld } from '../builders/year.ts';
import { someLinkKeys } from '../web/link-keys.ts';

let world: YearWorld;
afterEach(() => world.stop());

const closed = async () => {
  world = await aYear();
  const asked = await world.openReturns(autumn);
  const page = await world.visit('lead-birch', asked['900002'] ?? '', '/whole');
  await page.submit(aFilledReturn, { button: 'Send' });
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
};

/** The path of a reading link, as its mail has it. */
const pathOf = async (what: string): Promise<string> =>
  new URL(
    (await readingAddress(world.outside, 'valley', what, { id: 'alder-board-2' })) ?? 'https://nowhere.example/none',
  ).pathname;

const deliverMails = async () => {
  const { outside } = world;
  const handlers = { ...workflowHandlers(outside), task: async () => undefined, mail: mailHandler(outside) };
  await deliverDue(outside, handlers, { only: ['mail-many'] });
  await deliverDue(outside, handlers, { only: ['mail'] });
};

describe('a reading link', () => {
  it('shows the report to a board member without an account, and says for whom its link was made', async () => {
    await closed();
    const page = await world.browser.open(await pathOf(`review:${autumn}`));
    expect([page.status, page.heading]).toEqual([200, 'Autumn review 2026 to 2027: report for boards']);
    expect(page.text).toContain('Eight children asked for more.');
    expect(page.text).not.toContain('This page is for');
    expect(page.text).toContain('This link was made for Alder Board 2.');
    expect(page.$('main form').attr('action')).toMatch(/\/again$/);
    expect(page.$('main form')).toHaveLength(1);
  });

  it('stands in the mail of every board member, and is their own', async () => {
    await closed();
    await deliverMails();
    const reports = world.outside.heard.mails.filter(({ subject }) => subject.includes('a report for your board'));
    expect(reports.length).toBeGreaterThan(20);
    const paths = reports.flatMap(({ text }) => /https:\/\/partnership\.example(\/r\/\S+)/.exec(text)?.[1] ?? []);
    expect(new Set(paths).size).toBe(reports.length);
    for (const path of paths.slice(0, 3)) expect((await world.browser.open(path)).status).toBe(200);
  });

  it('changes nothing when it is opened, and takes nothing', async () => {
    await closed();
    const path = await pathOf(`review:${autumn}`);
    const commits = world.commits();
    for (let times = 0; times < 5; times += 1) await world.browser.open(path);
    expect((await world.browser.post(path, { agree: 'yes' })).status).toBe(405);
    expect(world.commits()).toBe(commits);
  });

  it('shows the briefing with the whole plan, and says that nothing is decided here', async () => {
    world = await aYear();
    await briefBoards(world.outside, { partnership: 'valley', proposal: '202627' });
    const page = await world.browser.open(await pathOf('briefing:202627'));
    expect(page.text).toContain('Your board decides, and nothing is decided yet.');
    expect(page.text).toContain('Every pupil in Year 5 works in a real laboratory.');
    expect(page.text).not.toMatch(/approve/i);
  });

  it('is found by no guess, and one page answers every wrong one', async () => {
    await closed();
    const path = await pathOf(`review:${autumn}`);
    const token = path.slice('/r/'.length);
    const link = await world.linkOf('lead-alder');
    const wrong = [
      token.slice(0, -1),
      `${token}a`,
      makeToken(someLinkKeys({ 1: 'another' }), token.slice(0, 20)).token,
      makeToken(someLinkKeys(), 'nothingnothing000000').token,
      // Somebody's own link opens nothing here.
      link.slice('/l/'.length),
    ];
    const pages = await Promise.all(wrong.map((one) => world.browser.open(`/r/${one}`)));
    const bodies = pages.map(({ status, html }) => `${status} ${html.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/, '')}`);
    expect(new Set(bodies).size).toBe(1);
    expect(pages[0]?.status).toBe(404);
    expect((await world.browser.open(`/l/${token}`)).status).toBe(404);
  });

  it('is not there for what nobody was told of', async () => {
    world = await aYear();
    expect(await readingAddress(world.outside, 'valley', `review:${autumn}`, { id: 'alder-board-2' })).toBeUndefined();
  });

  it('is stored without its token', async () => {
    await closed();
    const [, mac = ''] = (await pathOf(`review:${autumn}`)).split('.');
    const stored = JSON.stringify(world.outside.db.prepare('SELECT * FROM items').all());
    expect(mac).toHaveLength(43);
    expect(stored).not.toContain(mac);
  });
});
