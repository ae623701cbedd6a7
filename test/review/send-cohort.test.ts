import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { letRead, readingAddress } from '../../functions/asking/reading-links.ts';
import { characteristicNames } from '../../functions/domain/numbers/cohort.ts';
import { prepareEvaluation } from '../../functions/evaluation/prepare-evaluation.ts';
import { cohorts, publications } from '../../functions/records/cohorts.ts';
import { partnerships, reviews, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { deleteFigures } from '../../functions/review/delete-figures.ts';
import { prepareFigures, publishFigures } from '../../functions/review/publish-figures.ts';
import { readWorkbook } from '../../functions/web/workbook.ts';
import { writeWorkbook } from '../../functions/web/write-workbook.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let returnOf: Readonly<Record<string, string>>;
const signed = () =>
  work(world.outside, 'valley', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const dataAgreement = { version: 1, seal: 'b'.repeat(64), signedOn: '2026-09-07' };
    tx.write(partnerships, theOne, { ...whole, dataAgreement });
  });
beforeEach(async () => {
  world = await aYear();
  returnOf = await world.openReturns(autumn);
});
afterEach(() => world.stop());

const heading = 'Year group,Subject or measure,Characteristic,Group,Number of pupils,Number at expected standard';
const table = (...lines: string[]) => [heading, ...lines].join('\r\n');
const fsm = (all: readonly [number, number], free: readonly [number, number]) =>
  table(
    `5,Science,All pupils,All pupils,${all.join()}`,
    `5,Science,FSM,FSM,${free.join()}`,
    `5,Science,FSM,Not FSM,${all[0] - free[0]},${all[1] - free[1]}`,
  );

const schools = { alder: '900001', birch: '900002', cedar: '900003' } as const;
type Key = keyof typeof schools;
const figuresPage = (key: Key, person = `lead-${key}`) => world.visit(person, returnOf[schools[key]] ?? '', '/figures');
const send = async (key: Key, text: string) =>
  (await figuresPage(key)).submit({ table: text }, { button: 'Send these' });
const upload = async (key: Key, file: File) => (await figuresPage(key)).submit({ file }, { button: 'Send this file' });
const stored = (key: Key) => world.read(cohorts, `${autumn}#${schools[key]}`);

