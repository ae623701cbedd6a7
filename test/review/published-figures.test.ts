import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { letRead, readingAddress } from '../../functions/asking/reading-links.ts';
import { prepareEvaluation } from '../../functions/evaluation/prepare-evaluation.ts';
import { publications } from '../../functions/records/cohorts.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { reviews } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { deleteFigures } from '../../functions/review/delete-figures.ts';
import { prepareFigures, publishFigures } from '../../functions/review/publish-figures.ts';
import { autumn } from '../builders/year.ts';
import { aFiguresWorld, type FiguresWorld, fsm, schools } from './figures-world.ts';

let world: FiguresWorld;
beforeEach(async () => {
  world = await aFiguresWorld();
});
afterEach(() => world.stop());

describe('the publication', () => {
  it('is made before the commit that closes the review, and made again where a school sent others meanwhile', async () => {
    await world.signed();
    await world.send('alder', fsm([40, 24], [14, 7]));
    await world.send('birch', fsm([30, 19], [8, 2]));
    const made = await prepareFigures(world.outside, 'valley', autumn);
    await world.send('birch', fsm([31, 20], [8, 2]));
    await work(world.outside, 'valley', async (tx) => {
      const [review, whole] = [await tx.readNeeded(reviews, autumn), await tx.readNeeded(partnerships, theOne)];
      await publishFigures(tx, review, whole, made);
    });
    const shown = (await world.read(publications, autumn))?.published?.tables[0]?.rows[0]?.figures;
    expect(shown?.find(({ school }) => school === schools.birch)?.number).toBe(31);
  });
});

