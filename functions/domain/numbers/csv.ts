/** Comma-separated files: read from whatever a spreadsheet saved or copied, written so that a spreadsheet runs nothing. */

export type CsvLine = { readonly line: number; readonly cells: readonly string[] };

const separators = ['\t', ';', ','] as const;

/** What separates the cells: the heading decides. A table copied out of a spreadsheet comes with tabs. */
const separatorOf = (text: string): string => {
  const [heading = ''] = text.split('\n', 1);
  const count = (mark: string): number => heading.split(mark).length;
  return separators.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
};

/** Reads lines with their numbers, from 1. Empty lines are left out; a cell in quotes may hold separators and line ends. */
export const readCsv = (typed: string): CsvLine[] => {
  const text = typed.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  const lines: CsvLine[] = [];
  let [cells, cell, quoted, line, beganAt]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endLine = (): void => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) lines.push({ line: beganAt, cells });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '\n') line += 1;
    if (quoted && mark === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (mark === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (!quoted && mark === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (!quoted && mark === '\n') {
      endLine();
      beganAt = line;
    } else cell += mark;
  }
  endLine();
  return lines;
};

const plainNumber = /^-?\d+(\.\d+)?$/;
/** What a spreadsheet would take for a formula (FAULTS 28); a plain number is none, even below zero. */
export const looksLikeFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) && !plainNumber.test(cell);

const safeCell = (value: string | number): string => {
  const text = String(value).replace(/\p{Cc}/gu, ' ');
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return /[",;']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Writes a file that Excel opens as UTF-8, with no cell that it would calculate. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(safeCell).join(',')).join('\r\n')}\r\n`;
