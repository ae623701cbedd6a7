/** What can be taken along for a spreadsheet: the tables of a review and of a year. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../functions/domain/csv.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { aFilledReturn, aPlan, autumn, aYear, spring, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
beforeAll(async () => {
  const plan = aPlan();
  const [science, ...others] = plan.purposes;
  if (!science) throw new Error('no purpose');
  world = await aYear({ plan: { ...plan, purposes: [{ ...science, title: '=SUM(A1:A9)' }, ...others] } });
  const asked = await world.openReturns(autumn);
  const page = await world.visit('lead-alder', asked['900001'] ?? '', '/whole');
  await page.submit({ ...aFilledReturn, 'words-science': '@risk, "quoted"\nand a second line' }, { button: 'Send' });
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
});
afterAll(() => world.stop());

const take = async (path: string) => (await world.signedIn('birch-board-2')).open(path);

describe('a file for a spreadsheet', () => {
  it.each([`/reviews/${autumn}/file`, '/evaluation/202627/file'])(
    '%s holds no formula, and says what the signs mean',
    async (path) => {
      const file = await take(path);
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      const cells = readCsv(file.html).flatMap((line) => line.cells);
      expect(cells.filter((cell) => /^[=+@\t]|^-(?!\d)/.test(cell))).toEqual([]);
      expect(cells).toContain(`'=SUM(A1:A9)`);
      for (const sign of ['c: hidden', 'z: does not apply', 'x: not known', 'low: rounds to zero'])
        expect(cells.some((cell) => cell.startsWith(sign))).toBe(true);
    },
  );

  it('is linked from the review, and holds its numbers', async () => {
    const page = await take(`/reviews/${autumn}`);
    const file = await page.follow('The tables of this report');
    const rows = readCsv(file.html).map(({ cells }) => cells);
    expect(rows).toContainEqual(['Alder School', '20', '20', '12']);
    expect(page.text).not.toContain('The figures about groups of pupils, for a spreadsheet');
  });

  it('is not there before there is anything to tell', async () => {
    expect((await take(`/reviews/${spring}/file`)).status).toBe(404);
    expect((await take(`/reviews/${autumn}/figures`)).status).toBe(404);
    expect((await take('/evaluation/201920/file')).status).toBe(404);
  });
});
