import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../functions/web/workbook.ts';
import { writeWorkbook } from '../../functions/web/write-workbook.ts';
import { zipEntries } from '../../functions/web/zip-contents.ts';
import { workbook, xml, zip } from '../../infra/proof/hostile/files.ts';

describe('a workbook', () => {
  it('that we wrote reads back, sheet by sheet and line by line', async () => {
    const written = await writeWorkbook([
      {
        name: 'Figures',
        widths: [10, 10],
        rows: [
          ['Year', 'Group'],
          ['5', 'Ünïcode & <b>'],
          ['', '7'],
        ],
      },
      { name: 'Notes', widths: [10], rows: [['One']] },
    ]);
    expect(await readWorkbook(written)).toEqual({
      ok: true,
      sheets: [
        {
          name: 'Figures',
          lines: [
            { line: 1, cells: ['Year', 'Group'] },
            { line: 2, cells: ['5', 'Ünïcode & <b>'] },
            { line: 3, cells: ['', '7'] },
          ],
        },
        { name: 'Notes', lines: [{ line: 1, cells: ['One'] }] },
      ],
    });
  });

  it('shows in which cell a formula stands, whatever it came to last', async () => {
    const read = await readWorkbook(
      workbook(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><f>SUM(A1)</f><v>1</v></c></row>',
      ),
    );
    expect(read.ok && read.sheets[0]?.lines[1]).toEqual({ line: 2, cells: ['7', '=formula'] });
  });

  it.each(['<row r="1048576"><c r="A1048576"><v>1</v></c></row>', '<row r="1"><c r="XFD1"><v>1</v></c></row>'])(
    'with a cell far away is not laid out: %s',
    async (rows) => {
      expect(await readWorkbook(workbook(rows))).toEqual({ ok: false, refusal: 'too-many-lines' });
    },
  );

  it.each([
    ['nothing', new Uint8Array(0)],
    ['noise', new Uint8Array(Buffer.from(`PK${'x'.repeat(500)}`))],
    ['a zip of something else', zip([xml('hello.txt', 'hello')])],
    ['a sheet that is no XML', workbook('<row r="1"><c')],
    ['half of a workbook', workbook('').slice(0, 300)],
  ])('is not made of %s', async (_, bytes) => {
    expect(await readWorkbook(bytes)).toEqual({ ok: false, refusal: 'unreadable' });
  });
});

describe('a zip file', () => {
  it('with hundreds of entries, two of one name, or a lock is not opened', () => {
    const many = zip(Array.from({ length: 301 }, (_, at) => xml(`${at}.xml`, '')));
    expect(zipEntries(many)).toEqual({ ok: false, refusal: 'too-large' });
    expect(zipEntries(zip([xml('a', '1'), xml('a', '2')]))).toEqual({ ok: false, refusal: 'unreadable' });
    expect(zipEntries(zip([xml('a', '1', { flags: 1 })]))).toEqual({ ok: false, refusal: 'unreadable' });
  });
});
