/**
 * Reads the sheets of an XLSX file as lines of text. Whatever it says of itself, it is read as it is unpacked, within a
 * budget of bytes and of time, and nothing is laid out that is not there.
 */
import { type Budget, TooMuch } from '../records/unpacking.ts';
import { readXml, type XmlListener } from './bounded-xml.ts';
import { createSheet, createTexts, type SheetLine, TooFar } from './workbook-sheet.ts';
import { createStyles } from './workbook-styles.ts';
import { type ZipEntries, zipEntries } from './zip-contents.ts';

/** Cells as they are shown, a formula as `=formula` and a percentage with its sign, so that whoever reads them can say so. */
export type Sheet = { readonly name: string; readonly lines: readonly SheetLine[] };

/**
 * `too-large`: it unpacks into more than we take, or takes too long. `unreadable`: not a workbook, or one with a password.
 * `too-many-lines`: a cell stands below the last line or right of the last column that we read.
 */
export type ReadWorkbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly refusal: 'too-large' | 'unreadable' | 'too-many-lines' };

/** Of what is read. A workbook of 3,000 lines is a twentieth of it; pictures and the like are not even unpacked. Bytes. */
const mostUnpacked = 16 * 1024 * 1024;
/** A sheet as large as we read one, and full, has 500,000. */
const mostTags = 600_000;
const longestMs = 3000;
const mostSheets = 60;

type Entries = Extract<ZipEntries, { ok: true }>['entries'];

type Listed = {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly from1904: boolean;
  readonly partOf: (kind: 'sharedStrings' | 'styles') => string;
};

const unreadable: ReadWorkbook = { ok: false, refusal: 'unreadable' };

export const readWorkbook = async (bytes: Uint8Array): Promise<ReadWorkbook> => {
  const opened = zipEntries(bytes);
  if (!opened.ok) return opened;
  const budget: Budget = { left: mostUnpacked, things: mostTags, until: performance.now() + longestMs };
  try {
    return await readParts(opened.entries, budget);
  } catch (error) {
    if (error instanceof TooFar) return { ok: false, refusal: 'too-many-lines' };
    return error instanceof TooMuch ? { ok: false, refusal: 'too-large' } : unreadable;
  }
};

const readParts = async (entries: Entries, budget: Budget): Promise<ReadWorkbook> => {
  /** Nothing is heard of a part that is not there. */
  const read = async (part: string, listener: XmlListener): Promise<boolean> => {
    const packed = entries.get(part);
    if (!packed) return false;
    if (packed.size > mostUnpacked) throw new TooMuch();
    await readXml(packed, budget, listener);
    return true;
  };
  const listed = await readList(read);
  if (listed.sheets.length > mostSheets) throw new TooMuch();
  const styles = createStyles();
  const shared = createTexts();
  await read(listed.partOf('styles'), styles.listener);
  await read(listed.partOf('sharedStrings'), shared.listener);
  const sheets: Sheet[] = [];
  for (const { name, part } of listed.sheets) {
    const sheet = createSheet({ texts: shared.texts, styleAt: styles.styleAt, from1904: listed.from1904 });
    if (await read(part, sheet.listener)) sheets.push({ name, lines: sheet.lines });
  }
  return sheets.length === 0 ? unreadable : { ok: true, sheets };
};

type Read = (part: string, listener: XmlListener) => Promise<boolean>;

/** The sheets in the order of their tabs, and where each of a workbook's parts lies. */
const readList = async (read: Read): Promise<Listed> => {
  const tabs: { name: string; id: string }[] = [];
  const parts = new Map<string, { kind: string; part: string }>();
  let from1904 = false;
  await read('xl/workbook.xml', {
    opened: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([each]) => each.endsWith(':id'))?.[1];
      if (id !== undefined) tabs.push({ name: attributes.name ?? '', id });
    },
  });
  await read('xl/_rels/workbook.xml.rels', {
    opened: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const kind = Type.slice(Type.lastIndexOf('/') + 1);
      parts.set(Id, { kind, part: Target.replace(/^\/?(xl\/)?/, 'xl/') });
    },
  });
  return {
    from1904,
    // Sheets of charts and macros have no cells.
    sheets: tabs.flatMap(({ name, id }) => {
      const found = parts.get(id);
      return found?.kind === 'worksheet' ? [{ name, part: found.part }] : [];
    }),
    partOf: (kind) => [...parts.values()].find((one) => one.kind === kind)?.part ?? `xl/${kind}.xml`,
  };
};
