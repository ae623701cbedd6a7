import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareEvaluation } from '../../functions/evaluation/prepare-evaluation.ts';
import { partnerships, theOne, weighings } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { evaluations } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { finishReview } from '../../functions/review/finish-review.ts';
import { atStage } from '../builders/moved.ts';
import { aFilledReturn, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let asked: string;

/** A review with the returns of these schools' leads; the others' are missing. */
const review = async (id: string, sent: Readonly<Record<string, Partial<typeof aFilledReturn>>>) => {
  const requests = await world.openReturns(id);
  for (const [urn, more] of Object.entries(sent)) {
    const school = ['alder', 'birch', 'cedar', 'dell'][Number(urn.slice(-1)) - 1];
    const page = await world.visit(`lead-${school}`, requests[urn] ?? '', '/whole');
    const done = await page.submit({ ...aFilledReturn, ...more }, { button: 'Send' });
    const sure = done
      .$('input[name=sure]')
      .map((_, box) => done.$(box).attr('value'))
      .get();
    if (sure.length > 0) await done.submit({ sure }, { button: 'Send' });
  }
  await closeReview(world.outside, { partnership: 'valley', review: id });
};

beforeEach(async () => {
  world = await aYear();
  await review(autumn, { '900001': { hoursGiven: '30' }, '900002': { hoursGiven: '20' } });
  await review(spring, { '900001': { hoursGiven: '31', 'value-science-1': '7' } });
  await finishReview(world.outside, { partnership: 'valley', review: '202627-summer' });
  world.moveTo('2027-07-15');
  await prepareEvaluation(world.outside, { partnership: 'valley', evaluation: '202627' });
  asked = await world.ask({ kind: 'write-evaluation', about: { kind: 'renewal', id: '202627' } });
});
afterEach(() => world.stop());

const open = (person = 'lead-alder') => world.visit(person, asked);
const rowsOf = (page: Awaited<ReturnType<typeof open>>, caption: string): string[][] =>
  page
    .$('table')
    .filter((_, table) => page.$(table).find('caption').text() === caption)
    .find('tbody tr')
    .map((_, row) => [
      page
        .$(row)
        .children()
        .map((__, cell) => page.$(cell).text())
        .get(),
    ])
    .get();

describe('adding words to the year', () => {
  it('shows first what each school promised and did, from its returns', async () => {
    const page = await open();
    expect(page.heading).toBe('Add your words to the year 2026 to 2027');
    expect(rowsOf(page, 'Staff hours over the year')).toEqual([
      ['Alder School', '60', '61', '24'],
      ['Birch School', '96', '20', '12'],
      ['Cedar School', '30', 'not known: no return came', 'not known: no return came'],
      ['Dell School', '12', 'not known: no return came', 'not known: no return came'],
    ]);
    expect(rowsOf(page, 'In short')).toEqual([
      ['Alder School', expect.any(String)],
      ['Birch School', 'less than promised'],
      ['Cedar School', 'not known: no return came'],
      ['Dell School', 'not known: no return came'],
    ]);
    expect(page.text).toContain(
      'Not every return came in: Birch School (1 of 2), Cedar School (0 of 2) and Dell School',
    );
    expect(rowsOf(page, 'Measures of “Science in a laboratory”')).toContainEqual([
      'Sessions held',
      'Alder School',
      '0',
      '3',
      '7',
      '7',
      '10',
      'Register',
    ]);
    expect(page.text).toContain('Summer: not held.');
  });

  it('sends the words to the boards, once', async () => {
    const empty = await (await open()).submit({});
    expect(empty.errors).toEqual(['Write a few sentences for the boards']);
    const done = await empty.submit({ words: 'More children like science.\n\nWe would start Latin later.' });
    expect(done.heading).toBe('You sent your words to the boards');
    expect(await world.read(evaluations, '202627')).toMatchObject({
      words: 'More children like science.\n\nWe would start Latin later.',
    });
    const late = await empty.submit({ words: 'Another text' });
    expect([late.status, late.text.includes('Another text')]).toEqual([409, true]);
    const same = await empty.submit({ words: 'More children like science.\n\nWe would start Latin later.' });
    expect([same.status, same.heading]).toEqual([200, 'You sent your words to the boards']);
    expect((await world.read(evaluations, '202627'))?.words).toContain('Latin later');
  });

  it('lets whoever stands in write, and gives the slower one back what they typed', async () => {
    const [lead, chair] = await Promise.all([open(), open('head-alder')]);
    expect(chair.text).toContain('You can do it instead');
    await chair.submit({ words: 'The chair’s words.' });
    const late = await lead.submit({ words: 'The lead’s words.' });
    expect([late.status, late.text.includes('The lead’s words.')]).toEqual([409, true]);
    expect((await world.read(evaluations, '202627'))?.words).toBe('The chair’s words.');
  });

  it('takes nothing else', async () => {
    const link = await world.linkOf('lead-alder', asked);
    expect((await world.browser.post(link, { words: 'Good year', outcome: 'renewed' })).status).toBe(400);
    expect((await world.read(evaluations, '202627'))?.words).toBe('');
  });
});

describe('the evaluation as a page', () => {
  it('shows the figures, the words and what the boards are asked', async () => {
    await (await open()).submit({ words: 'A <b>good</b> year.' });
    const page = await (await world.signedIn('birch-board-2')).open('/evaluation');
    for (const words of ['A <b>good</b> year.', 'What each board is asked', 'Silence is never taken for a yes.'])
      expect(page.text).toContain(words);
    expect(page.$('main b')).toHaveLength(0);
  });

  it('shows the figures so far before it is opened, and only years that were', async () => {
    await world.stop();
    world = await aYear();
    const browser = await world.signedIn('birch-board-2');
    const page = await browser.open('/evaluation');
    expect(page.text).toContain('These are the figures so far');
    expect((await browser.open('/evaluation/202526')).status).toBe(404);
  });

  it('keeps last year’s report when next year has begun', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const { mou: _, ...whole } = await tx.readNeeded(partnerships, theOne);
      tx.write(partnerships, theOne, { ...whole, year: '202728', proposal: '202728', stage: atStage('proposing') });
      const evaluation = await tx.readNeeded(evaluations, '202627');
      tx.write(evaluations, '202627', { ...evaluation, outcome: 'renewed', concludedOn: '2027-07-20' });
    });
    const browser = await world.signedIn('birch-board-2');
    const page = await browser.open('/evaluation');
    expect(page.heading).toBe('Evaluation of the year 2026 to 2027');
    expect(page.text).toContain('Every board decided to carry on. Settled on 20 July 2027.');
    expect(rowsOf(page, 'Staff hours over the year')[0]).toEqual(['Alder School', '60', '61', '24']);
  });
});

