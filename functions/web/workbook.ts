/** Reads the sheets of an XLSX file as lines of text. The library is loaded when the first file comes. */
import { cellKinds, withKind } from './cell-kinds.ts';
import { unzipped } from './zip-contents.ts';

/** Cells as they are shown, a formula as `=formula` and a percentage with its sign, so that whoever reads them can say so. */
export type Sheet = { readonly name: string; readonly lines: readonly { line: number; cells: readonly string[] }[] };

/**
 * `too-large`: it unpacks into more than we take. `unreadable`: not a workbook, or one with a password. `too-many-lines`: a
 * cell stands below the last line or right of the last column that we read.
 */
export type ReadWorkbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly refusal: 'too-large' | 'unreadable' | 'too-many-lines' };

/** A sheet is as large as its farthest cell, full or not. */
const mostLines = 5000;
const mostColumns = 50;

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);

const isTooFar = (xml: string): boolean => {
  for (const [, letters = '', line = ''] of xml.matchAll(/\br\s*=\s*["']([A-Z]*)(\d+)["']/g))
    if (Number(line) > mostLines || columnNumber(letters) > mostColumns) return true;
  return false;
};

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';

const shown = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  // Whatever Excel keeps as a date is one, also a day that was meant as a number.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
};

const textOf = (entries: ReadonlyMap<string, Buffer>, name: string): string =>
  entries.get(name)?.toString('utf8') ?? '';

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The XML of each sheet by the name on its tab. */
const sheetTexts = (entries: ReadonlyMap<string, Buffer>): Map<string, string> => {
  const targets = new Map(
    [...textOf(entries, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^<>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    [...textOf(entries, 'xl/workbook.xml').matchAll(/<sheet\b[^<>]*>/g)].map(([tag]) => [
      plain(attribute(tag, 'name')),
      textOf(entries, targets.get(attribute(tag, 'r:id')) ?? ''),
    ]),
  );
};

export const readWorkbook = async (bytes: Uint8Array): Promise<ReadWorkbook> => {
  const opened = unzipped(bytes);
  if (!opened.ok) return opened;
  const all = [...opened.entries].flatMap(([name, content]) => (isSheet(name) ? [content.toString('utf8')] : []));
  if (all.length === 0) return { ok: false, refusal: 'unreadable' };
  if (all.some(isTooFar)) return { ok: false, refusal: 'too-many-lines' };
  const texts = sheetTexts(opened.entries);
  try {
    const { default: readSheets } = await import('read-excel-file/universal');
    const sheets = await readSheets(new Uint8Array(bytes).buffer);
    return {
      ok: true,
      sheets: sheets.map(({ sheet, data }) => {
        const kinds = cellKinds(texts.get(sheet) ?? '', textOf(opened.entries, 'xl/styles.xml'));
        const lines = data.map((row, at) => ({
          line: at + 1,
          cells: row.map((cell, column) => withKind(kinds, shown(cell), at + 1, column)),
        }));
        return { name: sheet, lines };
      }),
    };
  } catch {
    return { ok: false, refusal: 'unreadable' };
  }
};