describe('figures as a school sent them', () => {
  const deletions = async () =>
    (await world.effects('task')).filter(({ task }) => task === 'delete-figures').map(({ input }) => input);

  it('are deleted a year after their review has closed, by the daily sweep; what was published stays', async () => {
    await world.signed();
    await world.send('alder', fsm([40, 24], [14, 7]));
    await world.send('birch', fsm([30, 19], [8, 2]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    world.moveTo('2027-11-12');
    await dailySweep(world.outside);
    expect([await deletions(), (await world.stored('birch')) !== undefined]).toEqual([[], true]);
    world.moveTo('2027-11-13');
    await dailySweep(world.outside);
    const [input] = await deletions();
    expect(await deleteFigures(world.outside, input)).toEqual({ deleted: 2 });
    expect([await world.stored('alder'), await world.stored('birch')]).toEqual([undefined, undefined]);
    expect((await world.read(publications, autumn))?.published?.tables).toHaveLength(1);
    expect(await deleteFigures(world.outside, input)).toEqual({ deleted: 0 });
    expect(JSON.stringify(world.outside.db.prepare('select * from items').all())).not.toContain('"number":14');
  });

  it('are deleted as soon as the partnership’s file says', async () => {
    await world.signed();
    await work(world.outside, 'valley', async (tx) => {
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), keepFiguresMonths: 0 });
    });
    await world.send('alder', fsm([40, 24], [14, 7]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    await dailySweep(world.outside);
    expect(await deletions()).toEqual([{ partnership: 'valley', review: autumn }]);
  });

  it('are left alone while their review is open', async () => {
    await world.signed();
    await world.send('alder', fsm([40, 24], [14, 7]));
    expect(await deleteFigures(world.outside, { partnership: 'valley', review: autumn })).toEqual({ deleted: 0 });
    expect(await world.stored('alder')).toBeDefined();
  });
});

describe('the report for boards', () => {
  const report = async () => {
    await work(world.outside, 'valley', (tx) => letRead(tx, `review:${autumn}`, world.outside.linkKeys.current));
    return new URL((await readingAddress(world.outside, 'valley', `review:${autumn}`, { id: 'alder-board-2' })) ?? '')
      .pathname;
  };

  it('shows no school’s figures before the review has closed, and hides small groups afterwards', async () => {
    await world.signed();
    await world.send('alder', fsm([40, 24], [14, 7]));
    await world.send('birch', fsm([30, 19], [8, 2]));
    await world.send('cedar', fsm([44, 29], [4, 2]));
    const address = await report();
    expect((await world.browser.open(address)).text).not.toContain('groups of pupils');
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const page = await world.browser.open(address);
    expect(page.text).toContain('What it shows for groups of pupils');
    expect(page.text).toContain('hidden (“suppressed”)');
    const rows = page
      .$('#pupils')
      .parent()
      .find('tbody tr')
      .get()
      .map((row) =>
        page
          .$(row)
          .find('th, td')
          .get()
          .map((cell) => page.$(cell).text())
          .join(' | '),
      );
    expect(rows.filter((row) => row.startsWith('FSM |') && row.includes('Cedar'))).toEqual([
      'FSM | Cedar School | c | c',
    ]);
    expect(rows.some((row) => row.startsWith('All pupils | Cedar School | 44'))).toBe(true);
  });

  it('shows a school’s own board its own figures whole, on its own pages and on no paper, and other boards nothing', async () => {
    await world.signed();
    await world.send('alder', fsm([40, 24], [4, 1]));
    await world.send('birch', fsm([30, 19], [8, 2]));
    await world.send('cedar', fsm([28, 18], [9, 4]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const path = `/reviews/${autumn}/boards/alder`;
    const own = (await (await world.signedIn('head-alder')).open(path)).text;
    expect(own).toContain('Alder School60%25%64%');
    expect(own).toContain('Alder School: pupils on free school meals are 39 points behind the others.');
    expect(own).toContain(
      'for our board alone: please do not pass them on. Others’ are hidden where a group is so small',
    );
    const others = (await (await world.signedIn('head-birch')).open(path)).text;
    expect(others).not.toContain('25%');
    expect(others).toContain('Alder School60%cc');
    expect(others).not.toContain('for our board alone');
    const link = async (id: string) =>
      new URL((await readingAddress(world.outside, 'valley', `review:${autumn}`, { id })) ?? '').pathname;
    const read = async (id: string) => (await world.browser.open(`${await link(id)}/boards/alder`)).text;
    expect(await read('alder-board-1')).toContain('25%');
    expect(await read('birch-board-1')).not.toContain('25%');
  });

  it('goes with a file that explains its letters and holds no formula', async () => {
    await world.signed();
    await world.send('alder', fsm([40, 24], [14, 7]));
    await world.send('birch', fsm([30, 19], [8, 2]));
    await world.send('cedar', fsm([44, 29], [4, 2]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const file = await fetch(new URL(`${await report()}/download`, world.url));
    const text = await file.text();
    expect(file.headers.get('content-disposition')).toContain('figures-202627-autumn.csv');
    expect(text).toContain('202627 Autumn term,5,Science,FSM,FSM,900003,Cedar School,c,c,c');
    expect(text).toContain('c: hidden');
    expect(text).not.toMatch(/(^|[\n,])[=+@]/);
  });

  it('is followed by the gap between groups in the year’s report', async () => {
    await world.signed();
    await world.send('alder', fsm([60, 40], [20, 9]));
    await world.send('birch', fsm([70, 44], [25, 10]));
    await world.send('cedar', fsm([64, 39], [24, 11]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    await prepareEvaluation(world.outside, { partnership: 'valley', evaluation: '202627' });
    const year = new URL(
      (await readingAddress(world.outside, 'valley', 'evaluation:202627', { id: 'alder-board-2' })) ?? '',
    ).pathname;
    const page = await world.browser.open(year);
    // 30 of 69 pupils with free school meals, 93 of 125 others.
    expect(page.$('#gaps').parent().find('tbody tr').text()).toContain('31 points behind');
  });

  it('says nothing of figures where none were sent', async () => {
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    expect(await world.read(publications, autumn)).toBeUndefined();
    const address = await report();
    expect((await world.browser.open(address)).text).not.toContain('groups of pupils');
    expect((await fetch(new URL(`${address}/download`, world.url))).status).toBe(404);
  });
});
