/** The columns of a school's table, and the line that names them: titles may stand above it. */
import { type CsvLine, looksLikeFormula } from '../csv.ts';
import { columnIn, type FigureColumn } from './figure-words.ts';
import { markWords, pupilHeading } from './looks-like-pupil.ts';

/** The template's headings, in its order; the last four may be left out. */
export const columns = [
  ['year', 'Year group'],
  ['subject', 'Subject or measure'],
  ['characteristic', 'Characteristic'],
  ['group', 'Group'],
  ['number', 'Number of pupils'],
  ['expected', 'Number at expected standard'],
  ['mean', 'Mean'],
  ['progress', 'Progress since last return'],
  ['scale', 'Scale of the mean'],
] as const satisfies readonly (readonly [FigureColumn, string])[];
export type Column = (typeof columns)[number][0];
export const headingOf = (column: Column): string => columns.find(([one]) => one === column)?.[1] ?? column;
const mayMiss: ReadonlySet<Column> = new Set(['expected', 'mean', 'scale', 'progress']);

/**
 * What is wrong, with its line in the file, from 1, and its column; without a line when it is about the whole.
 * `aboutPupil`: the text may not even be sent back.
 */
export type LineFault = {
  readonly line?: number;
  readonly column?: string;
  readonly text: string;
  readonly aboutPupil?: true;
};

/** `Line 3, “Mean”: …`: where it is, and what. */
export const faultWords = ({ line, column, text }: LineFault): string => {
  if (line === undefined) return text;
  return column === undefined ? `Line ${line}: ${text}` : `Line ${line}, “${column}”: ${text}`;
};

/** The same thing wrong in many places is said once: with its first place, and the lines of the others. */
export const saidOnce = (faults: readonly LineFault[]): LineFault[] =>
  [...Map.groupBy(faults, ({ text }) => text).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const lines = [...new Set(same.flatMap(({ line }) => line ?? []))].filter((line) => line !== first.line);
    const shown = lines.slice(0, mostLinesSaid).join(', ');
    const more = lines.length > mostLinesSaid ? ' and more' : '';
    const countWord = lines.length === 1 ? 'line' : 'lines';
    return [lines.length === 0 ? first : { ...first, text: `${first.text} (and in ${countWord} ${shown}${more})` }];
  });
const mostLinesSaid = 8;

/** Positions of the columns that a table has. */
export type Placed = ReadonlyMap<Column, number>;

/** A heading stands within so many lines, under whatever titles there are. */
const titleLines = 12;
/** So many known columns make a line the heading. */
const fewestKnown = 3;

const knownIn = ({ cells }: CsvLine): number => new Set(cells.flatMap((cell) => columnIn(cell) ?? [])).size;

const isEmpty = ({ cells }: CsvLine): boolean => cells.every((cell) => cell === '');

/** Splits a table into its heading and the lines below; nothing (undefined) where no line is a heading. */
export const splitAtHeading = (
  all: readonly CsvLine[],
): { readonly heading: CsvLine; readonly below: readonly CsvLine[] } | undefined => {
  const at = all.slice(0, titleLines).findIndex((one) => knownIn(one) >= fewestKnown);
  const heading = all[at];
  return heading && { heading, below: all.slice(at + 1).filter((one) => !isEmpty(one)) };
};

/** Whether a table has the template's headings: a workbook may hold others. */
export const hasHeadings = (all: readonly CsvLine[]): boolean => {
  const found = splitAtHeading(all);
  if (!found) return false;
  const known = new Set(found.heading.cells.flatMap((cell) => columnIn(cell) ?? []));
  return columns.every(([column]) => mayMiss.has(column) || known.has(column));
};

export const readHeading = ({ cells, line }: CsvLine): { placed: Placed; faults: LineFault[] } => {
  const placed = new Map<Column, number>();
  const faults: LineFault[] = [];
  cells.forEach((cell, at) => {
    const column = columnIn(cell);
    const mark = column ? undefined : pupilHeading(cell);
    if (column && placed.has(column))
      faults.push({ line, column: cell, text: `Two columns are headed “${headingOf(column)}”. Keep one of them` });
    else if (column) placed.set(column, at);
    else if (mark)
      faults.push({
        line,
        aboutPupil: true,
        text: `The column “${cell}” would hold ${markWords[mark]}. Take it out of the file`,
      });
    else if (looksLikeFormula(cell)) faults.push({ line, text: formulaWords('in the headings') });
    else if (cell !== '')
      faults.push({
        line,
        column: cell,
        text: `“${cell}” is not a column of the template. Take it out, or use one of ours`,
      });
  });
  for (const [column, heading] of columns)
    if (!placed.has(column) && !mayMiss.has(column)) faults.push({ line, text: `The column “${heading}” is missing` });
  return { placed, faults };
};

/** `place`: "in the headings", or "under “Mean”". */
export const formulaWords = (place: string): string =>
  `There is a formula ${place}. Copy the table, paste it as values, and send that`;
