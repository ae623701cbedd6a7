import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { surveyCounts, surveyWaves } from '../../functions/records/surveys.ts';
import { work } from '../../functions/records/work.ts';
import { answerSurvey } from '../../functions/survey/answer-survey.ts';
import { createBrowser, type Page } from '../../infra/proof/demonstration/browser.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { fault } from '../faults/fault.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const signed = () =>
  work(world.outside, 'valley', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const dataAgreement = { version: 1, seal: 'b'.repeat(64), signedOn: '2026-09-07' };
    tx.write(partnerships, theOne, { ...whole, dataAgreement });
  });
const inside = async (path: string, person: string) => (await world.signedIn(person)).open(path);
const lead = 'lead-alder';
const form = { audience: 'pupils', moment: 'before', about: 'science', days: '14' };
const open = async (more: Readonly<Record<string, string>> = {}): Promise<Page> =>
  (await inside('/surveys/open', lead)).submit({ ...form, ...more });
const linkFor = (page: Page, school: string): string => {
  const heading = page.$('main h3').filter((_, each) => page.$(each).text() === school);
  return heading.next('p').find('a').attr('href') ?? '';
};
const answers = async (path: string, each: readonly string[]) => {
  for (const one of each) {
    const done = await (await createBrowser(world.url).open(path)).submit({
      interest: one,
      confidence: one,
      trust: '4',
    });
    expect(done.heading).toBe('Thank you');
  }
};
const countsIn = (body: string) => surveyCounts.schema.parse(JSON.parse(body)).counts;
const presses = (): number =>
  world.outside.db
    .prepare(`select body from items where sort like 'survey-counts#%'`)
    .all()
    .reduce((sum, { body }) => sum + (countsIn(String(body)).interest[2] ?? 0), 0);
const oneOf = (opened: Page) => ({
  partnership: 'valley',
  wave: new URL(opened.url).pathname.split('/')[2] ?? '',
  school: '900002',
  round: 0,
});
const everythingStored = () => JSON.stringify(world.outside.db.prepare('select * from items').all());

describe('opening a survey', () => {
  it('sends each school a link of its own to hand out', async () => {
    await signed();
    const page = await open();
    expect(page.text).toContain('The survey is open. Each school has been sent its link.');
    const links = ['Alder', 'Birch', 'Cedar', 'Dell'].map((name) => linkFor(page, `${name} School`));
    expect(new Set(links).size).toBe(4);
    expect(await world.told('survey-opened')).toContain('head-birch');
  });

  it('waits until every party has signed the data sharing agreement', async () => {
    expect((await open()).errors).toEqual([
      'Not every party has signed the data sharing agreement, so no survey can be opened yet',
    ]);
  });

  it('says what is missing, and opens none twice', async () => {
    await signed();
    expect((await (await inside('/surveys/open', lead)).submit({})).errors).toEqual([
      'Choose who is asked',
      'Choose when in the year it is',
      'Say in a word or two what it is about',
      'Choose how long it can be answered',
    ]);
    await open();
    expect((await open()).errors).toEqual(['This survey is open already']);
  });

  it('is the lead’s; a school lead sees the link of the own school alone', async () => {
    await signed();
    const url = new URL((await open()).url);
    expect((await inside('/surveys/open', 'lead-cedar')).status).toBe(403);
    const seen = await inside(url.pathname, 'lead-cedar');
    expect([linkFor(seen, 'Cedar School') !== '', linkFor(seen, 'Birch School')]).toEqual([true, '']);
  });
});

