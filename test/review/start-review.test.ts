import { afterEach, describe, expect, it } from 'vitest';
import { reviews } from '../../functions/records/year-kinds.ts';
import { finishReview } from '../../functions/review/finish-review.ts';
import { openReview } from '../../functions/review/open-review.ts';
import { autumn, aYear, startAutumn, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
afterEach(() => world.stop());

describe('starting a review', () => {
  it('says what it will ask of whom and until when, and is one click', async () => {
    world = await aYear();
    const page = await world.visit('lead-alder', startAutumn);
    expect(page.heading).toBe('Start the autumn review');
    for (const words of ['about fifteen minutes', 'Lead Cedar', '4 December 2026', '11 December 2026'])
      expect(page.text).toContain(words);
    const done = await page.submit();
    expect([done.status, done.heading]).toEqual([200, 'You started the review']);
    expect(done.text).toContain('Each school has been sent a link');
    expect((await world.stored()).outcome?.result).toBe('done');
  });

  it.each(['lead-birch', 'chaser', 'head-alder'])('can be done by %s when the lead does not', async (person) => {
    world = await aYear();
    const page = await world.visit(person, startAutumn);
    expect(page.text).toContain('You can start it instead');
    expect((await page.submit()).heading).toBe('You started the review');
    expect((await world.visit('lead-alder', startAutumn)).text).toContain('It was done on 13 November 2026');
  });

  it('is done once, however often it is sent', async () => {
    world = await aYear();
    const page = await world.visit('lead-alder', startAutumn);
    const [one, other] = await Promise.all([page.submit(), page.submit()]);
    expect([one.status, other.status, (await page.submit()).status]).toEqual([200, 200, 200]);
    expect((await world.stored()).answers).toHaveLength(1);
  });

  it('takes neither an empty form nor one with more in it', async () => {
    world = await aYear();
    const link = await world.linkOf('lead-alder');
    const commits = world.commits();
    expect((await world.browser.post(link, {})).errors).toEqual(['Press the button to start the review']);
    expect((await world.browser.post(link, { start: 'yes', role: 'admin' })).status).toBe(400);
    expect(world.commits()).toBe(commits);
  });

  it('asks every school for its return by its own calendar, and once only', async () => {
    world = await aYear();
    const first = await openReview(world.outside, { partnership: 'valley', review: autumn });
    const again = await openReview(world.outside, { partnership: 'valley', review: autumn });
    expect(again).toEqual(first);
    expect(first.requests.map(({ school, dueOn, closesOn }) => [school, dueOn, closesOn])).toEqual(
      ['900001', '900002', '900003', '900004'].map((school) => [school, '2026-12-04', '2026-12-11']),
    );
    expect(await world.read(reviews, autumn)).toMatchObject({ state: 'open', openedOn: '2026-11-13' });
    expect((await world.events()).filter((event) => event === 'review-opened')).toHaveLength(1);
  });

  it('that never came is recorded as not held, and those who should know are told once', async () => {
    world = await aYear();
    expect(await finishReview(world.outside, { partnership: 'valley', review: autumn })).toEqual({ state: 'not-held' });
    expect(await finishReview(world.outside, { partnership: 'valley', review: autumn })).toEqual({ state: 'not-held' });
    const told = (await world.effects('mail')).filter(({ template }) => template === 'review-not-held');
    expect(told.map(({ to }) => to).toSorted()).toEqual([
      'chaser',
      'head-alder',
      'head-birch',
      'head-cedar',
      'head-dell',
      'lead-alder',
    ]);
  });
});
