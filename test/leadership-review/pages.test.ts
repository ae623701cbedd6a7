import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import type { AskedStage } from '../../functions/domain/leadership-review/leadership-review.ts';
import { deleteVisitWords } from '../../functions/leadership-review/delete-words.ts';
import { leadershipStep } from '../../functions/leadership-review/leadership-step.ts';
import { pairReviews } from '../../functions/leadership-review/pair-up.ts';
import { partnerships, people, theOne } from '../../functions/records/kinds.ts';
import { leadershipReviews } from '../../functions/records/leadership-reviews.ts';
import { work } from '../../functions/records/work.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

const id = '202627-900001';
let world: YearWorld;
/** The request in which the review now waits. */
let request: string;

/** As its workflow does it: the stage is over, and the next is asked. */
const step = async (after: AskedStage, result = 'done'): Promise<string> => {
  const next = await leadershipStep(world.outside, { partnership: 'valley', review: id, after, result });
  request = next.request ? await world.ask(next.request) : '';
  return next.stage;
};
const review = async () => {
  const found = await world.read(leadershipReviews, id);
  if (!found) throw new Error('no review');
  return found;
};
const visitors = async () => (await review()).visitors.map(({ person }) => person) as [string, string];

beforeEach(async () => {
  world = await aYear();
  await pairReviews(world.outside, { partnership: 'valley', by: 'lead-alder' });
  const page = await (await world.signedIn('lead-alder')).open('/leadership-reviews');
  expect((await page.submit({}, { button: 'Start the reviews' })).text).toContain('Where each stands');
  const started = (await world.effects('start')).filter(({ workflow }) => workflow === 'leadership-review');
  expect(started).toHaveLength(4);
  const about = { kind: 'leadership-review', id } as const;
  request = await world.ask({ kind: 'review-focus', about, school: '900001' });
});
afterEach(() => world.stop());

const toReport = async () => {
  await (await world.visit('head-alder', request)).submit({ focus: 'How we teach reading.' });
  await step('focus');
  const [one, other] = await visitors();
  const [day = ''] = (await review()).offered;
  for (const person of ['head-alder', one, other]) await (await world.visit(person, request)).submit({ days: day });
  await step('date');
  return day;
};
const words = { looked: 'Reading in three classes.', works: 'Pupils read aloud.', questions: 'Who reads least?' };
const toFacts = async () => {
  world.moveTo(await toReport());
  const [one, other] = await visitors();
  await (await world.visit(one, request)).submit(words);
  await (await world.visit(other, request)).submit({});
  return step('report');
};