describe('figures about groups of pupils', () => {
  it('are not taken before every party has signed the data sharing agreement', async () => {
    const page = await figuresPage('birch');
    expect(page.text).toContain('not every party has signed the data sharing agreement');
    expect(page.$('textarea')).toHaveLength(0);
    const address = await world.linkOf('lead-birch', returnOf[schools.birch] ?? '');
    const posted = await world.browser.post(`${address}/figures`, { table: fsm([30, 19], [8, 3]), button: 'send' });
    expect([posted.status, await stored('birch')]).toEqual([400, undefined]);
  });

  it('are kept, and shown to the school that sent them', async () => {
    await signed();
    const page = await send('birch', fsm([30, 19], [8, 3]));
    expect(page.text).toContain('Your figures are kept.');
    expect(page.text).toContain('only your school sees these numbers');
    expect((await stored('birch'))?.table.rows).toHaveLength(3);
    expect((await figuresPage('birch', 'head-birch')).text).toContain('Year 5, Science: FSM');
    expect((await figuresPage('cedar')).text).not.toContain('What your school sent');
  });

  it('can be taken back while the review is open', async () => {
    await signed();
    const page = await send('birch', fsm([30, 19], [8, 3]));
    const removed = await page.submit({}, { button: 'Remove' });
    expect(removed.text).toContain('Your figures are removed.');
    expect(await stored('birch')).toBeUndefined();
  });

  it('are refused whole, by line, where one may be about a pupil, and are not sent back', async () => {
    await signed();
    const page = await send(
      'birch',
      table('5,Science,All pupils,All pupils,30,19', 'Amelia Thornton,Science,FSM,FSM,1,1'),
    );
    expect(page.errors).toEqual([
      'Line 3: This line holds a name. It may be about one pupil, so nothing of the file was kept',
    ]);
    expect(page.text).not.toContain('Amelia');
    expect(await stored('birch')).toBeUndefined();
  });

  it('come back as they were typed where only a number is wrong', async () => {
    await signed();
    const page = await send('birch', table('5,Science,All pupils,All pupils,thirty,19'));
    expect(page.errors[0]).toContain('Line 2: The number of pupils must be a whole number');
    expect(page.$('textarea').text()).toContain('thirty');
  });

  it('cannot be sent by the head, who only reads, nor once the review has closed', async () => {
    await signed();
    const head = await world.linkOf('head-birch', returnOf[schools.birch] ?? '');
    const form = { table: fsm([30, 19], [8, 3]), button: 'send' };
    expect((await world.browser.post(`${head}/figures`, form)).status).toBe(400);
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const lead = await world.linkOf('lead-birch', returnOf[schools.birch] ?? '');
    expect((await world.browser.post(`${lead}/figures`, form)).errors).toEqual([
      'The review has closed, so nothing can be sent any more',
    ]);
    expect(await stored('birch')).toBeUndefined();
  });

  it('can come as a CSV or an XLSX file', async () => {
    await signed();
    const text = fsm([30, 19], [8, 3]);
    const csv = await upload('birch', new File([text], 'figures.csv'));
    expect([csv.text.includes('Your figures are kept.'), (await stored('birch'))?.table.rows.length]).toEqual([
      true,
      3,
    ]);
    const rows = text.split('\r\n').map((line) => line.split(','));
    const bytes = writeWorkbook([
      { name: 'Notes', widths: [9], rows: [['Not this one']] },
      { name: 'Figures', widths: [9], rows },
    ]);
    await (await figuresPage('birch')).submit({}, { button: 'Remove' });
    const xlsx = await upload('birch', new File([new Uint8Array(bytes)], 'figures.xlsx'));
    expect([xlsx.text.includes('Your figures are kept.'), (await stored('birch'))?.table.rows.length]).toEqual([
      true,
      3,
    ]);
  });

  it('are refused with their line where a file holds a pupil, a formula or a date', async () => {
    await signed();
    const page = await upload(
      'birch',
      new File([table('5,Science,All pupils,All pupils,30,19', '5,Science,FSM,H801200001001,1,1')], 'figures.csv'),
    );
    expect(page.errors).toEqual([
      'Line 3: This line holds a pupil’s number. It may be about one pupil, so nothing of the file was kept',
    ]);
    expect(page.html).not.toContain('H801200001001');
    const formula = table('5,Science,All pupils,All pupils,30,19', '5,Science,FSM,FSM,=SUM(A1),1');
    expect((await upload('birch', new File([formula], 'figures.csv'))).errors).toEqual([
      'Line 3: This line holds a formula. Copy it as values',
    ]);
    expect(await stored('birch')).toBeUndefined();
  });

  it.each([
    ['nothing', new File([], ''), 'Choose the file with your table'],
    ['a picture', new File([new Uint8Array([0x89, 0x50, 0, 0, 0])], 'a.png'), 'This is not a table'],
    ['an old workbook', new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], 'a.xls'), 'This file is of an old Excel'],
    ['a broken workbook', new File(['PK nothing'], 'a.xlsx'), 'We could not open this file as an Excel workbook'],
  ])('are asked for again where %s was sent', async (_, file, words) => {
    await signed();
    const page = await upload('birch', file);
    expect([page.status, page.errors[0]]).toEqual([400, expect.stringContaining(words)]);
  });

  it('are asked for again where no sheet has the headings, and where 11 MB were sent', async () => {
    await signed();
    const wrong = writeWorkbook([
      { name: 'Register', widths: [9], rows: [['Week', 'Sessions']] },
      { name: 'Sheet2', widths: [9], rows: [['x']] },
    ]);
    const page = await upload('birch', new File([new Uint8Array(wrong)], 'register.xlsx'));
    expect(page.errors[0]).toContain('No sheet begins with the template’s headings');
    expect(page.errors[0]).toContain('We looked at “Register”, “Sheet2”');
    const large = await upload('birch', new File([new Uint8Array(11 * 1024 * 1024)], 'figures.xlsx'));
    expect([large.status, large.text]).toEqual([413, expect.stringContaining('The most that we take here is')]);
  });

  it('come in a template with every characteristic, for Excel too, which can be sent back as it was filled in', async () => {
    await signed();
    const address = await world.linkOf('lead-birch', returnOf[schools.birch] ?? '');
    const got = await fetch(new URL(`${address}/figures-template-xlsx`, world.url));
    const read = await readWorkbook(new Uint8Array(await got.arrayBuffer()));
    const [sheet] = read.ok ? read.sheets : [];
    const characteristics = new Set(sheet?.lines.slice(1).map(({ cells }) => cells[2]));
    expect([...characteristics]).toEqual(characteristicNames);
    const rows = (sheet?.lines ?? []).map(({ cells }) => [...cells, '', '', '', '', '', '', ''].slice(0, 8));
    const filled = rows.map((row) => (row[2] === 'All pupils' ? [...row.slice(0, 4), '30', '19', '', '0.5'] : row));
    const bytes = writeWorkbook([{ name: 'Figures', widths: [9], rows: filled }]);
    await upload('birch', new File([new Uint8Array(bytes)], 'figures.xlsx'));
    const kept = (await stored('birch'))?.table.rows ?? [];
    expect(new Set(kept.map(({ characteristic, progress }) => `${characteristic} ${progress}`))).toEqual(
      new Set(['All pupils 0.5']),
    );
  });

  it('can be typed into a page, table by table, beside what was sent before', async () => {
    await signed();
    await send('birch', fsm([30, 19], [8, 3]));
    const chooser = await (await figuresPage('birch')).follow('Type them in');
    const { action } = { action: new URL(chooser.url).pathname };
    const form = await world.browser.open(`${action}?year=5&subject=Science&characteristic=Sex`);
    expect(form.$('[name=number-1]').attr('value')).toBe('30');
    const girls = { 'number-2': '16', 'expected-2': '10', 'number-3': '15', 'expected-3': '9' };
    const wrong = await form.submit(girls);
    expect(wrong.errors).toEqual(['Girls: We expected the groups of Sex to add up to all pupils']);
    expect(wrong.$('[name=number-3]').attr('value')).toBe('15');
    const kept = await wrong.submit({ 'number-3': '14' });
    expect(kept.text).toContain('Your figures are kept.');
    const rows = (await stored('birch'))?.table.rows.map(({ group, number }) => `${group} ${number}`);
    expect(rows).toEqual(['All pupils 30', 'Girls 16', 'Boys 14', 'FSM 8', 'Not FSM 22']);
    const named = await form.submit({ 'number-2': 'Amelia Thornton' });
    expect([named.errors[0], named.html.includes('Amelia')]).toEqual([
      expect.stringContaining('This line holds a name'),
      false,
    ]);
    for (const page of [chooser, form]) expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('have a template to fill in', async () => {
    const address = await world.linkOf('lead-birch', returnOf[schools.birch] ?? '');
    const file = await fetch(new URL(`${address}/figures-template`, world.url));
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(await file.text()).toContain('Year group,Subject or measure,Characteristic,Group,Number of pupils');
  });
});

