/** Dates with pupils: put in by whoever hosts, and only once every school has confirmed its checks for that day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { occasions } from '../../functions/records/diary.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { readEvery } from '../../functions/records/read-every.ts';
import { work } from '../../functions/records/work.ts';
import { aPlan, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear({ plan: aPlan({ agreement: { form: 'mou', from: '2026-09-01', until: '2027-08-31' } }) });
});
afterEach(() => world.stop());

const lab = {
  kind: 'session',
  title: 'Laboratory morning',
  activity: 'labs',
  'date-day': '3',
  'date-month': '2',
  'date-year': '2027',
  start: '10:00',
  end: '12:00',
  held: 'in-person',
  host: '900001',
  place: 'Lab 1',
  schools: ['900001', '900002'],
  years: '5',
  leader: 'lead-alder',
};
const put = async (fields: Readonly<Record<string, string | readonly string[]>> = {}, person = 'lead-alder') => {
  const page = await (await world.signedIn(person)).open('/diary/new');
  return page.submit({ ...lab, ...fields });
};
const confirm = async (person: string, until = ['1', '7', '2027'], fields: Readonly<Record<string, string>> = {}) => {
  const page = await (await world.signedIn(person)).open('/activities/labs/checks');
  const [day = '', month = '', year = ''] = until;
  return page.submit({
    policy: 'The host’s, read by our head',
    contact: 'Our office, 01632 960 001',
    'until-day': day,
    'until-month': month,
    'until-year': year,
    done: 'yes',
    ...fields,
  });
};
const inDiary = () => readEvery(world.outside.store, occasions, world.partnership);

describe('a session with pupils', () => {
  it('stops until every school taking part has confirmed for that day, and then stands in the diary', async () => {
    expect((await put()).errors).toEqual([
      'That cannot be: Alder has not confirmed its safeguarding checks for that day. Birch has not confirmed its safeguarding checks for that day.',
    ]);
    await confirm('lead-alder');
    expect((await put()).errors).toEqual([
      'That cannot be: Birch has not confirmed its safeguarding checks for that day.',
    ]);
    await confirm('lead-birch', ['2', '2', '2027']);
    expect((await put()).errors).toHaveLength(1);
    await confirm('lead-birch', ['3', '2', '2027']);
    const page = await put();
    expect(page.errors).toEqual([]);
    expect(page.heading).toBe('Laboratory morning on Wednesday 3 February 2027');
    expect(page.text).toContain('at Alder, in Lab 1');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect(await world.told('date-added')).toEqual(['lead-alder', 'lead-birch']);
    expect(await inDiary()).toHaveLength(1);
  });

  it('loses the word of somebody who no longer answers for that school', async () => {
    await confirm('lead-alder');
    await confirm('lead-birch');
    await work(world.outside, world.partnership, async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const schools = partnership.schools.map((school) =>
        school.urn === '900002' ? { ...school, lead: 'lead-cedar' } : school,
      );
      tx.write(partnerships, theOne, { ...partnership, schools });
    });
    expect((await put()).errors).toEqual([
      'That cannot be: Birch has not confirmed its safeguarding checks for that day.',
    ]);
    const page = await (await world.signedIn('lead-alder')).open('/activities/labs/checks');
    expect(page.heading).toBe('3 schools still to confirm for “Laboratory mornings”');
    expect(page.text).toContain('Whoever gave it answers for this school no more');
  });

  it('for staff alone needs no such word; a closed school asks for a reason', async () => {
    const asked = await put({ years: '', 'date-day': '7' });
    expect(asked.errors[0]).toContain('is closed that day');
    const done = await put({ years: '', 'date-day': '7', reason: 'It is a training weekend' });
    expect(done.errors).toEqual([]);
    expect(done.text).toContain('It stays because: It is a training weekend');
  });

  it('is put in by a school’s lead for what that school hosts, and by nobody else', async () => {
    expect((await put({ years: '', host: '' }, 'lead-dell')).errors).toEqual([
      'Choose a school that you lead: you plan what it hosts',
    ]);
    expect((await put({ years: '', host: '900004' }, 'lead-dell')).errors).toEqual([]);
    const member = await world.signedIn('alder-board-2');
    expect((await member.open('/diary/new')).status).toBe(403);
  });

  it('says everything that is missing or cannot be, and keeps what was typed', async () => {
    const page = await put({ title: '', 'date-day': '31', start: '25:00', schools: [] });
    expect(page.errors).toEqual([
      'Give it a name',
      'Enter a time such as 10:00',
      'Choose the schools that take part',
      'The date on which it is must be a real date, such as 3 12 2026',
    ]);
    expect(page.$('input[name="place"]').val()).toBe('Lab 1');
    expect((await put({ years: '', start: '12:00', end: '10:00' })).errors).toEqual(['It would end before it begins']);
  });
});

describe('a school’s word about its checks', () => {
  it('is given by its own head or lead, for a year at most, and stands there with name and date', async () => {
    const page = await confirm('lead-birch');
    expect(page.errors).toEqual([]);
    expect(page.text).toContain('on 13 November 2026');
    expect(page.heading).toBe('3 schools still to confirm for “Laboratory mornings”');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect((await confirm('lead-birch', ['1', '7', '2028'])).errors).toEqual([
      'A confirmation is for a year at most. Enter an earlier day',
    ]);
    expect((await confirm('lead-birch', ['12', '11', '2026'])).errors).toEqual([
      'That day is over. Enter a day that is still to come',
    ]);
    const other = await world.signedIn('lead-dell');
    const fields = { school: '900002', policy: 'Ours', contact: 'Our office', done: 'yes' };
    const dates = { 'until-day': '1', 'until-month': '7', 'until-year': '2027' };
    expect((await other.post('/activities/labs/checks', { ...fields, ...dates })).status).toBe(403);
  });
});
