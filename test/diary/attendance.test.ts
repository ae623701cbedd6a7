/** Who came to a session: noted by whoever leads it, small counts for their own school alone, and looked at in the ledger. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Occasion } from '../../functions/domain/diary/occasion.ts';
import { occasions } from '../../functions/records/diary.ts';
import { ledgerSides } from '../../functions/records/ledgers.ts';
import { work } from '../../functions/records/work.ts';
import { returnId } from '../../functions/records/year-kinds.ts';
import { aPlan, autumn, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
const lab = Occasion.parse({
  id: 'o-lab',
  kind: 'session',
  activity: 'labs',
  title: 'Laboratory morning',
  date: '2026-11-12',
  start: '10:00',
  end: '12:00',
  host: '900001',
  schools: ['900001', '900002'],
  years: ['5'],
  state: 'locked',
});
beforeEach(async () => {
  world = await aYear({ plan: aPlan({ agreement: { form: 'mou', from: '2026-09-01', until: '2027-08-31' } }) });
  await work(world.outside, world.partnership, async (tx) => {
    await tx.read(occasions, lab.id);
    tx.write(occasions, lab.id, lab);
    await tx.read(occasions, 'o-next');
    tx.write(occasions, 'o-next', { ...lab, id: 'o-next', date: '2026-11-19' });
  });
});
afterEach(() => world.stop());

const open = async (person: string, id = lab.id) => (await world.signedIn(person)).open(`/diary/${id}`);
const came = {
  held: 'yes',
  'came-900001': '20',
  'came-900002': '3',
  'given-by': '900001',
  staff: '2',
  minutes: '120',
};
const note = async (person = 'lead-alder', fields: Readonly<Record<string, string>> = {}) => {
  const browser = await world.signedIn(person);
  const page = await browser.open(`/diary/${lab.id}`);
  return page.submit({ ...came, ...fields }, { button: 'Note it' });
};

describe('who came to a session', () => {
  it('is noted in one form; a count below the threshold is read by its own school alone', async () => {
    const page = await note();
    expect(page.text).toContain('It is noted.');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect(page.text).toContain('fewer than 6');
    expect((await open('lead-birch')).text).not.toContain('fewer than');
    expect((await open('alder-board-2')).text).toContain('fewer than 6');
    expect(await world.read(occasions, lab.id)).toMatchObject({
      state: 'held',
      attendance: { came: [{ count: 20 }, { count: 3 }], by: 'lead-alder', on: '2026-11-13' },
    });
  });

  it('is put right without a small count being read or lost', async () => {
    await note();
    const page = await open('head-alder');
    expect(page.$('input[name="came-900001"]').val()).toBe('20');
    expect(page.$('input[name="came-900002"]').val()).toBeUndefined();
    await page.submit({ 'came-900001': '21' }, { button: 'Note it' });
    expect(await world.read(occasions, lab.id)).toMatchObject({ attendance: { came: [{ count: 21 }, { count: 3 }] } });
  });

  it('says what is wrong beside each box, and changes nothing', async () => {
    const page = await note('lead-alder', { 'came-900002': '501', staff: 'two', minutes: '' });
    expect(page.errors).toEqual([
      'Enter a whole number from 0 to 500',
      'Enter a whole number from 1 to 50',
      'Enter a whole number from 1 to 600',
    ]);
    expect(await world.read(occasions, lab.id)).toMatchObject({ state: 'locked' });
    const lead = await world.signedIn('lead-alder');
    const silent = await lead.post(`/diary/${lab.id}/attendance`, { minutes: '5' });
    expect(silent.errors).toEqual(['Say whether it took place']);
  });

  it('is noted by nobody else, and not before the day', async () => {
    expect((await open('lead-dell')).$('form[action$="/attendance"]')).toHaveLength(0);
    const other = await world.signedIn('lead-dell');
    expect((await other.post(`/diary/${lab.id}/attendance`, came)).status).toBe(403);
    const lead = await world.signedIn('lead-alder');
    expect((await open('lead-alder', 'o-next')).$('form[action$="/attendance"]')).toHaveLength(0);
    const early = await lead.post('/diary/o-next/attendance', came);
    expect(early.errors).toEqual(['It is still to come. Note on the day who came']);
  });

  it('that did not take place has no counts, and shows nothing in the ledger', async () => {
    await note();
    const page = await note('lead-alder', { held: 'no' });
    expect(page.text).toContain('It did not take place');
    expect(await world.read(occasions, lab.id)).not.toHaveProperty('attendance');
  });

  it('stands in the school’s side of the ledger once the school says that it is right', async () => {
    await note();
    const requests = await world.openReturns(autumn);
    const page = await world.visit('lead-alder', requests['900001'] ?? '', '/ledger');
    expect(page.text).toContain('Laboratory morning: 4 hours given to Birch');
    expect(await world.read(ledgerSides, returnId(autumn, '900001'))).toBeUndefined();
    const taken = await page.submit({}, { button: 'right: put them' });
    expect(taken.text).toContain('The lines are kept.');
    expect(taken.text).not.toContain('What the diary shows');
    const side = await world.read(ledgerSides, returnId(autumn, '900001'));
    expect(side?.side.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['hours', 4],
      ['rooms', 1],
    ]);
  });
});
