/** Files that are small to send and large to read, as anybody could make them. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

export type Packed = {
  readonly name: string;
  readonly content: Buffer;
  readonly says?: number;
  readonly flags?: number;
};

/** A zip file as anybody could make it; `says`: the size that its list claims. */
export const zip = (entries: readonly Packed[]): Uint8Array => {
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

export const xml = (name: string, text: string, more: Partial<Packed> = {}): Packed => ({
  name,
  content: Buffer.from(text),
  ...more,
});
/** A workbook of one sheet. */
export const workbook = (rows: string): Uint8Array => zip(partsOf(rows));
const partsOf = (rows: string): Packed[] => [
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
];

const sharedStrings = (text: string): Packed => xml('xl/sharedStrings.xml', `<sst>${text}</sst>`);
const rels = (more: string): Packed =>
  xml(
    'xl/_rels/workbook.xml.rels',
    `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>${more}</Relationships>`,
  );
const cell = '<c r="A1"><v>1</v></c>';
const many = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');

/** Each is a workbook of a few kilobytes, but for the last ones; none of them may be read. */
export const hostileWorkbooks: Readonly<Record<string, () => Uint8Array>> = {
  'a row 1e9': () => workbook(`<row r="1e9">${cell}</row>`),
  'a row 1e9 with nothing in it': () => workbook('<row r="1e9"/>'),
  'a row in hexadecimal': () => workbook(`<row r="0x989680">${cell}</row>`),
  'a row in octal': () => workbook(`<row r="0o77777777">${cell}</row>`),
  'a row written with a reference': () => workbook(`<row r="&#49;0000000">${cell}</row>`),
  'a row between spaces': () => workbook(`<row r=" 10000000 ">${cell}</row>`),
  'a row below zero': () => workbook(`<row r="-5">${cell}</row>`),
  'a row of infinity': () => workbook('<row r="Infinity"/>'),
  'a row with a prefix': () => workbook('<x:row xmlns:x="y" r="900000000"/>'),
  'a cell in another row': () => workbook('<row r="1"><c r="A99999999"><v>1</v></c></row>'),
  'a cell far to the right': () => workbook('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'),
  'a cell at no place': () => workbook('<row r="1"><c r="1e9"><v>1</v></c></row>'),
  'more rows than are read, none with a number': () => workbook(many(6000, () => '<row><c><v>1</v></c></row>')),
  'more cells than are read, none with a place': () => workbook(`<row>${many(60, () => '<c><v>1</v></c>')}</row>`),
  'half a megabyte of spaces in a tag': () => workbook(`<row r${' '.repeat(500_000)}`),
  'half a megabyte of spaces before an address': () => workbook(`<row r${' '.repeat(500_000)}="1">${cell}</row>`),
  'a tag that begins a million times': () => workbook('<c '.repeat(1_000_000)),
  'a million tags in one another': () => workbook('<c>'.repeat(1_000_000)),
  'a hundred thousand attributes': () => workbook(`<row ${many(100_000, (at) => `a${at}="" `)}>${cell}</row>`),
  'an attribute of a megabyte': () => workbook(`<row r="${'1'.repeat(1_000_000)}">${cell}</row>`),
  'a comment of ten megabytes': () => workbook(`<!--${' '.repeat(10_000_000)}-->`),
  'a text of fifteen megabytes': () =>
    zip([
      ...partsOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`),
      sharedStrings(`<si><t>${'x'.repeat(15_000_000)}</t></si>`),
    ]),
  'a million texts': () => zip([...partsOf(''), sharedStrings('<si><t>xxxxxxxxxx</t></si>'.repeat(500_000))]),
  'a text of fifteen megabytes in a cell': () =>
    workbook(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(15_000_000)}</t></is></c></row>`),
  'entities that hold one another': () =>
    zip([
      ...partsOf('').filter(({ name }) => !name.includes('sheet1')),
      xml(
        'xl/worksheets/sheet1.xml',
        `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">${many(9, (at) => `<!ENTITY a${at} "&a;&a;&a;&a;&a;">`)}]><worksheet><sheetData><row r="1"><c r="A1"><v>&a8;</v></c></row></sheetData></worksheet>`,
      ),
    ]),
  'a part that unpacks into more than it says': () =>
    zip([...partsOf(''), { ...sharedStrings(' '.repeat(40_000_000)), says: 100 }]),
  'a part that says it unpacks into four gigabytes': () =>
    zip([...partsOf(''), { ...sharedStrings('<si/>'), says: 0xffff_fff0 }]),
  'a thousand sheets': () =>
    zip([
      ...partsOf('').filter(({ name }) => !name.startsWith('xl/work') && !name.startsWith('xl/_rels')),
      xml(
        'xl/workbook.xml',
        `<workbook><sheets>${many(1000, () => '<sheet name="A" r:id="rId1"/>')}</sheets></workbook>`,
      ),
      rels(''),
      xml(
        'xl/worksheets/sheet1.xml',
        `<worksheet><sheetData>${many(5000, () => '<row><c/></row>')}</sheetData></worksheet>`,
      ),
    ]),
  'one sheet again and again': () =>
    zip([
      ...partsOf('').filter(({ name }) => !name.startsWith('xl/work') && !name.startsWith('xl/_rels')),
      xml(
        'xl/workbook.xml',
        `<workbook><sheets>${many(50, () => '<sheet name="A" r:id="rId1"/>')}</sheets></workbook>`,
      ),
      rels(''),
      xml(
        'xl/worksheets/sheet1.xml',
        `<worksheet><sheetData>${' '.repeat(100)}${`<row>${'<c/>'.repeat(40)}</row>`.repeat(4000)}</sheetData></worksheet>`,
      ),
    ]),
};

/** A PDF of these streams, as they stand in it. */
const pdf = (streams: readonly Buffer[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      ...streams.flatMap((one, at) => [
        Buffer.from(`${at} 0 obj <</Length ${one.length}/Filter/FlateDecode>>\nstream\n`),
        one,
        Buffer.from('\nendstream\nendobj\n'),
      ]),
      Buffer.from('%%EOF'),
    ]),
  );
const packedZeros = (bytes: number): Buffer => deflateSync(Buffer.alloc(bytes));
/** Damaged in its last bytes, so that all of it comes out before anybody knows. */
const damaged = (packed: Buffer): Buffer => {
  const copy = Buffer.from(packed);
  copy.fill(0xff, copy.length - 6);
  return copy;
};

export const hostilePdfs: Readonly<Record<string, () => Uint8Array>> = {
  'a thousand streams just over a megabyte': () => pdf(Array.from({ length: 1000 }, () => packedZeros(1_100_000))),
  'a thousand streams just under a megabyte, damaged at their ends': () =>
    pdf(Array.from({ length: 1000 }, () => damaged(packedZeros(1_000_000)))),
  'one stream of two gigabytes': () => pdf([packedZeros(500_000_000)]),
  'a hundred thousand empty streams': () => pdf(Array.from({ length: 40_000 }, () => Buffer.alloc(0))),
  'a thousand streams that begin well': () =>
    pdf(Array.from({ length: 1000 }, () => Buffer.concat([Buffer.from([0x78, 0x9c]), Buffer.alloc(200, 7)]))),
  'streams that never end': () => new Uint8Array(Buffer.from(`%PDF-${'stream'.repeat(300_000)}`)),
};

/** The same words that a browser would send, and what stands before them. */
export type Multipart = { readonly contentType: string; readonly body: Buffer };
const parts = (boundary: string, count: number, part = ''): Buffer =>
  Buffer.from(
    `${`--${boundary}\r\ncontent-disposition: form-data; name="a"\r\n\r\n${part}\r\n`.repeat(count)}--${boundary}--\r\n`,
  );

export const hostileMultiparts: Readonly<Record<string, () => Multipart>> = {
  'another boundary before the right one': () => ({
    contentType: 'multipart/form-data; xboundary=zz; boundary=X',
    body: parts('X', 45_000),
  }),
  'two boundaries': () => ({ contentType: 'multipart/form-data; boundary=zz; boundary=X', body: parts('X', 45_000) }),
  'a boundary within quotes of another': () => ({
    contentType: 'multipart/form-data; a="boundary=zz"; boundary=X',
    body: parts('X', 45_000),
  }),
  'a boundary in other letters': () => ({ contentType: 'multipart/form-data; BOUNDARY=X', body: parts('X', 45_000) }),
  'a boundary of nothing': () => ({ contentType: 'multipart/form-data; boundary=', body: parts('', 45_000) }),
  'a boundary of one hyphen': () => ({
    contentType: 'multipart/form-data; boundary=-',
    body: Buffer.alloc(2_000_000, '-'),
  }),
  'a boundary with an escape': () => ({ contentType: 'multipart/form-data; boundary="\\X"', body: parts('X', 45_000) }),
  'a head of two megabytes': () => ({
    contentType: 'multipart/form-data; boundary=X',
    body: Buffer.from(`--X\r\n${'a: b\r\n'.repeat(330_000)}\r\n\r\n--X--`),
  }),
  'a name of two megabytes': () => ({
    contentType: 'multipart/form-data; boundary=X',
    body: Buffer.from(`--X\r\ncontent-disposition: form-data; name="${'\\"'.repeat(1_000_000)}"\r\n\r\n\r\n--X--`),
  }),
  'half a boundary again and again': () => ({
    contentType: `multipart/form-data; boundary=${'x'.repeat(69)}y`,
    body: Buffer.from(`--${'x'.repeat(2_000_000)}`),
  }),
  'no end': () => ({ contentType: 'multipart/form-data; boundary=X', body: Buffer.from('--X\r\n') }),
};

/** Tables as text, each up to two megabytes. */
export const hostileTables: Readonly<Record<string, () => Uint8Array>> = {
  'a quote in every other place': () => Buffer.from('a"'.repeat(1_000_000)),
  'quotes alone': () => Buffer.from('"'.repeat(2_000_000)),
  'a quote after spaces': () => Buffer.from(`${' '.repeat(1000)}"`.repeat(2000)),
  'quotes and spaces': () => Buffer.from('" '.repeat(1_000_000)),
  'spaces and quotes in quotes': () => Buffer.from(`"${'"" '.repeat(600_000)}`),
  'one cell': () => Buffer.from('x'.repeat(2_000_000)),
  'spaces alone': () => Buffer.from(' '.repeat(2_000_000)),
  'lines alone': () => Buffer.from('\n'.repeat(2_000_000)),
  'a million lines': () => Buffer.from('1\n'.repeat(1_000_000)),
  'two million cells': () => Buffer.from(','.repeat(2_000_000)),
  'carriage returns': () => Buffer.from('\r'.repeat(2_000_000)),
  'tabs and semicolons': () => Buffer.from('\t;,'.repeat(600_000)),
  'a name of a separator, again and again': () => Buffer.from('sep='.repeat(500_000)),
  'wide letters': () => Buffer.from(`\ufeff${'x"'.repeat(450_000)}`, 'utf16le'),
};