describe('a review between heads, page by page', () => {
  it('has correct HTML on every page that it asks on, empty and with what is wrong', async () => {
    const seen = async (person: string, form?: Record<string, string>) => {
      const page = await world.visit(person, request);
      expect([person, await htmlMistakes(page.html)]).toEqual([person, []]);
      if (form) expect([person, await htmlMistakes((await page.submit(form)).html)]).toEqual([person, []]);
    };
    await seen('head-alder', { focus: '' });
    const day = await toReport();
    const [one, other] = await visitors();
    await seen(one);
    world.moveTo(day);
    await seen(one, { ...words, works: 'Outstanding, says Mrs Brown.' });
    await (await world.visit(one, request)).submit(words);
    await seen(other, { looked: '' });
    await (await world.visit(other, request)).submit({});
    await step('report');
    await seen('head-alder', { words: 'x'.repeat(4001) });
    await (await world.visit('head-alder', request)).submit({});
    await step('facts');
    await seen('clerk-alder-board', {});
    await step('board', 'no-answer');
    await seen(one, { words: '' });
    const lead = await world.signedIn('lead-alder');
    for (const path of ['', `/${id}`, '/reviewer/900001']) {
      const page = await lead.open(`/leadership-reviews${path}`);
      expect([path, page.status, await htmlMistakes(page.html)]).toEqual([path, 200, []]);
    }
  });

  it('says what is wrong with an empty answer, and loses nothing', async () => {
    const focus = await world.visit('head-alder', request);
    expect(focus.text).toContain('Nobody gets a grade');
    expect((await focus.submit({ focus: ' ' })).errors).toEqual(['Say what they should look at, in a few words']);
    await focus.submit({ focus: 'How we teach reading.' });
    expect(await step('focus')).toBe('date');
    const { offered } = await review();
    expect(offered).toHaveLength(3);
    const [one] = await visitors();
    const date = await world.visit(one, request);
    expect((await date.submit({})).errors).toEqual(['Tick the days on which you can, or “None of these”']);
    expect((await date.submit({ days: [offered[0] ?? '', 'none'] })).errors).toEqual([
      'Tick days, or “None of these”, not both',
    ]);
    expect((await date.submit({ days: 'none' })).text).toContain('the lead sets a day');
  });

  it('goes to the lead where no day suits all three, who sets one or says that there is none', async () => {
    await (await world.visit('head-alder', request)).submit({ focus: 'How we teach reading.' });
    await step('focus');
    expect(await step('date', 'no-answer')).toBe('set-date');
    const page = await world.visit('lead-alder', request);
    const past = { 'visit-day': '1', 'visit-month': '9', 'visit-year': '2026' };
    expect((await page.submit(past, { button: 'Set this day' })).errors).toEqual([
      'The day of the visit must be after today',
    ]);
    await page.submit({ 'visit-day': '3', 'visit-month': '2', 'visit-year': '2027' }, { button: 'Set this day' });
    expect(await step('set-date')).toBe('report');
    expect(await review()).toMatchObject({ visitOn: '2027-02-03' });
    const [one] = await visitors();
    expect((await world.visit(one, request)).text).toContain('Wednesday 3 February 2027');
  });

  it('asks about words of grades and names, and takes them when they are right', async () => {
    world.moveTo(await toReport());
    const [one, other] = await visitors();
    const page = await world.visit(one, request);
    const bad = { ...words, works: 'It is outstanding, says Mrs Brown.' };
    const asked = await page.submit(bad);
    expect(asked.errors).toEqual([
      '“outstanding” sounds like a grade and “Mrs Brown” looks like a name. Change it, or tick that it is right',
    ]);
    expect(asked.text).toContain('It is outstanding, says Mrs Brown.');
    await asked.submit({ sure: 'yes' });
    expect((await review()).report).toMatchObject({ works: bad.works, by: one });
    expect(await world.told('visit-report-written')).toEqual([other]);
    const head = await (await world.signedIn('head-alder')).open(`/leadership-reviews/${id}`);
    expect(head.text).not.toContain('outstanding');
  });

  it('is read by the head, then by the board by link and as a PDF, and by the others only once the head shares it', async () => {
    expect(await toFacts()).toBe('facts');
    const member = await world.signedIn('alder-board-2');
    const at = `/leadership-reviews/${id}`;
    const reading = async (person: string) =>
      readingAddress(world.outside, 'valley', `leadership:${id}`, { id: person, readingRound: 0 });
    expect((await member.open(at)).text).not.toContain(words.works);
    const facts = await world.visit('head-alder', request);
    expect(facts.text).toContain(words.works);
    await facts.submit({ words: 'We have 210 pupils.' });
    expect(await step('facts')).toBe('board');
    expect(await world.told('leadership-report')).toContain('alder-board-2');
    const link = (await reading('alder-board-2')) ?? '';
    const read = await world.browser.open(new URL(link).pathname);
    expect(read.text).toContain(words.works);
    expect(read.text).toContain('We have 210 pupils.');
    expect((await member.open(at)).text).toContain(words.works);
    const stranger = await world.signedIn('birch-board-2');
    expect((await stranger.open(at)).text).not.toContain(words.works);
    expect((await stranger.open(at)).text).toContain('for the school’s head, its board and the two visitors');
    expect((await stranger.open(`${at}/pdf`)).status).toBe(403);
    const foreign = (await reading('birch-board-2')) ?? '';
    expect((await world.browser.open(new URL(foreign).pathname)).status).toBe(404);
    const head = await (await world.signedIn('head-alder')).open(at);
    await head.submit({}, { button: 'Let everybody read it' });
    expect((await stranger.open(at)).text).toContain(words.works);
    const clerk = await world.visit('clerk-alder-board', request);
    const early = { 'reported-day': '1', 'reported-month': '9', 'reported-year': '2026' };
    expect((await clerk.submit(early)).errors[0]).toContain('the meeting must be on that day or later');
  });

  it('is deleted a year past the agreement, but for the day, and not while the agreement lasts', async () => {
    await toFacts();
    await work(world.outside, 'valley', async (tx) => {
      const whole = await tx.readNeeded(partnerships, theOne);
      const mou = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', until: '2027-08-31' };
      tx.write(partnerships, theOne, { ...whole, mou });
    });
    const asked = { partnership: 'valley', year: '202627' };
    expect(await deleteVisitWords(world.outside, asked)).toEqual({ deleted: 0 });
    world.moveTo('2028-09-01');
    expect(await deleteVisitWords(world.outside, asked)).toEqual({ deleted: 4 });
    expect(await deleteVisitWords(world.outside, asked)).toEqual({ deleted: 0 });
    const after = await review();
    expect(after.report).toBeUndefined();
    expect(after.focus).toBeUndefined();
    expect(after.visitOn).toBeDefined();
    expect(await world.read(people, 'head-alder')).toBeDefined();
  });
});
