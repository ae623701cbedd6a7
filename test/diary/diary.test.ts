/** The diary in a browser: what stands against dates, moving, keeping, calling off, a series, a school's own dates. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { occasions, schoolDates } from '../../functions/records/diary.ts';
import { aPlan, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
/** A Sunday, on which every school is closed, and two days on which nothing stands. */
const meetings = ['2026-12-06', '2027-01-20', '2027-02-03'].map((date, at) => ({
  date,
  time: '15:45',
  host: '900001',
  thinkPiece: at === 0 ? '900002' : '900003',
}));

beforeEach(async () => {
  world = await aYear({
    plan: aPlan({ meetings, agreement: { form: 'mou', from: '2026-09-01', until: '2027-08-31' } }),
  });
});
afterEach(() => world.stop());

const open = async (path = '/diary', person = 'lead-alder') => (await world.signedIn(person)).open(path);
const sunday = '/diary/m-2026-12-06-1545';

describe('the diary', () => {
  it('says how many dates need a decision, and why', async () => {
    const page = await open();
    expect(page.heading).toBe('1 of 3 dates to come needs a decision');
    expect(page.text).toContain('Alder is closed that day.');
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('is a file for a spreadsheet too', async () => {
    const page = await open('/diary/file');
    expect(page.html).toContain('2027-01-20');
    expect(page.html.trim().split('\n')).toHaveLength(4);
  });
});

describe('a date that clashes', () => {
  it('is moved to one that is offered with its reasons, and those who take part hear once', async () => {
    const page = await open(sunday);
    expect(page.heading).toBe('Sunday 6 December 2026: something stands against it');
    expect(page.text).toContain('a Monday, not a Sunday');
    const moved = await page.submit({ to: '2026-12-07', reason: 'Nobody comes on a Sunday' });
    expect(moved.text).toContain('It is moved.');
    expect(moved.text).toContain('moved it: Nobody comes on a Sunday');
    expect(await world.read(occasions, 'm-2026-12-06-1545')).toMatchObject({ date: '2026-12-07', sequence: 1 });
    expect(await world.told('date-moved')).toContain('lead-birch');
    expect((await open()).heading).toBe('Nothing stands against the 3 dates to come');
  });

  it('is kept with a reason that every school can read', async () => {
    const page = await open(sunday);
    expect((await page.submit({ to: 'keep', reason: '' })).errors).toEqual(['Say why: every school can read it']);
    const kept = await page.submit({ to: 'keep', reason: 'It is the open day' });
    expect(kept.text).toContain('It stays because: It is the open day');
    expect((await open()).heading).toBe('Nothing stands against the 3 dates to come');
    expect(await world.told('date-moved')).toEqual([]);
  });

  it('is called off, and nobody can move it after that', async () => {
    const page = await open(sunday);
    expect((await page.submit({ to: 'cancel', reason: 'No need' })).text).toContain('called off');
    expect(await world.told('date-cancelled')).toContain('lead-dell');
    expect((await page.submit({ to: '2026-12-07', reason: 'Late' })).errors).toEqual([
      'This date is over or called off already',
    ]);
  });

  it('moved by two at once, is moved once, and the second is told', async () => {
    const [first, second] = [await open(sunday), await open(sunday, 'lead-birch')];
    await first.submit({ to: '2026-12-07', reason: 'Not on a Sunday' });
    const again = await second.submit({ to: '2026-12-08', reason: 'A better day' });
    expect(again.errors).toEqual([
      'Somebody else has changed this date meanwhile. Look at what stands now, then choose again',
    ]);
    expect(await world.read(occasions, 'm-2026-12-06-1545')).toMatchObject({ date: '2026-12-07', sequence: 1 });
  });

  it('cannot move to a day that does not exist, is over, or lies outside the agreement', async () => {
    const page = await open(sunday);
    const to = async (day: string, month: string, year: string) =>
      (
        await page.submit({
          to: 'another',
          'date-day': day,
          'date-month': month,
          'date-year': year,
          reason: 'Because',
        })
      ).errors;
    expect(await to('31', '2', '2027')).toEqual([
      'The date on which it should be must be a real date, such as 3 12 2026',
    ]);
    expect(await to('1', '10', '2026')).toEqual(['That cannot be: 1 October 2026 is over.']);
    expect(await to('1', '10', '2027')).toEqual(['That cannot be: The agreement ends on 31 August 2027.']);
  });

  it('is moved by the lead of the school that hosts, by no other school, and read by all', async () => {
    expect((await open(sunday, 'lead-dell')).$('form[action^="/diary"]')).toHaveLength(0);
    const other = await world.signedIn('lead-dell');
    const body = { sequence: '0', to: 'cancel', reason: 'I say so' };
    expect((await other.post(sunday, body)).status).toBe(403);
    expect((await open(sunday, 'alder-board-2')).status).toBe(200);
    expect(await world.read(occasions, 'm-2026-12-06-1545')).toBeUndefined();
  });
});

describe('a series', () => {
  const asked = {
    'from-day': '10',
    'from-month': '2',
    'from-year': '2027',
    'until-day': '31',
    'until-month': '3',
    'until-year': '2027',
    weeks: '2',
    start: '15:45',
    held: 'in-person',
    open: 'most',
  };

  it('is looked at first, with hosts and think pieces in turn, then put into the diary in one go', async () => {
    const form = await open('/diary/series');
    const preview = await form.submit(asked, { button: 'Look at the dates' });
    expect(preview.text).toContain('Nothing is in the diary yet');
    expect(await world.read(occasions, 'm-2027-02-10-1545')).toBeUndefined();
    const done = await preview.submit({ reason: 'Agreed by all' }, { button: 'into the diary' });
    expect(done.text).toContain('The dates are in the diary.');
    const first = await world.read(occasions, 'm-2027-02-10-1545');
    expect(first?.host).toBe('900001');
    expect(first?.thinkPiece).toBe('900002');
    expect(await world.told('dates-fixed')).toContain('lead-dell');
  });

  it('by video takes no host’s turn, and says where people join', async () => {
    const form = await open('/diary/series');
    const preview = await form.submit(
      { ...asked, held: 'video', joining: 'The school’s usual room, number 4' },
      { button: 'Look at the dates' },
    );
    expect(preview.text).toContain('by video');
    await preview.submit({ reason: 'Agreed' }, { button: 'into the diary' });
    expect(await world.read(occasions, 'm-2027-02-10-1545')).toMatchObject({
      held: 'video',
      joining: 'The school’s usual room, number 4',
    });
    expect((await world.read(occasions, 'm-2027-02-10-1545'))?.host).toBeUndefined();
  });

  it('refuses an end before its beginning, and more than forty dates', async () => {
    const form = await open('/diary/series');
    const errors = async (changes: Record<string, string>) =>
      (await form.submit({ ...asked, ...changes }, { button: 'Look at the dates' })).errors;
    expect(await errors({ 'until-year': '2026' })).toEqual(['The last day comes before the first meeting']);
    expect(await errors({ weeks: '1', 'until-year': '2029' })).toEqual([
      'That would be more than 40 meetings. Choose an earlier last day, or more weeks between',
    ]);
    expect(await errors({ start: '25:00' })).toEqual(['expected a time as HH:MM, for example 15:45']);
  });
});

describe('a school’s own dates', () => {
  it('are pasted by its lead, stand against meetings, and are put right by pasting again', async () => {
    const form = await open('/diary/school-dates', 'lead-birch');
    const kept = await form.submit({ dates: '20 January 2027, , Whole school play\n2027-03-01, 2027-03-05, Camp, 5' });
    expect(kept.text).toContain('The school’s own dates are kept.');
    expect((await open()).text).toContain('Birch: Whole school play.');
    expect((await world.read(schoolDates, '900002'))?.dates).toHaveLength(2);
    await (await open('/diary/school-dates', 'lead-birch')).submit({ dates: '' });
    expect((await open()).text).not.toContain('Whole school play');
  });

  it('are refused line by line, pupils too, and nothing typed is lost', async () => {
    const form = await open('/diary/school-dates', 'lead-birch');
    const typed =
      '31 February 2027, , Play\n2027-03-05, 2027-03-01, Camp\nAmy Smith, 12/03/2015, 5B\n2015-03-12, , Amy Smith';
    const refused = await form.submit({ dates: typed });
    expect(refused.errors[0]).toContain('Line 1: “31 February 2027” is no date');
    expect(refused.errors[0]).toContain('Line 2: the last day comes before the first');
    expect(refused.errors[0]).toContain('Line 3: “Amy Smith” is no date');
    expect(refused.errors[0]).toContain('Line 4: the date is not between');
    expect(refused.html).toContain('Amy Smith, 12/03/2015, 5B');
    expect(await world.read(schoolDates, '900002')).toBeUndefined();
  });
});