describe('a board that decides about next year', () => {
  it('reads the lead’s words and what was kept before it is asked', async () => {
    await (await open()).submit({ words: 'More children like science.' });
    const decision = await world.ask({
      kind: 'decision',
      about: { kind: 'renewal', id: '202627' },
      party: 'birch',
      step: {
        index: 0,
        attempt: 1,
        role: 'decides',
        means: 'written-resolution',
        board: 'birch-board',
        parties: ['birch'],
        days: 14,
      },
    });
    const page = await world.visit('birch-board-2', decision);
    const places = ['More children like science.', '61 of 60', 'Renew: carry on as it is'].map((words) =>
      page.text.indexOf(words),
    );
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
    const whole = await page.follow('whole report on the year');
    expect(whole.text).toContain('Not every return came in');
    expect(whole.text).toContain('Every pupil in Year 5 works in a real laboratory.');
  });

  it('is told who goes on and who does not, when it is asked whether to go on without them', async () => {
    await work(world.outside, 'valley', async (tx) => {
      tx.write(weighings, 'renewal-202627', {
        about: 'renewal-202627',
        outcome: 'mixed',
        at: '2027-07-15',
        staying: ['alder', 'birch', 'cedar'],
      });
    });
    const decision = await world.ask({
      kind: 'decision',
      about: { kind: 'continuing', id: '202627', version: 1 },
      party: 'cedar',
      step: {
        index: 0,
        attempt: 1,
        role: 'decides',
        means: 'delegated',
        person: 'cedar-executive',
        board: 'cedar-board',
        parties: ['cedar'],
      },
    });
    const page = await world.visit('cedar-executive', decision);
    expect(page.text).toContain('Alder, Birch and Cedar want to go on. Dell will not. Do you go on without them?');
  });
});
