/** A meeting in a browser: its agenda and think piece before, its note, actions and good work after, the plan it became. */
import type { Browser as RealBrowser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heldMeetings } from '../../functions/records/between-reviews.ts';
import { occasions } from '../../functions/records/diary.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { aPlan, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let browser: RealBrowser;
const { css } = buildStylesheet();
const meetings = ['2026-11-10', '2026-12-08', '2027-01-20'].map((date) => ({
  date,
  time: '15:45',
  host: '900001',
  thinkPiece: '900003',
}));
const held = '/diary/m-2026-11-10-1545';
const next = '/diary/m-2026-12-08-1545';

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await aYear({
    css,
    plan: aPlan({ meetings, agreement: { form: 'mou', from: '2026-09-01', until: '2027-08-31' } }),
  });
});
afterEach(() => world.stop());

const open = async (path: string, person = 'lead-alder') => (await world.signedIn(person)).open(path);
const by = (at: string, [year = '', month = '', day = '']: readonly string[]) => ({
  [`by-${at}-day`]: day,
  [`by-${at}-month`]: month,
  [`by-${at}-year`]: year,
});
const action = (at: string, what: string, who: string, date = '2026-12-01') => ({
  [`what-${at}`]: what,
  [`who-${at}`]: who,
  ...by(at, date.split('-')),
});
const save = { button: 'Save the agenda' };
const note = { button: 'Note the meeting' };
const piece = { piece: 'Sleep', lines: 'One hour more.\nPhones stay out.', link: 'https://www.example.org/sleep' };

describe('before a meeting', () => {
  it('whoever runs it, hosts it or brings the think piece writes its agenda, and nobody else', async () => {
    const page = await open(next, 'lead-cedar');
    const saved = await page.submit({ agenda: 'The spring labs', ...piece }, save);
    expect(saved.text).toContain('It stands here, for every school to read.');
    const read = await open(next, 'head-birch');
    for (const words of ['The spring labs', 'Sleep, from Cedar', 'Phones stay out.', 'Read more at www.example.org'])
      expect(read.text).toContain(words);
    const other = await open(next, 'lead-dell');
    expect(other.text).not.toContain('Write the agenda');
    const made = await (await world.signedIn('lead-dell')).post(`${next}/agenda`, { agenda: 'Mine', ...piece });
    expect(made.status).toBe(403);
    expect(await world.read(occasions, 'm-2026-12-08-1545')).toMatchObject({ agenda: 'The spring labs' });
  });

  it('says what is wrong with a think piece, keeps what was typed, and links nowhere but to https', async () => {
    const page = await open(next);
    for (const link of [
      'http://example.org',
      'javascript:alert(1)',
      'https://user:secret@example.org',
      'https://host',
    ]) {
      const wrong = await page.submit({ agenda: 'The spring labs', ...piece, link }, save);
      expect([link, wrong.errors]).toEqual([
        link,
        ['Enter one address that begins with https://, such as https://www.example.org/page'],
      ]);
      expect(wrong.$('textarea[name=agenda]').text()).toContain('The spring labs');
    }
    const long = await page.submit({ ...piece, piece: '', lines: 'a\nb\nc\nd' }, save);
    expect(long.errors).toEqual(['Give the think piece a title', 'Use three lines or fewer']);
    expect(await world.read(occasions, 'm-2026-12-08-1545')).toBeUndefined();
  });
});

