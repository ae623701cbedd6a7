import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../functions/web/workbook.ts';
import { writeWorkbook } from '../../functions/web/write-workbook.ts';
import { unzipped } from '../../functions/web/zip-contents.ts';

type Packed = { readonly name: string; readonly content: Buffer; readonly says?: number; readonly flags?: number };

/** A zip file as anybody could make it; `says`: the size that its list claims. */
const zip = (entries: readonly Packed[]): Uint8Array => {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = content.length, flags = 0 } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(says, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 8, 6, 30);
    entry.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, listed, end]));
};

const xml = (name: string, text: string, more: Partial<Packed> = {}): Packed => ({
  name,
  content: Buffer.from(text),
  ...more,
});
const workbook = (rows: string): Uint8Array =>
  zip([
    xml('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    xml(
      'xl/workbook.xml',
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    xml(
      'xl/_rels/workbook.xml.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    xml(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  ]);

describe('a workbook', () => {
  it('that we wrote reads back, sheet by sheet and line by line', async () => {
    const written = writeWorkbook([
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
  it('that unpacks into more than it says is not unpacked', () => {
    const bomb = zip([xml('a.xml', 'x'.repeat(5_000_000), { says: 100 })]);
    expect(unzipped(bomb)).toEqual({ ok: false, refusal: 'too-large' });
  });

  it('that says it unpacks into too much is not unpacked', () => {
    const bomb = zip(Array.from({ length: 20 }, (_, at) => xml(`${at}.xml`, 'x'.repeat(1_000_000))));
    expect(bomb.length).toBeLessThan(50_000);
    expect(unzipped(bomb)).toEqual({ ok: false, refusal: 'too-large' });
  });

  it('with hundreds of entries, two of one name, or a lock is not opened', () => {
    const many = zip(Array.from({ length: 301 }, (_, at) => xml(`${at}.xml`, '')));
    expect(unzipped(many)).toEqual({ ok: false, refusal: 'too-large' });
    expect(unzipped(zip([xml('a', '1'), xml('a', '2')]))).toEqual({ ok: false, refusal: 'unreadable' });
    expect(unzipped(zip([xml('a', '1', { flags: 1 })]))).toEqual({ ok: false, refusal: 'unreadable' });
  });
});
