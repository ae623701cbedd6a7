/** A year that is concluded: sealed, added to after the summer, and kept as a track record. */
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFonts } from '../../functions/adapters/local/fonts.ts';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import { canonicalJson } from '../../functions/domain/canonical.ts';
import { theoryOf } from '../../functions/domain/evaluation/theory-of-change.ts';
import { sealOf } from '../../functions/evaluation/add-results.ts';
import { concludeEvaluation } from '../../functions/evaluation/conclude-evaluation.ts';
import { prepareEvaluation } from '../../functions/evaluation/prepare-evaluation.ts';
import { readEvaluated } from '../../functions/evaluation/read-evaluation.ts';
import { yearPaper } from '../../functions/evaluation/year-paper.ts';
import { TheoryOfChange } from '../../functions/pages/charts/theory-picture.tsx';
import { renderPaper } from '../../functions/pdf/render-paper.ts';
import { sha256 } from '../../functions/records/digest.ts';
import { approvalId, approvals, partnerships, theOne, weighings } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { evaluations, returnId, returns } from '../../functions/records/year-kinds.ts';
import { yearRecords } from '../../functions/records/year-records.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { aFilledReturn, aPlan, autumn, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
const year = '202627';

beforeEach(async () => {
  world = await aYear();
  const asked = await world.openReturns(autumn);
  await (await world.visit('lead-alder', asked['900001'] ?? '', '/whole')).submit(
    { ...aFilledReturn, 'value-science-1': '10' },
    { button: 'Send' },
  );
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  world.moveTo('2027-07-15');
  await prepareEvaluation(world.outside, { partnership: 'valley', evaluation: year });
});
afterEach(() => world.stop());

const write = async (filling: Readonly<Record<string, string>>) => {
  const request = await world.ask({ kind: 'write-evaluation', about: { kind: 'renewal', id: year } });
  return (await world.visit('lead-alder', request)).submit({ words: 'A good year.', ...filling });
};

const conclude = async () => {
  const parties = ['alder', 'birch', 'cedar', 'dell'];
  await work(world.outside, 'valley', async (tx) => {
    tx.write(weighings, `renewal-${year}`, {
      ...{ about: `renewal-${year}`, outcome: 'renewed', at: '2027-07-16', staying: parties },
    });
    const step = {
      index: 0,
      attempt: 1,
      role: 'decides' as const,
      means: 'meeting' as const,
      request: 'r',
      reasons: [],
    };
    tx.write(approvals, approvalId(`renewal-${year}`, 'birch'), {
      about: `renewal-${year}`,
      party: 'birch',
      steps: [{ ...step, result: 'agreed', reference: 'Minute 7', on: '2027-07-14' }],
    });
  });
  await concludeEvaluation(world.outside, { partnership: 'valley', evaluation: year, round: 0 });
};

const page = async (path = `/evaluation/${year}`, person = 'lead-alder') => (await world.signedIn(person)).open(path);

describe('the evaluation', () => {
  it('has the lead’s own count of pupils in its costs, with its source, and takes only whole numbers', async () => {
    expect((await write({ pupils: 'many' })).errors).toEqual(['Write a whole number, such as 120']);
    const done = await write({ pupils: '80' });
    expect(done.text).toContain('Cost for each pupil');
    expect(done.text).toContain('£5');
    expect(done.text).toContain('The lead’s own count');
    expect((await world.read(evaluations, year))?.reached).toEqual({ pupils: 80 });
  });

  it('is drawn from what goes in to what it is for, with the same in words, and says its limits', async () => {
    const seen = await page();
    expect(seen.$('.sp-theory').attr('role')).toBe('img');
    for (const words of ['How it is meant to work', 'What these figures cannot show', 'We do not compare with schools'])
      expect(seen.text).toContain(words);
    expect(await htmlMistakes(seen.html)).toEqual([]);
  });
});

describe('the picture of a theory of change', () => {
  it('keeps every line of words inside its box, however long a title is', () => {
    const long =
      'Antidisestablishmentarianism and other words that nobody can say in one breath, again and again '.repeat(3);
    const plan = aPlan();
    const purposes = plan.purposes.map((purpose) => ({ ...purpose, title: long }));
    const view = TheoryOfChange({ theory: theoryOf({ ...plan, purposes, purpose: long }) });
    if (!view) throw new Error('nothing is drawn');
    const $ = load(renderToString(view));
    const longest = Math.max(
      ...$('svg text')
        .get()
        .map((text) => $(text).text().length),
    );
    expect(longest).toBeLessThanOrEqual(55);
    expect($('table').text()).toContain(long.trim());
  });
});