describe('after a meeting', () => {
  const filled = {
    held: 'yes',
    missing: ['900004'],
    notes: 'We talked about the labs.',
    ...action('0', 'Book the coach', 'head-birch'),
    ...action('1', 'Write to families', 'lead-cedar', '2026-11-20'),
    'good-900002': 'Every pupil in Year 5 has read to somebody.',
  };

  it('who was missing, notes, actions and a line of good work are noted in one form', async () => {
    const done = await (await open(held)).submit(filled, note);
    for (const words of [
      'Not there: Dell.',
      'We talked about the labs.',
      'Every pupil in Year 5 has read to somebody.',
    ])
      expect(done.text).toContain(words);
    expect(await world.read(heldMeetings, '2026-11-10')).toMatchObject({
      held: true,
      missing: ['900004'],
      actions: [
        { id: 'a1', what: 'Book the coach', who: 'head-birch', by: '2026-12-01' },
        { id: 'a2', what: 'Write to families', who: 'lead-cedar', by: '2026-11-20' },
      ],
      good: [{ school: '900002', words: 'Every pupil in Year 5 has read to somebody.' }],
    });
  });

  it('stands open on its owner’s first page and on the next meeting’s, until its owner says that it is done', async () => {
    await (await open(held)).submit(filled, note);
    expect((await open('/home', 'head-birch')).text).toContain('Book the coach');
    expect((await open('/home', 'head-cedar')).text).not.toContain('Book the coach');
    const agenda = await open(next, 'head-birch');
    expect(agenda.text).toContain('Book the coach: Head Birch, by 1 December 2026.');
    const made = await (await world.signedIn('head-cedar')).post(`${held}/actions`, { action: 'a1' });
    expect(made.status).toBe(403);
    await agenda.submit({}, { button: 'Book the coach' });
    expect((await open('/home', 'head-birch')).text).not.toContain('Book the coach');
    expect((await open(next)).text).not.toContain('Book the coach');
    expect((await open(held)).text).toContain('Done on 13 November 2026.');
  });

  it('keeps what was said of an action when the note is put right, and tells a second person who notes over a first', async () => {
    const [first, second] = [await open(held), await open(held, 'lead-birch')];
    await first.submit(filled, note);
    expect((await second.submit({ held: 'no' }, note)).errors).toEqual([
      'Somebody else has noted this meeting meanwhile. Look at what stands now, then note it again',
    ]);
    await (await open(held, 'lead-cedar')).submit({}, { button: 'Write to families' });
    await (await open(held)).submit({ notes: 'Put right.' }, note);
    const noted = await world.read(heldMeetings, '2026-11-10');
    expect(noted).toMatchObject({ held: true, notes: 'Put right.' });
    expect(noted?.actions?.map(({ id, done }) => [id, done?.by])).toEqual([
      ['a1', undefined],
      ['a2', 'lead-cedar'],
    ]);
  });

  it('asks for everything that is missing at once, and takes no note of a meeting to come', async () => {
    const page = await open(held);
    const wrong = await page.submit({ 'what-0': 'Book the coach' }, note);
    expect(wrong.errors).toEqual([
      'Say whether it took place',
      'Choose who does it',
      expect.stringContaining('by which it is done'),
    ]);
    expect(wrong.$('[name=what-0]').attr('value')).toBe('Book the coach');
    expect((await open(next)).text).not.toContain('Did it take place?');
    const made = await (await world.signedIn('lead-alder')).post(`${next}/meeting`, { round: '0', held: 'yes' });
    expect(made.errors).toEqual(['It is still to come. Note it on the day, or later']);
    expect(await world.read(heldMeetings, '2026-11-10')).toBeUndefined();
  });

  it('is owned by nobody outside, and cannot be said to be another action', async () => {
    const lead = await world.signedIn('lead-alder');
    const outsider = { round: '0', held: 'yes', ...action('0', 'Book the coach', 'birch-board-2') };
    expect((await lead.post(`${held}/meeting`, outsider)).errors).toEqual(['Choose owners from the list']);
    const twice = { round: '0', held: 'yes', 'id-0': 'a1', 'id-1': 'a1', ...action('0', 'One', 'head-birch') };
    await lead.post(`${held}/meeting`, { ...twice, ...action('1', 'Two', 'head-birch') });
    expect((await world.read(heldMeetings, '2026-11-10'))?.actions?.map(({ id }) => id)).toEqual(['a1', 'a2']);
  });
});

describe('a think piece', () => {
  it('becomes a shared plan in the log of decisions, a step at a time, and stands in the archive', async () => {
    expect((await open('/diary/think-pieces')).text).toContain('There is none yet.');
    await (await open(held)).submit({ agenda: '', ...piece }, save);
    const shared = await (await open(held)).submit(action('plan', 'A late start on Mondays', 'head-cedar'), {
      button: 'Put it into the plan',
    });
    expect(shared.text).toContain('It is part of a shared plan, and stands in the log of decisions.');
    const log = (await open('/decided')).text;
    for (const words of ['A late start on Mondays', 'shared plan from “Sleep”, 10 November 2026'])
      expect(log).toContain(words);
    const archive = await open('/diary/think-pieces');
    expect(archive.text).toContain('It became a shared plan of 1 step.');
    await (await open(held, 'head-cedar')).submit({}, { button: 'A late start on Mondays' });
    expect((await open('/decided')).text).toContain('Done on 13 November 2026.');
  });

  it('that became a plan is not deleted with its words', async () => {
    await (await open(held)).submit({ agenda: '', ...piece }, save);
    await (await open(held)).submit(action('plan', 'A late start', 'head-cedar'), { button: 'Put it into the plan' });
    await (await open(held)).submit({ agenda: '', piece: '', lines: '', link: '' }, save);
    expect((await world.read(occasions, 'm-2026-11-10-1545'))?.piece?.title).toBe('Sleep');
  });
});

describe('the pages of a meeting', () => {
  it('are for anybody to use, by ear and on a telephone too', async () => {
    await (await open(held)).submit({ agenda: 'The labs', ...piece }, save);
    await (await open(held)).submit({ held: 'yes', ...action('0', 'Book the coach', 'head-birch') }, note);
    const { cookies } = await world.signedIn('lead-alder');
    const page = await browser.newPage();
    await page
      .context()
      .addCookies([...cookies].map(([name, value]) => ({ name, value, url: world.url, httpOnly: true })));
    for (const path of [held, next, '/diary/think-pieces']) {
      expect([path, await htmlMistakes((await open(path)).html)]).toEqual([path, []]);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${world.url}${path}`);
        expect([path, width, await axeFaultsOn(page)]).toEqual([path, width, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  }, 60_000);
});
