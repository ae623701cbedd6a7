/** Each board's two pages: by its reading link, signed in, on paper. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFonts } from '../../functions/adapters/local/fonts.ts';
import { letRead, readingAddress } from '../../functions/asking/reading-links.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { renderPaper } from '../../functions/pdf/render-paper.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { reviews } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { partiesReported, partyPaper } from '../../functions/review/party-report.tsx';
import { readReported } from '../../functions/review/read-reported.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { elements, readPdf } from '../builders/read-pdf.ts';
import { aFilledReturn, aPlan, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let browser: Browser;
let at: string;

const send = { button: 'Record and tell the schools' } as const;
const money = {
  income: [],
  payments: '',
  spending: [
    { on: 'Coaches', pence: 420_000 },
    ...Array.from({ length: 9 }, (_, at) => ({ on: `Things for lessons, part ${at + 2}`, pence: 10_000 })),
  ],
};

/** As much as fits a plan: twelve purposes with a measure each, and long words from everybody. */
const largePlan = () => {
  const plan = aPlan({ money });
  const [science] = plan.purposes;
  if (!science) throw new Error('no purpose');
  const more = Array.from({ length: 11 }, (_, index) => ({
    ...science,
    id: `science-${index}`,
    title: `Science in a laboratory of another school, ${index}`,
  }));
  return { ...plan, purposes: [science, ...more] };
};

const filled = {
  ...Object.fromEntries(Object.entries(aFilledReturn).filter(([name]) => !name.includes('latin'))),
  ...Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [
      [`rating-science-${index}`, 'on-track'],
      [`words-science-${index}`, 'Eight children asked for more, and their teachers came to watch. '.repeat(12)],
      [`value-science-${index}-1`, String(index)],
    ]).flat(),
  ),
};

