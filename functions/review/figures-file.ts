/** A file with a school's figures, told apart and read: XLSX, or text with commas, semicolons or tabs. */
import { columns, hasHeadings, type LineFault } from '../domain/cohort/cohort-columns.ts';
import { type CsvLine, readCsv } from '../domain/csv.ts';
import type { ReadingJob } from '../web/read-apart.ts';
import { type ReadWorkbook, readWorkbook } from '../web/workbook.ts';

export type ReadFigures =
  | { readonly ok: true; readonly lines: readonly CsvLine[] }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

const fault = (text: string): ReadFigures => ({ ok: false, faults: [{ text }] });

const begins = (bytes: Uint8Array, marks: readonly number[]): boolean => marks.every((mark, at) => bytes[at] === mark);
const isZip = (bytes: Uint8Array): boolean => begins(bytes, [0x50, 0x4b]);
/** The old Excel, and a new one behind a password. */
const isOldOffice = (bytes: Uint8Array): boolean => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

const workbookWords: Readonly<Record<Exclude<ReadWorkbook, { ok: true }>['refusal'], string>> = {
  unreadable: 'We could not open this file as an Excel workbook. Save it again as .xlsx without a password, or as CSV',
  'too-large': 'The file unpacks into more than we take. Copy the table alone into a new workbook',
  'too-many-lines':
    'The file has cells below line 5,000 or right of column AX. Copy the table alone into a new workbook',
};

const linesOfWorkbook = async (bytes: Uint8Array): Promise<ReadFigures> => {
  const read = await readWorkbook(bytes);
  if (!read.ok) return fault(workbookWords[read.refusal]);
  const [first] = read.sheets;
  const found = read.sheets.find(({ lines }) => hasHeadings(lines)) ?? (read.sheets.length === 1 ? first : undefined);
  if (found) return { ok: true, lines: found.lines };
  const headings = columns.slice(0, 5).map(([, heading]) => heading);
  const names = read.sheets.map(({ name }) => `“${name}”`).slice(0, 5);
  return fault(`No sheet has the template’s headings (${headings.join(', ')}). We looked at ${names.join(', ')}`);
};

const countOf = (bytes: Uint8Array, from: number): number => {
  let zeros = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros;
};

/** Excel's "Unicode text" has two bytes a letter, and says so in its first two; some programs leave those out. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (begins(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (begins(bytes, [0xfe, 0xff])) return 'utf-16be';
  const first = bytes.subarray(0, 400);
  const pairs = Math.floor(first.length / 2);
  if (pairs < 4 || first.length % 2 === 1) return undefined;
  if (countOf(first, 1) > pairs * 0.9 && countOf(first, 0) === 0) return 'utf-16le';
  if (countOf(first, 0) > pairs * 0.9 && countOf(first, 1) === 0) return 'utf-16be';
  return undefined;
};

/** Excel on Windows saves CSV as it always did, in Windows-1252, unless it is asked for UTF-8 or Unicode. */
const decodedText = (bytes: Uint8Array): string => {
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

export const readFiguresFile = async (bytes: Uint8Array): Promise<ReadFigures> => {
  if (bytes.length === 0) return fault('The file is empty');
  if (isZip(bytes)) return linesOfWorkbook(bytes);
  if (isOldOffice(bytes))
    return fault('This file is of an old Excel, or has a password. Save it as .xlsx without a password, or as CSV');
  if (!utf16Of(bytes) && bytes.subarray(0, 2000).includes(0))
    return fault('This is not a table. Send a file that ends in .xlsx or .csv');
  return { ok: true, lines: readCsv(decodedText(bytes)) };
};

export const figuresFiles: ReadingJob<Uint8Array, ReadFigures> = { name: 'figures', read: readFiguresFile };

/** Said in place of what would have been read. */
export const unreadWords = {
  'too-long': 'This file takes too long to read. Copy the table alone into a new workbook, or send it as CSV',
  busy: 'Many files are being read just now. Please send it again in a minute',
} as const;
