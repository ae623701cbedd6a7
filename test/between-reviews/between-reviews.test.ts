/** How a partnership stands between its reviews: signs, promises, work beside the plan, meetings. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extraWork, heldMeetings } from '../../functions/records/between-reviews.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { aFilledReturn, aPlan, autumn, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
const meetings = ['2026-10-06', '2026-10-20', '2026-11-03'].map((date) => ({ date, time: '15:45', host: '900001' }));

beforeEach(async () => {
  const plan = aPlan({ meetings });
  const [labs, ...others] = plan.activities;
  if (!labs) throw new Error('no activity');
  const activities = [{ ...labs, years: ['5'], host: '900002' }, ...others];
  world = await aYear({ plan: { ...plan, activities } });
});
afterEach(() => world.stop());

const open = async (person = 'lead-alder') => (await world.signedIn(person)).open('/standing');

describe('signs that the work wanes', () => {
  it('are none at first, and the page says so', async () => {
    const page = await open();
    expect(page.text).toContain('Nothing says otherwise');
    expect(page.text).toContain('The first review has not closed yet.');
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('come from two meetings that did not take place, noted by hand', async () => {
    for (const date of ['20 October 2026', '3 November 2026']) {
      const form = await (await open()).follow(date);
      expect((await form.submit()).errors).toEqual(['Say whether it took place']);
      expect((await form.submit({ held: 'no' })).text).toContain('It is noted.');
    }
    expect((await open('clerk-dell-board')).text).toContain(
      'The last 2 meetings did not take place: 20 October and 3 November.',
    );
    const home = async (person: string) => (await (await world.signedIn(person)).open('/home')).text;
    expect(await home('lead-alder')).toContain('The last 2 meetings did not take place');
    expect(await home('alder-board-2')).not.toContain('The last 2 meetings');
    expect(await world.read(heldMeetings, '2026-10-20')).toMatchObject({ held: false, by: 'lead-alder' });
  });

  it('come from a school that missed the last two, and go when it is put right', async () => {
    const form = await (await open()).follow('20 October 2026');
    await form.submit({ held: 'yes', missing: ['900004'] });
    const other = await (await open()).follow('3 November 2026');
    await other.submit({ held: 'yes', missing: ['900004', '900003'] });
    expect((await open()).text).toContain('Dell School missed the last 2 meetings');
    await (await (await open()).follow('3 November 2026')).submit({ held: 'yes', missing: [] });
    expect((await open()).text).not.toContain('missed the last 2 meetings');
  });

  it('come from a missing return, and from links that nobody answers', async () => {
    await world.openReturns(autumn);
    world.moveTo('2026-12-20');
    expect((await open()).text).toMatch(/\d requests are past their date without an answer\. The oldest was due on/);
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    expect((await open()).text).toContain('The autumn review closed without the return of Alder School');
  });

  it('are for no meeting that is to come, and for nobody who only reads', async () => {
    const lead = await world.signedIn('lead-alder');
    expect((await lead.open('/standing/meetings/2027-01-20')).status).toBe(404);
    expect((await lead.open('/standing/meetings/2026-10-07')).status).toBe(404);
    const member = await world.signedIn('alder-board-2');
    expect((await member.open('/standing/meetings/2026-10-20')).status).toBe(403);
    expect((await member.open('/standing')).$('main form')).toHaveLength(0);
  });
});

describe('the promises so far', () => {
  it('set a third of the year beside what was given, and say who hosts', async () => {
    const asked = await world.openReturns(autumn);
    const sent = { ...aFilledReturn, hoursGiven: '20' };
    await (await world.visit('lead-alder', asked['900001'] ?? '', '/whole')).submit(sent, { button: 'Send' });
    await (await world.visit('lead-birch', asked['900002'] ?? '', '/whole')).submit(sent, { button: 'Send' });
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const page = await open();
    const rows = page
      .$('#promises')
      .parent()
      .find('tbody tr')
      .get()
      .map((row) => page.$(row).text());
    expect(rows[0]).toContain('20 of 20');
    expect(rows[0]).toContain('As promised');
    expect(rows[1]).toContain('20 of 32');
    expect(rows[1]).toContain('Laboratory mornings');
    expect(rows[1]).toContain('Less than promised');
    expect(rows[3]).toContain('Not known');
  });
});

describe('work that the agreement does not name', () => {
  const write = async (title: string, years = '') => {
    const form = await (await open('lead-cedar')).follow('Write down something');
    return form.submit({ title, years });
  };

  it('is flagged with the way to amend, and the lead and chair are told once', async () => {
    const done = await write('Year 4 coding club', '4');
    expect(done.text).toContain('Not in the agreement');
    expect(done.text).toContain('No activity like it was agreed.');
    expect(done.text).toContain('can put it to the boards');
    await write('Year 4 coding club', '4');
    expect(await world.told('work-outside')).toEqual(['head-alder', 'lead-alder', 'lead-birch']);
    const lead = await open();
    const begun = await (await lead.follow('Put it to the boards')).submit();
    expect(begun.text).toContain('What is to change: Year 4 coding club.');
    expect(begun.text).toContain('What is signed stays in force until the change is signed');
    expect(await world.events()).toContain('work-noted');
  });

  it('is flagged when it grew into other year groups, and not when it is in the plan', async () => {
    expect((await write('Laboratory mornings', '6')).text).toContain('It grew out of “Laboratory mornings”');
    const covered = await write('Laboratory mornings', '5');
    expect(covered.text).toContain('The agreement covers this');
    expect(await world.read(extraWork, '0002')).toBeUndefined();
  });

  it('can be stopped, once', async () => {
    const flagged = await write('Chess');
    const stopped = await flagged.submit({}, { button: 'It has stopped' });
    expect(stopped.text).toContain('Stopped');
    await flagged.submit({}, { button: 'It has stopped' });
    expect((await world.events()).filter((event) => event === 'work-stopped')).toHaveLength(1);
  });

  it('needs a name, and year groups in numbers', async () => {
    expect((await write('', 'four')).errors).toEqual([
      'Say what goes on',
      'Write year groups as numbers, such as 4, 5',
    ]);
  });
});
