/** Comma-separated files: read from whatever a spreadsheet saved or copied, written so that a spreadsheet runs nothing. */

/**
 * `unclosed`: a quote is opened in this line that is closed nowhere, or in the middle of a cell. `beyond`: here are more lines,
 * cells or letters in a cell than are read.
 */
export type CsvLine = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly unclosed?: true;
  readonly beyond?: true;
};

/** What is read of a table; no table of ours has a tenth of it. */
export const mostOfTable = { lines: 5000, cells: 50, letters: 32_767 };

const separators = ['\t', ';', ','] as const;
const linesToJudge = 20;
const lettersToJudge = 100_000;

/** What separates the cells, by the first lines: a title above the table has few. A copied table comes with tabs. */
const separatorOf = (text: string): string => {
  const first = text
    .slice(0, lettersToJudge)
    .split(/\r\n?|\n/, linesToJudge)
    .map((line) => line.replace(/"[^"]*"/g, ''))
    .join('');
  const count = (mark: string): number => {
    let found = 0;
    for (let at = first.indexOf(mark); at >= 0; at = first.indexOf(mark, at + 1)) found += 1;
    return found;
  };
  return separators.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
};

/** A first line that names the separator, as Excel writes it: `sep=;`. */
const namedSeparator = /^"?sep=(.)"?[,;\t]*(?:\r\n?|\n)/i;

/**
 * Reads lines with their numbers, from 1. Empty lines are left out; a cell in quotes may hold separators and line ends.
 * From an unclosed quote on nothing is read, nor beyond the most that is: that line is the last. The work is in proportion
 * to the text, whatever stands in it.
 */
export const readCsv = (typed: string): CsvLine[] => {
  const whole = typed.replace(/^\ufeff/, '');
  const [above = '', named] = namedSeparator.exec(whole) ?? [];
  const text = whole.slice(above.length);
  const separator = named ?? separatorOf(text);
  const lines: CsvLine[] = [];
  let [cells, cell, quotedAt, line, beganAt]: [string[], string, number, number, number] = [[], '', 0, 1, 1];
  if (above !== '') [line, beganAt] = [2, 2];
  /** Whether nothing but spaces has come of this cell. */
  let isBlank = true;
  const isBeyond = (): boolean =>
    lines.length >= mostOfTable.lines || cells.length >= mostOfTable.cells || cell.length > mostOfTable.letters;
  const endLine = (unclosed: boolean): void => {
    cells.push(cell.trim());
    if (unclosed) lines.push({ line: quotedAt, cells, unclosed: true });
    else if (cells.some((one) => one !== '')) lines.push({ line: beganAt, cells });
    [cells, cell, isBlank] = [[], '', true];
  };
  for (let at = 0; at < text.length; at += 1) {
    if (isBeyond()) return [...lines, { line, cells: [], beyond: true }];
    // A line ends with either mark, or with both.
    if (text[at] === '\r' && text[at + 1] === '\n') continue;
    const mark = text[at] === '\r' ? '\n' : text[at];
    if (mark === '\n') line += 1;
    if (quotedAt > 0) {
      if (mark !== '"') cell += mark;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (!endsCell(text, at + 1, separator)) break;
      else quotedAt = 0;
    } else if (mark === '"' && isBlank) quotedAt = line;
    else if (mark === separator) {
      cells.push(cell.trim());
      [cell, isBlank] = ['', true];
    } else if (mark === '\n') {
      endLine(false);
      beganAt = line;
    } else {
      cell += mark;
      if (isBlank && mark?.trim() !== '') isBlank = false;
    }
  }
  endLine(quotedAt > 0);
  return lines;
};

/** Whether nothing but spaces stands between here and the end of the cell. */
const endsCell = (text: string, from: number, separator: string): boolean => {
  let at = from;
  while (text[at] === ' ' && separator !== ' ') at += 1;
  return at >= text.length || text[at] === '\n' || text[at] === '\r' || text[at] === separator;
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