describe('answering', () => {
  it('needs no account, sets no cookie, and keeps a count and nothing else', async () => {
    await signed();
    const path = linkFor(await open(), 'Birch School');
    const pupil = createBrowser(world.url);
    const page = await pupil.open(path);
    expect(page.text).toContain('pupils of Birch School');
    expect(page.text).toContain('I can see myself doing science when I am older');
    const done = await page.submit({ interest: '5', trust: '2' });
    expect([done.heading, pupil.cookies.size, done.headers.getSetCookie()]).toEqual(['Thank you', 0, []]);
    const rows = world.outside.db.prepare(`select body from items where sort like 'survey-counts#%'`).all();
    expect(rows.map(({ body }) => JSON.parse(String(body)))).toEqual([
      {
        _kind: 'survey-counts',
        _schema: 1,
        wave: expect.any(String),
        school: '900002',
        counts: { interest: [0, 0, 0, 0, 1], confidence: [0, 0, 0, 0, 0], trust: [0, 1, 0, 0, 0] },
      },
    ]);
    expect(everythingStored()).not.toContain('127.0.0.1');
  });

  it('takes no empty form, no made-up answer, and nothing by a link that nobody gave', async () => {
    await signed();
    const path = linkFor(await open(), 'Birch School');
    const page = await world.browser.open(path);
    expect((await page.submit({})).errors).toEqual(['Answer at least one question']);
    expect((await world.browser.post(path, { interest: '6' })).errors).toEqual([
      'Choose a number from 1 to 5, or leave it out',
    ]);
    expect((await world.browser.post(path, { interest: '5', name: 'Jo' })).status).toBe(400);
    expect((await world.browser.open(`${path.slice(0, -3)}abc`)).status).toBe(404);
    expect((await world.browser.open(path.replace('/survey/', '/r/'))).status).toBe(404);
  });

  it('ends with the last day, or when the lead closes it', async () => {
    await signed();
    const page = await open();
    const path = linkFor(page, 'Birch School');
    await (await world.signedIn(lead)).open(page.url).then((one) => one.submit({}, { button: 'Close it today' }));
    expect((await world.browser.open(path)).heading).toBe('This survey is closed');
    expect((await world.browser.post(path, { interest: '5' })).heading).toBe('This survey is closed');
    const second = linkFor(await open({ moment: 'after' }), 'Birch School');
    world.moveTo('2026-11-27');
    expect((await world.browser.open(second)).heading).toBe('A short survey');
    world.moveTo('2026-11-28');
    expect((await world.browser.open(second)).heading).toBe('This survey is closed');
  });

  it('stops for a while when a program sends more by one link than any school could', async () => {
    await signed();
    const opened = await open();
    const path = linkFor(opened, 'Birch School');
    const one = { ...oneOf(opened), answer: { interest: 3 } };
    for (let sent = 0; sent < 4000; sent += 1) await answerSurvey(world.outside, one);
    const page = await world.browser.post(path, { interest: '3' });
    expect([page.status, page.errors[0]]).toEqual([429, expect.stringContaining('Please wait ten minutes')]);
    expect(presses()).toBeLessThan(2500);
  });
});

