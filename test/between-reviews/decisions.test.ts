/** The log of decisions across reviews, what becomes of them in the next return, and who helps whom. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helpOffers } from '../../functions/records/between-reviews.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { aFilledReturn, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const log = async (person = 'lead-alder') => (await world.signedIn(person)).open('/decided');

const decideAutumn = async (fields: Readonly<Record<string, string>>) => {
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  const record = await world.ask({ kind: 'record-review', about: { kind: 'review', id: autumn } });
  await (await world.visit('lead-alder', record)).submit(fields, { button: 'Record' });
};

describe('the log of decisions', () => {
  it('says that nothing is decided yet, and then what was, when, by whom', async () => {
    const empty = await log();
    expect(empty.text).toContain('Nothing is decided yet.');
    expect(empty.text).toContain('No school has offered help');
    expect(await htmlMistakes(empty.html)).toEqual([]);
    await decideAutumn({
      ...{ 'what-1': '=Cedar hosts', 'when-1': 'now', 'who-1': 'lead-cedar' },
      ...{ 'by-1-day': '15', 'by-1-month': '1', 'by-1-year': '2027', 'what-2': 'Buy kits', 'when-2': 'next' },
    });
    const page = await log('alder-board-2');
    for (const words of [
      '=Cedar hosts',
      'Autumn 2026 to 2027',
      'Lead Cedar',
      '15 January 2027',
      'Now: time',
      'Next: to',
    ])
      expect(page.text).toContain(words);
  });

  it('asks in the next return whether it was done, keeps the answer, and shows what schools say', async () => {
    await decideAutumn({ 'what-1': 'Cedar hosts', 'when-1': 'now', 'who-1': 'lead-cedar' });
    const asked = await world.openReturns(spring);
    const form = await world.visit('lead-birch', asked['900002'] ?? '', '/whole');
    expect(form.text).toContain('What we decided last time: is it done?');
    expect(form.text).toContain('Lead Cedar');
    await form.submit({ ...aFilledReturn, 'decided-1': 'partly' }, { button: 'Save' });
    const again = await world.visit('lead-birch', asked['900002'] ?? '', '/whole');
    expect(again.$('[name="decided-1"][checked]').attr('value')).toBe('partly');
    await again.submit({ 'decided-1': 'done' }, { button: 'Send' });
    const other = await world.visit('lead-dell', asked['900004'] ?? '', '/whole');
    await other.submit(aFilledReturn, { button: 'Send' });
    expect((await log()).text).toContain('1 school: done.');
    const head = await world.visit('head-birch', asked['900002'] ?? '', '/whole');
    expect(head.text).toMatch(/Cedar hosts\s*done/);
  });

  it('is a file in which no cell is a formula', async () => {
    await decideAutumn({ 'what-1': '=HYPERLINK("x")', 'when-1': 'now' });
    const file = await (await world.signedIn('lead-alder')).open('/decided/file');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.html).toContain(`'=HYPERLINK`);
    expect(file.html).not.toMatch(/(^|,)"?=HYPER/m);
  });
});

describe('help from one school to another', () => {
  const offer = async (person = 'lead-birch', what = 'Our maths lead for two mornings') => {
    const form = await (await log(person)).follow('Offer help');
    return form.submit({ to: '900004', what });
  };

  it('is offered by a school’s head or lead, told to the other, and stands in the log until it is answered', async () => {
    const done = await offer();
    expect(done.text).toContain('The school has been told of your offer.');
    expect(done.text).toContain('Not answered yet');
    expect(await world.told('help-offered')).toEqual(['head-dell', 'lead-dell']);
    expect(await world.read(helpOffers, '0001')).toMatchObject({ from: '900002', to: '900004', by: 'lead-birch' });
    await offer();
    expect(await world.read(helpOffers, '0002')).toBeUndefined();
  });

  it('is accepted by the other school alone, and both it and the lead of the partnership hear', async () => {
    await offer();
    expect((await (await world.signedIn('lead-cedar')).open('/decided/help/0001')).status).toBe(404);
    const form = await (await log('lead-dell')).follow('Answer it');
    expect((await form.submit()).errors).toEqual(['Say yes, or not now']);
    const done = await form.submit({ answer: 'yes', words: 'From March, please.' });
    for (const words of ['Accepted', 'From March, please.']) expect(done.text).toContain(words);
    expect(await world.told('help-answered')).toEqual(['head-birch', 'lead-alder', 'lead-birch']);
    await form.submit({ answer: 'no' });
    expect((await world.read(helpOffers, '0001'))?.answer?.accepted).toBe(true);
  });

  it('stands in the two pages of both boards, and of no other', async () => {
    await world.openReturns(autumn);
    await offer();
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const lead = await world.signedIn('lead-alder');
    const words = 'Birch School offers Dell School help: Our maths lead for two mornings. It is not answered yet.';
    const shown = async (party: string) => (await lead.open(`/reviews/${autumn}/boards/${party}`)).text.includes(words);
    expect([await shown('birch'), await shown('dell'), await shown('cedar')]).toEqual([true, true, false]);
  });

  it('can be declined without a reason', async () => {
    await offer();
    const done = await (await (await log('head-dell')).follow('Answer it')).submit({ answer: 'no' });
    expect(done.text).toContain('Not needed now');
  });

  it('goes to another school, says what it is, and comes from one’s own', async () => {
    const form = await (await log('lead-birch')).follow('Offer help');
    expect((await form.submit()).errors).toEqual(['Choose a school', 'Say what you offer']);
    const birch = await world.signedIn('lead-birch');
    const own = await birch.post('/decided/help', { to: '900002', what: 'Something' });
    expect(own.errors).toEqual(['Choose another school of the partnership']);
    expect((await birch.post('/decided/help', { from: '900001', to: '900004', what: 'Theirs' })).status).toBe(403);
  });
});