describe('the publication', () => {
  it('is made before the commit that closes the review, and made again where a school sent others meanwhile', async () => {
    await signed();
    await send('alder', fsm([40, 24], [14, 7]));
    await send('birch', fsm([30, 19], [8, 2]));
    const made = await prepareFigures(world.outside, 'valley', autumn);
    await send('birch', fsm([31, 20], [8, 2]));
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
    await signed();
    await send('alder', fsm([40, 24], [14, 7]));
    await send('birch', fsm([30, 19], [8, 2]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    world.moveTo('2027-11-12');
    await dailySweep(world.outside);
    expect([await deletions(), (await stored('birch')) !== undefined]).toEqual([[], true]);
    world.moveTo('2027-11-13');
    await dailySweep(world.outside);
    const [input] = await deletions();
    expect(await deleteFigures(world.outside, input)).toEqual({ deleted: 2 });
    expect([await stored('alder'), await stored('birch')]).toEqual([undefined, undefined]);
    expect((await world.read(publications, autumn))?.published?.tables).toHaveLength(1);
    expect(await deleteFigures(world.outside, input)).toEqual({ deleted: 0 });
    expect(JSON.stringify(world.outside.db.prepare('select * from items').all())).not.toContain('"number":14');
  });

  it('are deleted as soon as the partnership’s file says', async () => {
    await signed();
    await work(world.outside, 'valley', async (tx) => {
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), keepFiguresMonths: 0 });
    });
    await send('alder', fsm([40, 24], [14, 7]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    await dailySweep(world.outside);
    expect(await deletions()).toEqual([{ partnership: 'valley', review: autumn }]);
  });

  it('are left alone while their review is open', async () => {
    await signed();
    await send('alder', fsm([40, 24], [14, 7]));
    expect(await deleteFigures(world.outside, { partnership: 'valley', review: autumn })).toEqual({ deleted: 0 });
    expect(await stored('alder')).toBeDefined();
  });
});

describe('the report for boards', () => {
  const report = async () => {
    await work(world.outside, 'valley', (tx) => letRead(tx, `review:${autumn}`, world.outside.linkKeys.current));
    return new URL((await readingAddress(world.outside, 'valley', `review:${autumn}`)) ?? '').pathname;
  };

  it('shows no school’s figures before the review has closed, and hides small groups afterwards', async () => {
    await signed();
    await send('alder', fsm([40, 24], [14, 7]));
    await send('birch', fsm([30, 19], [8, 2]));
    await send('cedar', fsm([44, 29], [4, 2]));
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

  it('goes with a file that explains its letters and holds no formula', async () => {
    await signed();
    await send('alder', fsm([40, 24], [14, 7]));
    await send('birch', fsm([30, 19], [8, 2]));
    await send('cedar', fsm([44, 29], [4, 2]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const file = await fetch(new URL(`${await report()}/download`, world.url));
    const text = await file.text();
    expect(file.headers.get('content-disposition')).toContain('figures-202627-autumn.csv');
    expect(text).toContain('202627 Autumn term,5,Science,FSM,FSM,900003,Cedar School,c,c,c');
    expect(text).toContain('c: hidden');
    expect(text).not.toMatch(/(^|[\n,])[=+@]/);
  });

  it('is followed by the gap between groups in the year’s report', async () => {
    await signed();
    await send('alder', fsm([60, 40], [20, 9]));
    await send('birch', fsm([70, 44], [25, 10]));
    await send('cedar', fsm([64, 39], [24, 11]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    await prepareEvaluation(world.outside, { partnership: 'valley', evaluation: '202627' });
    const year = new URL((await readingAddress(world.outside, 'valley', 'evaluation:202627')) ?? '').pathname;
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