describe('many answers', () => {
  fault(55, 'sixty who press together are all counted', async () => {
    await signed();
    const opened = await open();
    const path = linkFor(opened, 'Birch School');
    const sent = await Promise.all(
      Array.from({ length: 60 }, () => createBrowser(world.url).post(path, { interest: '3' })),
    );
    expect(sent.map(({ heading }) => heading)).toEqual(Array.from({ length: 60 }, () => 'Thank you'));
    // Many at once in every part of the counter, whoever's turn it is: nobody is told to wait.
    const one = { ...oneOf(opened), answer: { interest: 3 } };
    const more = await Promise.all(Array.from({ length: 400 }, () => answerSurvey(world.outside, one)));
    expect(more.every(({ ok }) => ok)).toBe(true);
    expect(presses()).toBe(460);
    const page = await inside(new URL(opened.url).pathname, 'lead-birch');
    expect(page.text).toContain('460 answers have come by this link. The school has 210 pupils.');
    return 'sixty through the web, four hundred in one moment: all counted';
  });

  fault(55, 'a flood is shown to the school, which gives its link up; it counts for nothing', async () => {
    await signed();
    const opened = await open();
    const page = () => inside(new URL(opened.url).pathname, 'head-birch');
    const old = linkFor(opened, 'Birch School');
    const flood = { ...oneOf(opened), answer: { interest: 3, trust: 1 } };
    for (let sent = 0; sent < 225; sent += 1) await answerSurvey(world.outside, flood);
    const shown = await page();
    expect(shown.text).toContain('More answers came than the school has pupils');
    expect(await htmlMistakes(shown.html)).toEqual([]);
    const given = await shown.submit({}, { button: 'Give up this link' });
    expect(given.text).toContain('The old link is given up');
    expect(given.text).toContain('Nobody has answered yet.');
    const next = linkFor(given, 'Birch School');
    expect([(await world.browser.open(old)).status, (await world.browser.post(old, { interest: '3' })).status]).toEqual(
      [404, 404],
    );
    expect(await answerSurvey(world.outside, flood)).toEqual({ ok: false, refusal: 'void' });
    await answers(next, ['2', '3', '4', '5', '3', '4']);
    const closed = await (await inside(new URL(opened.url).pathname, lead)).submit({}, { button: 'Close it today' });
    expect(closed.text).toContain('Birch School3.5 (6 answers)');
    expect((await inside('/audit', lead)).text).toContain('A school gave up its link to a survey');
    return '225 answers from 210 pupils: warned, given up, six honest ones counted';
  });

  fault(55, 'a flood that nobody stopped is not counted, and the page says so', async () => {
    await signed();
    const opened = await open();
    for (const name of ['Alder', 'Cedar', 'Dell'])
      await answers(linkFor(opened, `${name} School`), ['2', '3', '4', '5', '3', '4']);
    for (let sent = 0; sent < 300; sent += 1)
      await answerSurvey(world.outside, { ...oneOf(opened), answer: { interest: 1 + (sent % 5) } });
    const closed = await (await inside(new URL(opened.url).pathname, lead)).submit({}, { button: 'Close it today' });
    expect(closed.text).toContain('Birch School: 300 answers came from 210 pupils');
    expect(closed.text).toContain('Birch Schoolc');
    expect(closed.text).toContain('All schools3.5 (18 answers)');
    return '300 answers from 210 pupils left out of every average';
  });

  it('are given up by their own school alone, once for one press, and not after they were shown', async () => {
    await signed();
    const opened = await open();
    const path = new URL(opened.url).pathname;
    const form = { school: '900002', round: '0' };
    expect((await (await world.signedIn('head-cedar')).post(`${path}/give-up`, form)).status).toBe(403);
    expect((await (await world.signedIn('lead-birch')).post(`${path}/give-up`, { ...form, round: 'x' })).status).toBe(
      400,
    );
    for (let twice = 0; twice < 2; twice += 1) await (await world.signedIn('lead-birch')).post(`${path}/give-up`, form);
    const wave = await world.read(surveyWaves, oneOf(opened).wave);
    expect(wave?.voided).toEqual([{ school: '900002', on: '2026-11-13', by: 'lead-birch' }]);
    await (await inside(path, lead)).submit({}, { button: 'Close it today' });
    await (await world.signedIn('lead-birch')).post(`${path}/give-up`, { ...form, round: '1' });
    expect((await world.read(surveyWaves, oneOf(opened).wave))?.voided).toHaveLength(1);
  });
});

describe('what a survey came to', () => {
  const spread = ['2', '3', '4', '5', '3', '4'];

  it('is shown to nobody while it is open, then hides schools with few answers', async () => {
    await signed();
    const page = await open();
    for (const name of ['Alder', 'Birch', 'Cedar']) await answers(linkFor(page, `${name} School`), spread);
    await answers(linkFor(page, 'Dell School'), ['1', '2', '3', '4', '5']);
    const path = new URL(page.url).pathname;
    expect((await inside(path, lead)).$('table')).toHaveLength(0);
    const closed = await (await inside(path, lead)).submit({}, { button: 'Close it today' });
    expect(closed.text).toContain('Alder School3.5 (6 answers)');
    expect(closed.text).toContain('Dell Schoolc');
    expect(closed.text).toMatch(/Dell School: 5 of \d+ pupils on the roll answered \(\d+%\)/);
    expect(closed.text).toContain('Those who did not answer may think otherwise');
    expect(closed.text).toContain('All schoolsc');
    expect(await htmlMistakes(closed.html)).toEqual([]);
  });

  it('is set beside the start at the end', async () => {
    await signed();
    for (const [moment, each] of [
      ['before', ['1', '2', '2', '3', '3', '1']],
      ['after', spread],
    ] as const) {
      const page = await open({ moment });
      for (const name of ['Alder', 'Birch', 'Cedar']) await answers(linkFor(page, `${name} School`), each);
      await (await inside(new URL(page.url).pathname, lead)).submit({}, { button: 'Close it today' });
    }
    const list = await inside('/surveys', 'head-dell');
    const last = await list.follow('at the end');
    expect(last.text).toContain('What changed from the start to the end');
    expect(last.text).toContain('All schools2.0 (18 answers)3.5 (18 answers)up 1.5');
  });
});

it('its pages are correct HTML', async () => {
  await signed();
  const page = await open();
  const asPupil = await world.browser.open(linkFor(page, 'Birch School'));
  for (const one of [page, asPupil, await inside('/surveys', lead), await inside('/surveys/open', lead)])
    expect([one.heading, await htmlMistakes(one.html)]).toEqual([one.heading, []]);
});
