import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerSides } from '../../functions/records/ledgers.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import type { Filling, Page } from '../../infra/proof/demonstration/browser.ts';
import { aFilledReturn, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let returnOf: Readonly<Record<string, string>>;
beforeEach(async () => {
  world = await aYear();
  returnOf = await world.openReturns(autumn);
});
afterEach(() => world.stop());

const schools = { alder: '900001', birch: '900002', cedar: '900003', dell: '900004' } as const;
type Key = keyof typeof schools;
const visit = (key: Key, below: string, person = `lead-${key}`) =>
  world.visit(person, returnOf[schools[key]] ?? '', below);
const labDay = {
  side: 'gave',
  kind: 'hours',
  what: 'Lab days',
  amount: '12',
  with: [schools.birch],
  host: schools.alder,
};
const add = async (key: Key, line: Filling): Promise<Page> => (await visit(key, '/ledger-add')).submit(line);
const side = async (key: Key) => (await world.read(ledgerSides, `${autumn}#${schools[key]}`))?.side;
const inside = async (path: string, person = 'lead-cedar') => (await world.signedIn(person)).open(path);

describe('a school’s side of the ledger', () => {
  it('is reached from its return, and begins empty with a note on tax that is not advice', async () => {
    const page = await (await visit('alder', '/whole')).follow('what your school gave and got');
    expect(page.text).toContain('Your school has written down nothing yet');
    expect(page.text).toContain('can be subject to VAT');
    expect(page.text).toContain('not advice');
  });

  it('takes a line, which the other school then finds and says is right', async () => {
    const kept = await add('alder', labDay);
    expect(kept.text).toContain('The line is kept');
    expect(kept.text).toContain('Not yet confirmed by Birch School');
    const page = await visit('birch', '/ledger');
    expect(page.text).toContain('Lab days: your school got 12 hours');
    const [line] = (await side('alder'))?.lines ?? [];
    const done = await page.submit({ [`right-${line?.id}`]: 'yes' }, { button: 'Keep these answers' });
    expect(done.text).toContain('Your answers are kept');
    expect((await visit('alder', '/ledger')).text).toContain('Both sides agree');
  });

  it('shows to everybody what the two sides count differently', async () => {
    await add('alder', labDay);
    const [line] = (await side('alder'))?.lines ?? [];
    const page = await visit('birch', '/ledger');
    const filled = { [`right-${line?.id}`]: 'no', [`count-${line?.id}`]: '9' };
    await page.submit(filled, { button: 'Keep these answers' });
    const ledger = await inside(`/ledger/${autumn}`);
    expect(ledger.text).toContain('Counted differently: Birch School counts 9 hours for its part, not 12 hours');
    expect(ledger.text).toContain('What was given is not what was got');
    expect(ledger.text).toMatch(/All schools ?12 hours ?9 hours/);
  });

  it('asks for a number where it is counted differently, and keeps what was typed', async () => {
    await add('alder', labDay);
    const [line] = (await side('alder'))?.lines ?? [];
    const page = await visit('birch', '/ledger');
    const wrong = await page.submit(
      { [`right-${line?.id}`]: 'no', [`count-${line?.id}`]: 'nine' },
      { button: 'Keep these answers' },
    );
    expect(wrong.errors).toEqual(['Enter what your school counts for “Lab days”, as a number']);
    expect(wrong.$(`[name="count-${line?.id}"]`).attr('value')).toBe('nine');
  });

  it('says field by field what a line lacks', async () => {
    const page = await (await visit('alder', '/ledger-add')).submit({});
    expect(page.errors).toEqual([
      'Choose whether your school gave it or got it',
      'Choose what it was',
      'Say in a few words what it was',
      'Tick the other school or schools',
    ]);
    expect((await add('alder', { ...labDay, amount: '0' })).errors).toEqual([
      'Enter how much it was, as a number above 0, such as 12 or 7.5',
    ]);
  });

  it('takes money in pounds and keeps pence', async () => {
    await add('alder', { ...labDay, kind: 'money', amount: '£12.50' });
    expect((await side('alder'))?.lines[0]?.amount).toBe(1250);
  });

  it('loses a line and a role that it takes back', async () => {
    await add('alder', labDay);
    const added = await (await visit('alder', '/ledger-role')).submit({ role: 'Leads science in two schools' });
    expect(added.text).toContain('Role gained: Leads science in two schools');
    const removed = await added.submit({}, { button: 'Remove: Lab days' });
    expect([(await side('alder'))?.lines, removed.text.includes('Role gained')]).toEqual([[], true]);
  });

  it('is marked as whole with how fair it feels, in the open', async () => {
    const page = await visit('alder', '/ledger');
    expect(page.text).toContain('All schools see this answer');
    expect((await page.submit({}, { button: 'Our side is whole' })).errors).toEqual([
      'Choose how fair it feels, from 1 to 5',
    ]);
    await page.submit({ felt: '2' }, { button: 'Our side is whole' });
    await add('alder', labDay);
    expect((await side('alder'))?.confirmed).toBe(false);
    expect((await inside(`/ledger/${autumn}`)).text).toContain('2 of 5');
  });

  it('cannot be changed by the head, who only reads, nor once the review has closed', async () => {
    const head = await world.linkOf('head-alder', returnOf[schools.alder] ?? '');
    expect((await world.browser.post(`${head}/ledger-add`, labDay)).errors).toEqual([
      'Only the school’s project lead can change its side of the ledger',
    ]);
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const lead = await world.linkOf('lead-alder', returnOf[schools.alder] ?? '');
    expect((await world.browser.post(`${lead}/ledger-add`, labDay)).status).toBe(400);
    expect((await world.browser.open(`${lead}/ledger`)).text).toContain('can no longer be changed here');
    expect(await side('alder')).toBeUndefined();
  });

  it('takes no answer to a line that is not about the school, and no school from elsewhere', async () => {
    await add('alder', labDay);
    const [line] = (await side('alder'))?.lines ?? [];
    const cedar = await world.linkOf('lead-cedar', returnOf[schools.cedar] ?? '');
    const form = { [`right-${line?.id}`]: 'yes', button: 'answer' };
    expect((await world.browser.post(`${cedar}/ledger`, form)).status).toBe(400);
    const elsewhere = await world.browser.post(`${cedar}/ledger-add`, { ...labDay, with: '999999' });
    expect(elsewhere.errors).toEqual(['Choose schools of the partnership, and not your own']);
    expect(await side('cedar')).toBeUndefined();
  });
});

describe('the return', () => {
  it('is filled in with what the school’s lines come to', async () => {
    await add('alder', labDay);
    await add('alder', { ...labDay, side: 'got', amount: '5.5' });
    const page = await visit('alder', '/whole');
    expect(page.$('[name=hoursGiven]').attr('value')).toBe('12');
    expect(page.$('[name=hoursReceived]').attr('value')).toBe('5.5');
  });

  it('speaks for a school that wrote no line', async () => {
    await (await visit('alder', '/whole')).submit(aFilledReturn, { button: 'Send' });
    const ledger = await inside(`/ledger/${autumn}`);
    expect(ledger.text).toMatch(/Alder School ?20 hours ?12 hours ?not told ?its return/);
  });
});

describe('the ledger of the partnership', () => {
  it('holds a year and its terms, says what is lopsided, and is a file for a spreadsheet', async () => {
    await add('alder', { ...labDay, what: '=HYPERLINK("http://x")' });
    await add('alder', { ...labDay, side: 'got', amount: '4' });
    const year = await inside('/ledger');
    expect(year.text).toContain('Alder School gave 3 hours for each hour it got');
    const term = await year.follow('Autumn ledger 2026 to 2027');
    expect(term.text).toContain('Alder School: =HYPERLINK');
    const file = await term.follow('Download the ledger');
    expect(file.headers.get('content-disposition')).toContain(`ledger-${autumn}.csv`);
    expect(file.html).toContain('"\'=HYPERLINK(""http://x"")"');
    expect(file.html).not.toMatch(/(^|[\n,])"?[=+@]/);
  });

  it('is nothing yet before a review is held', async () => {
    expect((await inside(`/ledger/${spring}`)).status).toBe(404);
    expect((await inside(`/ledger/${autumn}`)).text).toContain('No school has told yet what it gave and got');
  });

  it('is correct HTML, page by page', async () => {
    await add('alder', labDay);
    const own = await Promise.all([
      visit('alder', '/ledger'),
      visit('birch', '/ledger'),
      visit('alder', '/ledger-add'),
    ]);
    for (const page of [
      ...own,
      await visit('alder', '/ledger-role'),
      await inside('/ledger'),
      await inside(`/ledger/${autumn}`),
    ])
      expect([page.heading, await htmlMistakes(page.html)]).toEqual([page.heading, []]);
  });
});