describe('a year that is concluded', () => {
  it('is sealed with what each board decided, and shows so', async () => {
    await write({});
    await conclude();
    const record = await world.read(yearRecords, year);
    expect(record?.seal).toBe(sha256(canonicalJson(record?.content)));
    expect(record?.content.decisions).toEqual([
      { party: expect.any(String), decided: 'agreed', on: '2027-07-14', reference: 'Minute 7' },
    ]);
    const seen = await page();
    for (const words of ['Minute 7', 'carry on', record?.seal ?? '-', 'A good year.'])
      expect(seen.text).toContain(words);
    expect((await world.events()).filter((event) => event === 'year-sealed')).toHaveLength(1);
    await concludeEvaluation(world.outside, { partnership: 'valley', evaluation: year, round: 0 });
    expect((await world.events()).filter((event) => event === 'year-sealed')).toHaveLength(1);
  });

  it('is a tagged PDF that carries its seal, by the link and signed in', async () => {
    await conclude();
    const link = new URL(
      (await readingAddress(world.outside, 'valley', `evaluation:${year}`, { id: 'alder-board-2' })) ?? '',
    ).pathname;
    for (const seen of [await world.browser.open(`${link}/pdf`), await page(`/evaluation/${year}/pdf`)])
      expect(seen.headers.get('content-type')).toBe('application/pdf');
    const [partnership, evaluation] = [await world.read(partnerships, theOne), await world.read(evaluations, year)];
    if (!partnership || !evaluation) throw new Error('nothing is there');
    const evaluated = await readEvaluated(world.outside, partnership, evaluation);
    const pdf = await readPdf(await renderPaper(yearPaper(evaluated, 'The year', '2027-07-20'), packageFonts()));
    expect([pdf.marked, pdf.language]).toEqual([true, 'en-GB']);
    expect(pdf.bookmarks).toEqual(expect.arrayContaining(['How it is meant to work', 'What each board decided']));
    expect(pdf.pageTexts[0]).toContain(evaluation.sealed?.seal);
  });

  it('stays as it was sealed, whatever is changed in the store later', async () => {
    await conclude();
    await work(world.outside, 'valley', async (tx) => {
      const sent = await tx.readNeeded(returns, returnId(autumn, '900001'));
      tx.write(returns, returnId(autumn, '900001'), { ...sent, content: { ...sent.content, hoursGiven: 999 } });
    });
    const sections = (await page()).$('#promises').parent().text();
    expect(sections).not.toContain('999');
    expect(sections).toContain('20');
  });
});

describe('results that come after the summer', () => {
  const add = async (words: string, person = 'lead-alder') =>
    (await (await page(`/evaluation/${year}`, person)).follow('Add results')).submit({ words });

  it('are added by the lead, sealed, told to every board, and do not change the report', async () => {
    await conclude();
    const before = await world.read(yearRecords, year);
    expect((await add('')).errors).toEqual(['Say which results came']);
    const done = await add('The tests of Year 6 came in August: seven in ten at the standard.');
    expect(done.text).toContain('The results are added and sealed.');
    const [added] = (await world.read(evaluations, year))?.addenda ?? [];
    if (!added) throw new Error('nothing was added');
    expect(added.seal).toBe(sealOf(year, added));
    expect(done.text).toContain(added.seal);
    expect(await world.told('addendum')).toEqual(expect.arrayContaining(['clerk-dell-board', 'birch-board-2']));
    expect(await world.read(yearRecords, year)).toEqual(before);
    const link = new URL(
      (await readingAddress(world.outside, 'valley', `evaluation:${year}`, { id: 'alder-board-2' })) ?? '',
    ).pathname;
    expect((await world.browser.open(link)).text).toContain('seven in ten at the standard');
  });

  it('are added once, however often they are sent, and by nobody else', async () => {
    const form = await (await page()).follow('Add results');
    await form.submit({ words: 'They came.' });
    await form.submit({ words: 'They came.' });
    expect((await world.read(evaluations, year))?.addenda).toHaveLength(1);
    expect((await page(undefined, 'lead-dell')).text).not.toContain('Add results');
    expect((await page('/evaluation/202021/results')).status).toBe(404);
  });
});

describe('a track record', () => {
  it('is empty at first', async () => {
    await world.stop();
    world = await aYear();
    const list = await page('/track-record');
    const seen = await list.follow('Alder');
    expect(seen.text).toContain('No year has been looked back on yet.');
    expect((await page('/track-record/nobody')).status).toBe(404);
  });

  it('shows a party’s years, and goes along as a table and as a file', async () => {
    await conclude();
    const seen = await page('/track-record/alder', 'alder-board-2');
    for (const words of ['2026 to 2027', 'Carried on', '1 of 1', 'Growing', 'A project'].filter(
      (one) => one !== 'Growing',
    ))
      expect(seen.text).toContain(words);
    expect(await htmlMistakes(seen.html)).toEqual([]);
    const json = JSON.parse((await page('/track-record/alder/json')).html);
    expect(json.party.id).toBe('alder');
    expect(json.years[0]).toMatchObject({ year, hoursGiven: 20, reviewsHeld: 1, targetsReached: 1, targets: 1 });
    expect(json.years[0].seal).toBe((await world.read(evaluations, year))?.sealed?.seal);
    const csv = (await page('/track-record/alder/csv')).html;
    expect(csv.split('\r\n')[0]).toContain('Hours given');
    expect(csv).toContain('202627');
  });
});