beforeAll(async () => {
  [world, browser] = await Promise.all([aYear({ plan: largePlan(), css: buildStylesheet().css }), launchBrowser()]);
  const asked = await world.openReturns(autumn);
  for (const [urn, school] of [
    ['900001', 'alder'],
    ['900002', 'birch'],
  ] as const)
    await (await world.visit(`lead-${school}`, asked[urn] ?? '', '/whole')).submit(filled, { button: 'Send' });
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  at = new URL((await readingAddress(world.outside, 'valley', `review:${autumn}`, { id: 'birch-board-2' })) ?? '')
    .pathname;
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

describe('the two pages of a board', () => {
  it('are where the mail to a board member leads, and list nobody’s name or answer of another school', async () => {
    const { outside } = world;
    const handlers = { ...workflowHandlers(outside), task: async () => undefined, mail: mailHandler(outside) };
    await deliverDue(outside, handlers, { only: ['mail-many'] });
    await deliverDue(outside, handlers, { only: ['mail'] });
    const mail = outside.heard.mails.find(({ to }) => to.address.startsWith('birch-board-2'));
    expect(mail?.text).toContain(`${at}/boards/birch`);
    const page = await world.browser.open(`${at}/boards/birch`);
    expect([page.status, page.heading]).toEqual([200, 'Autumn review 2026 to 2027: two pages for Birch']);
    expect(page.text).toContain('Birch School');
    expect(page.text).not.toContain('Alder School');
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('ask the board of a school that sent nothing to find out why', async () => {
    const page = await world.browser.open(`${at}/boards/dell`);
    expect(page.text).toContain('Please ask Dell School what kept it from sending its return.');
  });

  it('are reached from the whole report, and lead back to it', async () => {
    const whole = await world.browser.open(at);
    const own = await whole.follow('Cedar');
    expect(own.url).toContain('/boards/');
    expect((await own.follow('Read the whole report')).url).toContain(at);
  });

  it('are for people who are signed in too, and for no party that is not in', async () => {
    const lead = await world.signedIn('lead-alder');
    const page = await (await lead.open(`/reviews/${autumn}`)).follow('Birch');
    expect(page.heading).toBe('Autumn review 2026 to 2027: two pages for Birch');
    expect((await lead.open(`/reviews/${autumn}/boards/nobody`)).status).toBe(404);
    expect((await lead.open(`/reviews/${spring}/boards/birch`)).status).toBe(404);
  });

  it('belong to a review’s link alone', async () => {
    await work(world.outside, 'valley', (tx) => letRead(tx, 'briefing:202627', world.outside.linkKeys.current));
    const briefing = new URL(
      (await readingAddress(world.outside, 'valley', 'briefing:202627', { id: 'alder-board-2' })) ?? '',
    ).pathname;
    expect((await world.browser.open(briefing)).status).toBe(200);
    expect((await world.browser.open(`${briefing}/boards/birch`)).status).toBe(404);
  });

  it('take the lead’s words, what was spent and what is asked, and no number of a return', async () => {
    const record = await world.ask({ kind: 'record-review', about: { kind: 'review', id: autumn } });
    const form = await world.visit('lead-alder', record);
    const wrong = await form.submit({ 'what-1': 'Swap halls', 'when-1': 'now', 'spent-1': 'lots' }, send);
    expect(wrong.errors).toEqual(['Spent on “Coaches” must be an amount in pounds, such as 1200']);
    const more = Object.fromEntries(
      [2, 3, 4, 5, 6].flatMap((at) => [
        [`what-${at}`, `${at}: every class that came in autumn comes again in spring, with another teacher`],
        [`when-${at}`, 'next'],
      ]),
    );
    const words = { asks: 'Please lend us your hall.', note: 'A good term, all in all. '.repeat(60) };
    let longer = wrong;
    for (let places = 2; places < 6; places += 1)
      longer = await longer.submit({ 'spent-1': '' }, { button: 'Add another' });
    expect((await longer.submit({ ...more, ...words, 'spent-1': '1500' }, send)).status).toBe(200);
    const page = await world.browser.open(`${at}/boards/birch`);
    expect(page.text).toContain('Please lend us your hall.');
    expect(page.text).toContain('Swap halls');
    expect(page.text).toContain('£4,200');
    expect(page.text).toContain('£1,500');
    const names = form
      .$('main form [name]')
      .get()
      .map((field) => form.$(field).attr('name') ?? '');
    expect(names.filter((name) => /hours|value|trust|fair/.test(name))).toEqual([]);
  });

  it('are a tagged PDF of two pages too, with the same sections and tables, by the link and signed in', async () => {
    const response = await fetch(`${world.url}${at}/boards/birch/pdf`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const lead = await world.signedIn('lead-alder');
    const inside = await lead.open(`/reviews/${autumn}/boards/birch/pdf`);
    expect(inside.headers.get('content-disposition')).toContain(`report-${autumn}-birch.pdf`);
    const review = await world.read(reviews, autumn);
    const partnership = await world.read(partnerships, theOne);
    if (!review || !partnership) throw new Error('nothing is there');
    const reported = await readReported(world.outside, partnership, review, 'lead-alder');
    const [party] = partiesReported(reported).filter(({ id }) => id === 'birch');
    if (!party) throw new Error('no party');
    const pdf = await readPdf(await renderPaper(partyPaper(reported, party), packageFonts()));
    expect(pdf.pages).toBe(2);
    expect([pdf.marked, pdf.language, pdf.displaysTitle]).toEqual([true, 'en-GB', true]);
    expect(pdf.bookmarks.map((title) => title.slice(3))).toEqual([
      ...['What was promised', 'What happened', 'What it shows', 'What it cost', 'Is it fair?'],
      ...['What we decided', 'What we ask of you'],
    ]);
    const heads = elements(pdf).filter(({ role }) => role === 'TH');
    expect(heads.map(({ says }) => says)).toEqual(expect.arrayContaining(['Our school says', 'Swap halls']));
  });

  it('fit two sheets of A4 with twelve purposes and long words', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${world.url}${at}/boards/birch`);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    await context.close();
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets).toHaveLength(2);
  });
});
