import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { returns } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { aFilledReturn, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let birch: string;
beforeEach(async () => {
  world = await aYear();
  birch = (await world.openReturns(autumn))['900002'] ?? '';
});
afterEach(() => world.stop());

const open = () => world.visit('lead-birch', birch, '/whole');
const kept = (review = autumn) => world.read(returns, `${review}#900002`);
const withoutWords = { ...aFilledReturn, 'words-science': '', 'words-latin': '' };

describe('the page of a return', () => {
  it('shows what the system knows beside empty boxes: a baseline or a promise is no value of this term', async () => {
    const page = await open();
    expect(page.heading).toBe('Your return for the autumn review: Birch School');
    const value = (name: string) => page.$(`[name="${name}"]`).attr('value');
    expect([value('hoursGiven'), value('penceGiven'), value('value-science-1')]).toEqual(['', '', '']);
    expect(page.text).toContain('Promised for the year: 96 hours. A third of it falls to this term.');
    expect(page.text).toContain('Unchanged since the start: 0. Reports say so.');
    expect(page.text).toContain('In: sessions. At the start: 0. Target: 10 or higher.');
    expect(page.text).toContain('Send the numbers now and the words later');
  });

  it('shows what was sent last term beside each measure', async () => {
    await (await open()).submit(aFilledReturn, { button: 'Send' });
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const next = (await world.openReturns(spring))['900002'] ?? '';
    const page = await world.visit('lead-birch', next, '/whole');
    expect(page.text).toContain('Last time: 3.');
    expect(page.$('[name="value-science-1"]').attr('value')).toBe('');
    expect(page.text).toContain('Unchanged since your last return: 3.');
    const same = { ...aFilledReturn, 'value-science-1': '', 'same-science-1': 'yes' };
    const both = await page.submit({ ...same, 'value-science-1': '4' }, { button: 'Send' });
    expect(both.errors[0]).toContain('cannot be 4 and unchanged');
    await page.submit(same, { button: 'Send' });
    expect((await kept(spring))?.content.purposes[0]?.values).toEqual([
      { measure: 'Sessions held', value: 3, unchanged: true },
    ]);
  });

  it('can be read by the head, who is not asked', async () => {
    const before = await world.visit('head-birch', birch);
    expect(before.text).toContain('Lead Birch is asked to send it by 4 December 2026. You need do nothing.');
    await (await open()).submit(
      { ...aFilledReturn, 'words-latin': 'Only a draft' },
      { button: 'Save and finish later' },
    );
    expect((await world.visit('head-birch', birch)).text).not.toContain('Only a draft');
    await (await open()).submit(aFilledReturn, { button: 'Send' });
    expect((await world.visit('head-birch', birch)).text).toContain('Eight children asked for more.');
    expect((await world.browser.post(await world.linkOf('head-birch', birch), { button: 'send' })).status).toBe(200);
    expect((await kept())?.by).toBe('lead-birch');
  });
});

describe('sending a return', () => {
  it('hands it in whole, and says what happens next', async () => {
    const sent = await (await open()).submit(aFilledReturn, { button: 'Send' });
    expect([sent.status, sent.heading]).toEqual([200, 'You sent the return']);
    expect(sent.text).toContain('The review closes when every return has come, and on 11 December 2026 at the latest.');
    expect(sent.text).toContain('You need do nothing more.');
    expect(await kept()).toMatchObject({
      state: 'complete',
      content: {
        hoursGiven: 20,
        penceGiven: 40_000,
        trust: 4,
        capacity: 'enough',
        purposes: [
          { purpose: 'science', rating: 'on-track', values: [{ measure: 'Sessions held', value: 3 }] },
          { purpose: 'latin', rating: 'behind', values: [] },
        ],
      },
    });
    expect((await world.stored(birch)).outcome?.result).toBe('done');
  });

  it('takes the numbers now and the words later', async () => {
    const first = await (await open()).submit(withoutWords, { button: 'Send' });
    expect(first.text).toContain('Your numbers are sent.');
    expect((await kept())?.state).toBe('numbers-only');
    expect((await world.stored(birch)).outcome).toBeUndefined();
    const later = await open();
    expect(later.text).toContain('The words are still open: add them and send again, by 11 December 2026.');
    const done = await later.submit({ 'words-science': 'Good', 'words-latin': 'Slow' }, { button: 'Send' });
    expect(done.heading).toBe('You sent the return');
    expect((await kept())?.state).toBe('complete');
  });

  it('asks for every number that is missing, and keeps what was typed', async () => {
    const page = await (await open()).submit({ hoursGiven: '', 'words-latin': 'A start' }, { button: 'Send' });
    expect(page.status).toBe(400);
    expect(page.errors).toEqual([
      'How is “Science in a laboratory” going?',
      'How is “Latin for Year 8” going?',
      'How many hours did your school give?',
      'How many hours did it get?',
      'How much money did it give?',
      'How much money did it get?',
      'How far do you trust each other?',
      'How fair is the give and take?',
      'Is there time left to improve your own school?',
    ]);
    expect(page.$('[name="words-latin"]').text()).toBe('A start');
    const targets = page
      .$('.govuk-error-summary__list a')
      .map((_, link) => page.$(link).attr('href'))
      .get();
    for (const target of targets) expect(page.$(target).length, target).toBe(1);
  });

  it('says which field is no number, and loses nothing that was typed', async () => {
    const typed = { ...aFilledReturn, hoursGiven: 'about 20', penceGiven: '£4OO', 'value-science-1': '3e9' };
    const page = await (await open()).submit(typed, { button: 'Send' });
    expect(page.errors).toEqual([
      '“Sessions held” must be a number, such as 12 or 7.5',
      'Hours given must be a number, such as 12 or 7.5',
      'Pounds given must be a number, such as 12 or 7.5',
    ]);
    for (const [field, value] of Object.entries({
      hoursGiven: 'about 20',
      penceGiven: '£4OO',
      'value-science-1': '3e9',
    }))
      expect(page.$(`[name="${field}"]`).attr('value')).toBe(value);
    expect(await kept()).toBeUndefined();
    const again = await page.submit(
      { hoursGiven: '20', penceGiven: '£1,400.50', 'value-science-1': '3' },
      { button: 'Send' },
    );
    expect(again.heading).toBe('You sent the return');
    expect((await kept())?.content.penceGiven).toBe(140_050);
  });

  it('asks "is this right?" about a value far from last term, and takes it once it is ticked', async () => {
    const far = { ...aFilledReturn, 'value-science-1': '30', hoursGiven: '200' };
    const first = await (await open()).submit(far, { button: 'Send' });
    expect(first.errors).toEqual([
      'Is 30 right for “Sessions held”? At the start it was 0. Tick it if it is, or change it',
      'Is 200 right for hours given? Promised for this term: 32. Tick it if it is, or change it',
    ]);
    const page = await first.submit({ sure: ['value-science-1=30'] }, { button: 'Send' });
    expect(page.errors).toEqual([
      'Is 200 right for hours given? Promised for this term: 32. Tick it if it is, or change it',
    ]);
    const other = await page.submit(
      { sure: ['value-science-1=30', 'hoursGiven=200'], hoursGiven: '2000' },
      { button: 'Send' },
    );
    expect(other.errors).toHaveLength(1);
    const done = await other.submit({ sure: ['value-science-1=30', 'hoursGiven=2000'] }, { button: 'Send' });
    expect(done.heading).toBe('You sent the return');
    expect((await kept())?.content.hoursGiven).toBe(2000);
  });

  it('asks about a value that its unit does not allow, and says what it is counted in and taken from', async () => {
    const page = await open();
    expect(page.text).toContain('Target: 10 or higher. Take it from: Register.');
    const asked = await page.submit({ ...aFilledReturn, 'value-science-1': '-2' }, { button: 'Send' });
    expect(asked.errors).toEqual([
      'Is -2 right for “Sessions held”? It is counted in sessions, so we expected 0 or more. Tick it if it is, or change it',
    ]);
  });

  it('is one return, however often the button is pressed', async () => {
    const page = await open();
    const pages = await Promise.all([
      page.submit(aFilledReturn, { button: 'Send' }),
      page.submit(aFilledReturn, { button: 'Send' }),
    ]);
    for (const each of [...pages, await page.submit(aFilledReturn, { button: 'Send' })])
      expect([each.status, each.heading]).toEqual([200, 'You sent the return']);
    expect((await world.stored(birch)).answers).toHaveLength(1);
  });

  it('takes nothing after the review has closed, and gives back what was typed', async () => {
    const page = await open();
    const other = (await world.openReturns(autumn))['900001'] ?? '';
    expect(other).not.toBe('');
    await (await open()).submit(aFilledReturn, { button: 'Send' });
    const late = await page.submit({ ...aFilledReturn, 'words-latin': 'Typed too late' }, { button: 'Send' });
    expect([late.status, late.heading]).toEqual([409, 'What you sent was not recorded']);
    expect(late.text).toContain('Typed too late');
    expect((await kept())?.content.purposes[1]?.words).toBe('The tutor was ill.');
  });
});

describe('saving a return', () => {
  it('keeps a draft that only its school sees, and goes on from there', async () => {
    const saved = await (await open()).submit(
      { hoursGiven: '7.5', 'words-latin': 'So far' },
      { button: 'Save and finish later' },
    );
    expect(saved.text).toContain('Saved. Nobody else sees it until you send it.');
    const again = await open();
    expect(again.$('[name="hoursGiven"]').attr('value')).toBe('7.5');
    expect(again.$('[name="words-latin"]').text()).toBe('So far');
    expect((await kept())?.state).toBe('draft');
    expect(await closeReview(world.outside, { partnership: 'valley', review: autumn })).toEqual({
      missing: ['900001', '900002', '900003', '900004'],
    });
  });

  it('does not take back what was sent', async () => {
    await (await open()).submit(withoutWords, { button: 'Send' });
    const saved = await (await open()).submit({ 'words-latin': 'Half of it' }, { button: 'Save and finish later' });
    expect(saved.text).toContain('Saved, with what you sent before.');
    expect(await kept()).toMatchObject({ state: 'numbers-only', content: { purposes: [{}, { words: 'Half of it' }] } });
    const emptied = await (await open()).submit({ hoursGiven: '' }, { button: 'Save and finish later' });
    expect(emptied.errors).toEqual(['How many hours did your school give?']);
    expect((await kept())?.content.hoursGiven).toBe(20);
  });
});

describe('what no page of ours sends as a return', () => {
  it.each([
    ['a field of its own', { ...aFilledReturn, button: 'send', state: 'complete' }],
    ['a purpose of another plan', { ...aFilledReturn, button: 'send', 'rating-greek': 'ahead' }],
    ['another school', { ...aFilledReturn, button: 'send', school: '900001' }],
    ['another button', { ...aFilledReturn, button: 'approve' }],
    ['one name twice', { ...aFilledReturn, button: 'send', hoursGiven: ['1', '2'] }],
  ])('is refused: %s', async (_, fields) => {
    const page = await world.browser.post(await world.linkOf('lead-birch', birch), fields);
    expect(page.status).toBe(400);
    expect(page.heading).toBe('We could not read what was sent');
    expect(await kept()).toBeUndefined();
  });

  it('shows typed markup as text', async () => {
    const page = await (await open()).submit(
      { ...aFilledReturn, 'words-latin': '<img src=x onerror=alert(1)>' },
      { button: 'Send' },
    );
    expect(page.$('main img')).toHaveLength(0);
    expect(page.text).toContain('<img src=x onerror=alert(1)>');
  });

  it('stops at 10,000 characters, with the words still there', async () => {
    const long = 'a'.repeat(10_001);
    const page = await (await open()).submit({ ...aFilledReturn, 'words-latin': long }, { button: 'Send' });
    expect(page.errors).toEqual(['What shows it for “Latin for Year 8” must be 10,000 characters or fewer']);
    expect(page.$('[name="words-latin"]').text()).toBe(long);
  });
});
