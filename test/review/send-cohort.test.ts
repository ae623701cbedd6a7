import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { characteristicNames } from '../../functions/domain/cohort/cohort.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { readWorkbook } from '../../functions/web/workbook.ts';
import { writeWorkbook } from '../../functions/web/write-workbook.ts';
import { autumn } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';
import { aFiguresWorld, type FiguresWorld, fsm, schools, table } from './figures-world.ts';

let world: FiguresWorld;
beforeEach(async () => {
  world = await aFiguresWorld();
});
afterEach(() => world.stop());

describe('figures about groups of pupils', () => {
  it('are not taken before every party has signed the data sharing agreement', async () => {
    const page = await world.figuresPage('birch');
    expect(page.text).toContain('not every party has signed the data sharing agreement');
    expect(page.$('textarea')).toHaveLength(0);
    const address = await world.linkOf('lead-birch', world.returnOf[schools.birch] ?? '');
    const posted = await world.browser.post(`${address}/figures`, { table: fsm([30, 19], [8, 3]), button: 'send' });
    expect([posted.status, await world.stored('birch')]).toEqual([400, undefined]);
  });

  it('are kept, and shown to the school that sent them', async () => {
    await world.signed();
    const page = await world.send('birch', fsm([30, 19], [8, 3]));
    expect(page.text).toContain('Your figures are kept.');
    expect(page.text).toContain('only your school sees these numbers');
    expect((await world.stored('birch'))?.table.rows).toHaveLength(3);
    expect((await world.figuresPage('birch', 'head-birch')).text).toContain('Year 5, Science: FSM');
    expect((await world.figuresPage('cedar')).text).not.toContain('What your school sent');
  });

  it('can be taken back while the review is open', async () => {
    await world.signed();
    const page = await world.send('birch', fsm([30, 19], [8, 3]));
    const removed = await page.submit({}, { button: 'Remove' });
    expect(removed.text).toContain('Your figures are removed.');
    expect(await world.stored('birch')).toBeUndefined();
  });

  it('are refused whole, by line, where one may be about a pupil, and are not sent back', async () => {
    await world.signed();
    const page = await world.send(
      'birch',
      table('5,Science,All pupils,All pupils,30,19', 'Amelia Thornton,Science,FSM,FSM,1,1'),
    );
    expect(page.errors).toEqual([
      'Line 3, “Year group”: This line holds a name. It may be about one pupil, so nothing of the file was kept',
    ]);
    expect(page.text).not.toContain('Amelia');
    expect(await world.stored('birch')).toBeUndefined();
  });

  it('come back as they were typed where only a number is wrong', async () => {
    await world.signed();
    const page = await world.send('birch', table('5,Science,All pupils,All pupils,thirty,19'));
    expect(page.errors[0]).toContain('Line 2, “Number of pupils”: The number of pupils must be a whole number');
    expect(page.$('textarea').text()).toContain('thirty');
  });

  it('cannot be sent by the head, who only reads, nor once the review has closed', async () => {
    await world.signed();
    const head = await world.linkOf('head-birch', world.returnOf[schools.birch] ?? '');
    const form = { table: fsm([30, 19], [8, 3]), button: 'send' };
    expect((await world.browser.post(`${head}/figures`, form)).status).toBe(400);
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const lead = await world.linkOf('lead-birch', world.returnOf[schools.birch] ?? '');
    expect((await world.browser.post(`${lead}/figures`, form)).errors).toEqual([
      'The review has closed, so nothing can be sent any more',
    ]);
    expect(await world.stored('birch')).toBeUndefined();
  });

  it('can come as a CSV or an XLSX file', async () => {
    await world.signed();
    const text = fsm([30, 19], [8, 3]);
    const csv = await world.upload('birch', new File([text], 'figures.csv'));
    expect([csv.text.includes('Your figures are kept.'), (await world.stored('birch'))?.table.rows.length]).toEqual([
      true,
      3,
    ]);
    const rows = text.split('\r\n').map((line) => line.split(','));
    const bytes = await writeWorkbook([
      { name: 'Notes', widths: [9], rows: [['Not this one']] },
      { name: 'Figures', widths: [9], rows },
    ]);
    await (await world.figuresPage('birch')).submit({}, { button: 'Remove' });
    const xlsx = await world.upload('birch', new File([new Uint8Array(bytes)], 'figures.xlsx'));
    expect([xlsx.text.includes('Your figures are kept.'), (await world.stored('birch'))?.table.rows.length]).toEqual([
      true,
      3,
    ]);
  });

  it('are refused with their line where a file holds a pupil, a formula or a date', async () => {
    await world.signed();
    const page = await world.upload(
      'birch',
      new File([table('5,Science,All pupils,All pupils,30,19', '5,Science,FSM,H801200001001,1,1')], 'figures.csv'),
    );
    expect(page.errors).toEqual([
      'Line 3, “Group”: This line holds a pupil’s number. It may be about one pupil, so nothing of the file was kept',
    ]);
    expect(page.html).not.toContain('H801200001001');
    const formula = table('5,Science,All pupils,All pupils,30,19', '5,Science,FSM,FSM,=SUM(A1),1');
    expect((await world.upload('birch', new File([formula], 'figures.csv'))).errors).toEqual([
      'Line 3, “Number of pupils”: There is a formula under “Number of pupils”. Copy the table, paste it as values, and send that',
    ]);
    expect(await world.stored('birch')).toBeUndefined();
  });

  it.each([
    ['nothing', new File([], ''), 'Choose the file with your table'],
    ['a picture', new File([new Uint8Array([0x89, 0x50, 0, 0, 0])], 'a.png'), 'This is not a table'],
    ['an old workbook', new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], 'a.xls'), 'This file is of an old Excel'],
    ['a broken workbook', new File(['PK nothing'], 'a.xlsx'), 'We could not open this file as an Excel workbook'],
  ])('are asked for again where %s was sent', async (_, file, words) => {
    await world.signed();
    const page = await world.upload('birch', file);
    expect([page.status, page.errors[0]]).toEqual([400, expect.stringContaining(words)]);
  });

  it('are asked for again where no sheet has the headings, and where 11 MB were sent', async () => {
    await world.signed();
    const wrong = await writeWorkbook([
      { name: 'Register', widths: [9], rows: [['Week', 'Sessions']] },
      { name: 'Sheet2', widths: [9], rows: [['x']] },
    ]);
    const page = await world.upload('birch', new File([new Uint8Array(wrong)], 'register.xlsx'));
    expect(page.errors[0]).toContain('No sheet has the template’s headings');
    expect(page.errors[0]).toContain('We looked at “Register”, “Sheet2”');
    const large = await world.upload('birch', new File([new Uint8Array(11 * 1024 * 1024)], 'figures.xlsx'));
    expect([large.status, large.text]).toEqual([413, expect.stringContaining('The most that we take here is')]);
  });

  it('come in a template with every characteristic, for Excel too, which can be sent back as it was filled in', async () => {
    await world.signed();
    const address = await world.linkOf('lead-birch', world.returnOf[schools.birch] ?? '');
    const got = await fetch(new URL(`${address}/figures-template-xlsx`, world.url));
    const read = await readWorkbook(new Uint8Array(await got.arrayBuffer()));
    const [sheet] = read.ok ? read.sheets : [];
    const characteristics = new Set(sheet?.lines.slice(1).map(({ cells }) => cells[2]));
    expect([...characteristics]).toEqual(characteristicNames);
    const rows = (sheet?.lines ?? []).map(({ cells }) => [...cells, '', '', '', '', '', '', ''].slice(0, 8));
    const filled = rows.map((row) => (row[2] === 'All pupils' ? [...row.slice(0, 4), '30', '19', '', '0.5'] : row));
    const bytes = await writeWorkbook([{ name: 'Figures', widths: [9], rows: filled }]);
    await world.upload('birch', new File([new Uint8Array(bytes)], 'figures.xlsx'));
    const kept = (await world.stored('birch'))?.table.rows ?? [];
    expect(new Set(kept.map(({ characteristic, progress }) => `${characteristic} ${progress}`))).toEqual(
      new Set(['All pupils 0.5']),
    );
  });

  it('can be typed into a page, table by table, beside what was sent before', async () => {
    await world.signed();
    await world.send('birch', fsm([30, 19], [8, 3]));
    const chooser = await (await world.figuresPage('birch')).follow('Type them in');
    const { action } = { action: new URL(chooser.url).pathname };
    const form = await world.browser.open(`${action}?year=5&subject=Science&characteristic=Sex`);
    expect(form.$('[name=number-1]').attr('value')).toBe('30');
    const girls = { 'number-2': '16', 'expected-2': '10', 'number-3': '15', 'expected-3': '9' };
    const wrong = await form.submit(girls);
    expect(wrong.errors).toEqual(['Girls: We expected the groups of Sex to add up to all pupils']);
    expect(wrong.$('[name=number-3]').attr('value')).toBe('15');
    const kept = await wrong.submit({ 'number-3': '14' });
    expect(kept.text).toContain('Your figures are kept.');
    const rows = (await world.stored('birch'))?.table.rows.map(({ group, number }) => `${group} ${number}`);
    expect(rows).toEqual(['All pupils 30', 'Girls 16', 'Boys 14', 'FSM 8', 'Not FSM 22']);
    const named = await form.submit({ 'number-2': 'Amelia Thornton' });
    expect([named.errors[0], named.html.includes('Amelia')]).toEqual([
      expect.stringContaining('This line holds a name'),
      false,
    ]);
    for (const page of [chooser, form]) expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('have a template to fill in', async () => {
    const address = await world.linkOf('lead-birch', world.returnOf[schools.birch] ?? '');
    const file = await fetch(new URL(`${address}/figures-template`, world.url));
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(await file.text()).toContain('Year group,Subject or measure,Characteristic,Group,Number of pupils');
  });
});
