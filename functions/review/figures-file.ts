/** A file with a school's figures, told apart and read: XLSX, or text with commas, semicolons or tabs. */
import { type CsvLine, readCsv } from '../domain/numbers/csv.ts';
import { columns, hasHeadings, type LineFault } from '../domain/numbers/read-cohort.ts';
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
  return fault(
    `No sheet begins with the template’s headings (${headings.join(', ')}). We looked at ${names.join(', ')}`,
  );
};

/** Excel on Windows saves CSV as it always did, unless it is asked for UTF-8. */
const textIn = (bytes: Uint8Array): string => {
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
  if (bytes.subarray(0, 2000).includes(0)) return fault('This is not a table. Send a file that ends in .xlsx or .csv');
  return { ok: true, lines: readCsv(textIn(bytes)) };
};
