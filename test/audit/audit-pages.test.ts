import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replacePerson } from '../../functions/people/replace-person.ts';
import { people } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { csvOf } from '../../functions/web/csv.ts';
import type { Browser, Page } from '../../infra/proof/demonstration/browser.ts';
import { aFilledReturn, autumn, aYear, startAutumn, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let browser: Browser;
beforeEach(async () => {
  world = await aYear();
  browser = await world.signedIn('birch-board-2');
});
afterEach(() => world.stop());

/** What happened and who did it, as the page shows it: "… | Lead Alder". */
const lines = (page: Page): string[] =>
  page
    .$('main tbody tr')
    .map((_, row) =>
      page
        .$(row)
        .find('td')
        .map((__, cell) => page.$(cell).text().trim())
        .get()
        .join(' | '),
    )
    .get();

const aStory = async () => {
  await (await world.visit('lead-alder', startAutumn)).submit();
  const asked = await world.openReturns(autumn);
  const page = await world.visit('lead-birch', asked['900002'] ?? '', '/whole');
  await page.submit(aFilledReturn, { button: 'Send' });
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  const successor = { name: 'Grace Abara', email: 'grace@valley.example' };
  await replacePerson(world.outside, { partnership: 'valley', by: 'head-cedar', leaving: 'head-cedar', successor });
};

describe('the audit trail as a page', () => {
  it('tells what happened in sentences, newest first, with names', async () => {
    await aStory();
    const page = await browser.open('/audit');
    expect(lines(page).slice(0, 5)).toEqual([
      'Grace Abara takes over from Head Cedar. | Head Cedar',
      'The autumn review closed without Alder School, Cedar School and Dell School. | The system',
      'About a school’s return (Birch School): done. | Lead Birch',
      'Sent: a school’s return (Birch School). | Lead Birch',
      expect.stringMatching(/^Asked about a school’s return \(.* School\): Lead .*\. \| The system$/),
    ]);
    expect(lines(page).at(-1)).toBe('The partnership was set up from its file. | The system');
    expect(page.text).toContain('13 November 2026, 09:00');
  });

  it('can be narrowed to an event, and to whoever did it or had it done to them', async () => {
    await aStory();
    const page = await browser.open('/audit?event=person-replaced&person=');
    expect(page.$('select[name=event] option[selected]').attr('value')).toBe('person-replaced');
    expect(lines(page)).toEqual(['Grace Abara takes over from Head Cedar. | Head Cedar']);
    const cedar = await browser.open('/audit?person=head-cedar');
    expect(lines(cedar)).toContain('Grace Abara takes over from Head Cedar. | Head Cedar');
    expect(lines(cedar).every((line) => line.includes('Head Cedar'))).toBe(true);
    const both = await browser.open('/audit?person=chaser&event=signed-in');
    expect(both.text).toContain('Nothing of this kind has happened.');
  });

  it('comes page by page, each event once', async () => {
    for (let number = 0; number < 120; number += 1)
      await work(world.outside, 'valley', async (tx) => tx.event('signed-in', 'chaser'));
    const seen: number[] = [];
    let page = await browser.open('/audit');
    for (;;) {
      seen.push(lines(page).length);
      if (!page.text.includes('Older')) break;
      page = await page.follow('Older');
    }
    expect(seen.slice(0, 2)).toEqual([50, 50]);
    const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'audit#', limit: 500 });
    // Events that only keep the digests of records tell a reader nothing: they are in the file.
    const told = items.filter(({ body }) => body.event !== 'records-kept');
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(told.length);
    expect(items.length).toBeGreaterThan(told.length);
    expect((await page.follow('Newest')).url).toMatch(/\/audit$/);
  });

  it('asks for nothing that its address makes up', async () => {
    for (const query of ['event=__proto__', 'person=%3Cscript%3E', 'before=-1', 'before=1e9', 'before=0', 'event=']) {
      const page = await browser.open(`/audit?${query}`);
      expect([page.status, page.html.includes('<script')], query).toEqual([200, false]);
    }
  });

  it('is for people with a part in the partnership', async () => {
    await work(world.outside, 'valley', async (tx) => {
      tx.write(people, 'stranger', {
        id: 'stranger',
        name: 'Stranger',
        email: 'stranger@valley.example',
        channel: 'email',
        salt: 's',
      });
    });
    const stranger = await world.signedIn('stranger');
    expect((await stranger.open('/audit')).status).toBe(403);
    expect((await stranger.open('/audit/file')).status).toBe(403);
    expect((await world.browser.open('/audit')).heading).toBe('Sign in');
  });
});

describe('the audit trail as a file', () => {
  it('has every event of the filter, with its seal', async () => {
    await aStory();
    const page = await browser.open('/audit/file?event=person-replaced');
    expect(page.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(page.headers.get('content-disposition')).toContain('what-happened-valley-2026-11-13.csv');
    const rows = page.html.trim().split('\r\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(/"person-replaced","Grace Abara takes over from Head Cedar.","Head Cedar","[0-9a-f]{64}"$/);
  });

  it('holds no formula, whatever a person is called', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const chaser = await tx.readNeeded(people, 'chaser');
      tx.write(people, 'chaser', { ...chaser, name: '=HYPERLINK("http://evil.example","Chaser")' });
      tx.event('signed-in', 'chaser');
    });
    const page = await browser.open('/audit/file?event=signed-in');
    expect(page.html).toContain(`"'=HYPERLINK(""http://evil.example"",""Chaser"")"`);
    expect(page.html).not.toMatch(/(^|,)"?[=+@-]/m);
  });
});

describe('a table as a file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never begins a cell with %j', (text) => {
    expect(csvOf([[text]])).toBe(`\ufeff"'${text}"\r\n`);
  });

  it('keeps quotes, commas and lines inside their cell', () => {
    expect(csvOf([['a "b", c\nd', 7]])).toBe('\ufeff"a ""b"", c\nd",7\r\n');
  });
});
