import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviews } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { finishReview } from '../../functions/review/finish-review.ts';
import { aFilledReturn, autumn, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let record: string;
beforeEach(async () => {
  world = await aYear();
  const asked = await world.openReturns(autumn);
  for (const [urn, school] of [
    ['900001', 'alder'],
    ['900002', 'birch'],
    ['900003', 'cedar'],
  ] as const) {
    const page = await world.visit(`lead-${school}`, asked[urn] ?? '', '/whole');
    await page.submit({ ...aFilledReturn, trust: school === 'alder' ? '2' : '5' }, { button: 'Send' });
  }
  world.moveTo('2026-12-11');
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  record = await world.ask({ kind: 'record-review', about: { kind: 'review', id: autumn } });
});
afterEach(() => world.stop());

const open = (person = 'lead-alder') => world.visit(person, record);
const kept = () => world.read(reviews, autumn);
const first = { 'what-1': 'Move the club to Thursday', 'when-1': 'now' } as const;
const send = { button: 'Record and tell the schools' } as const;

describe('closing a review', () => {
  it('names what is missing, and tells every board once', async () => {
    expect(await kept()).toMatchObject({ state: 'closed', closedOn: '2026-12-11', missing: ['900004'] });
    expect(await closeReview(world.outside, { partnership: 'valley', review: autumn })).toEqual({
      missing: ['900004'],
    });
    expect((await world.events()).filter((event) => event === 'review-closed')).toHaveLength(1);
    const many = await world.effects('mail-many');
    const [report] = many.filter(({ template }) => template === 'review-report');
    expect(report?.to).toEqual(
      expect.arrayContaining(['clerk-dell-board', 'birch-board-3', 'head-cedar', 'lead-dell']),
    );
    expect(await finishReview(world.outside, { partnership: 'valley', review: autumn })).toEqual({ state: 'closed' });
  });
});

describe('writing down what a review decided', () => {
  it('shows the report first: who is missing, what was promised and done, without names at trust', async () => {
    const page = await open();
    for (const words of [
      'Missing: Dell School.',
      'Eight children asked for more.',
      ' on average, from 3 answers.',
      '£400',
    ])
      expect(page.text).toContain(words);
  });

  it('takes several decisions, and tells schools and clerks', async () => {
    const more = await (await open()).submit(
      {
        ...first,
        'who-1': 'lead-dell',
        'by-1-day': '15',
        'by-1-month': '1',
        'by-1-year': '2027',
        note: 'In good spirit.',
      },
      { button: 'Add another decision' },
    );
    expect(more.status).toBe(200);
    expect(more.$('[name="what-1"]').attr('value')).toBe('Move the club to Thursday');
    expect(more.text).toContain('Decision 3');
    const done = await more.submit({ 'what-3': 'Buy more kits', 'when-3': 'next' }, send);
    expect(done.heading).toBe('You wrote down what was decided');
    expect(done.text).toContain('Lead Dell');
    expect(done.text).toContain('15 January 2027');
    expect(await kept()).toMatchObject({
      state: 'decided',
      note: 'In good spirit.',
      decisions: [
        { what: 'Move the club to Thursday', when: 'now', who: 'lead-dell', by: '2027-01-15' },
        { what: 'Buy more kits', when: 'next' },
      ],
    });
    const told = (await world.effects('mail-many')).filter(({ template }) => template === 'review-decisions');
    expect(told[0]?.to).toEqual(expect.arrayContaining(['chaser', 'clerk-alder-board', 'head-birch', 'lead-cedar']));
  });

  it('takes "nothing changes" with a reason, and not without', async () => {
    const without = await (await open()).submit({ nothing: 'yes' }, send);
    expect(without.errors).toEqual(['Say in a few words why nothing changes']);
    const done = await without.submit({ note: 'All is well.' }, send);
    expect(done.text).toContain('Nothing changes this time.');
    expect(await kept()).toMatchObject({ state: 'decided', decisions: [], note: 'All is well.' });
  });

  it('says what is missing in each place, and keeps the rest', async () => {
    const empty = await (await open()).submit({}, send);
    expect(empty.errors).toEqual(['Write down at least one decision, or tick that nothing changes']);
    const page = await empty.submit(
      { 'what-1': 'Something', 'who-2': 'lead-dell', 'by-2-day': '31', 'by-2-month': '2', 'by-2-year': '2027' },
      send,
    );
    expect(page.errors).toEqual([
      'Choose when decision 1 changes something',
      'Say what decision 2 is',
      'Choose when decision 2 changes something',
      'The date of decision 2 must be a real date, such as 3 12 2026',
    ]);
    expect(page.$('[name="what-1"]').attr('value')).toBe('Something');
    const both = await page.submit(
      { ...first, 'who-2': '', 'by-2-day': '', 'by-2-month': '', 'by-2-year': '', nothing: 'yes' },
      send,
    );
    expect(both.errors).toEqual(['Untick “nothing changes”, or empty the decisions: both cannot be']);
  });

  it('is recorded once, however often it is sent', async () => {
    const page = await open();
    const both = await Promise.all([page.submit(first, send), page.submit(first, send)]);
    expect([...both, await page.submit(first, send)].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await page.submit({ ...first, note: 'More' }, send)).status).toBe(409);
    expect((await world.events()).filter((event) => event === 'review-decided')).toHaveLength(1);
  });

  it('can be done by whoever stands in, and the slower of two loses nothing that was typed', async () => {
    const [lead, chaser] = await Promise.all([open(), open('chaser')]);
    expect(chaser.text).toContain('You can do it instead');
    expect((await chaser.submit(first, send)).status).toBe(200);
    const late = await lead.submit({ 'what-1': 'Something else', 'when-1': 'now' }, send);
    expect([late.status, late.text.includes('Something else')]).toEqual([409, true]);
    expect((await kept())?.decisions).toHaveLength(1);
  });

  it.each([
    ['a field of its own', { 'what-1': 'x', 'when-1': 'now', button: 'record', state: 'decided' }],
    ['a place that no form has', { 'what-99': 'x', 'when-99': 'now', button: 'record' }],
    ['one name twice', { 'what-1': ['x', 'y'], 'when-1': 'now', button: 'record' }],
    ['another button', { 'what-1': 'x', 'when-1': 'now', button: 'delete' }],
  ])('refuses %s', async (_, fields) => {
    expect((await world.browser.post(await world.linkOf('lead-alder', record), fields)).status).toBe(400);
    expect((await kept())?.state).toBe('closed');
  });

  it('lets nobody be named who has no part in it', async () => {
    const fields = { ...first, 'who-1': 'somebody-else', button: 'record' };
    const page = await world.browser.post(await world.linkOf('lead-alder', record), fields);
    expect(page.errors).toEqual(['Choose who does decision 1']);
  });
});
