/** Reads what a school pasted or uploaded into its figures; or says, line by line, why not (FAULTS 44). */
import { accept, type Result } from '../words.ts';
import {
  absences,
  type CohortRow,
  CohortTable,
  characteristicNames,
  characteristics,
  groupsOf,
  mostRows,
  yearGroups,
} from './cohort.ts';
import { cohortFaults } from './cohort-faults.ts';
import { type CsvLine, looksLikeFormula, readCsv } from './csv.ts';
import { markWords, pupilHeading, pupilMark } from './looks-like-pupil.ts';

/** The template's headings, in its order; the last three may be left out. */
export const columns = [
  ['year', 'Year group'],
  ['subject', 'Subject or measure'],
  ['characteristic', 'Characteristic'],
  ['group', 'Group'],
  ['number', 'Number of pupils'],
  ['expected', 'Number at expected standard'],
  ['mean', 'Mean'],
  ['progress', 'Progress since last return'],
] as const;
type Column = (typeof columns)[number][0];
const mayMiss: ReadonlySet<Column> = new Set(['expected', 'mean', 'progress']);

/** What is wrong, with its line in the file, from 1; without a line when it is about the whole. */
export type LineFault = { readonly line?: number; readonly text: string; readonly aboutPupil?: true };

type Placed = ReadonlyMap<Column, number>;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const readHeading = ({ cells, line }: CsvLine): { placed: Placed; faults: LineFault[] } => {
  const placed = new Map<Column, number>();
  const faults: LineFault[] = [];
  cells.forEach((cell, at) => {
    const column = columns.find(([, heading]) => plain(heading) === plain(cell));
    const mark = pupilHeading(cell);
    if (column) placed.set(column[0], at);
    else if (mark)
      faults.push({
        line,
        aboutPupil: true,
        text: `The column “${cell}” would hold ${markWords[mark]}. Take it out of the file`,
      });
    else if (cell !== '') faults.push({ line, text: `“${cell}” is not a column of the template` });
  });
  for (const [column, heading] of columns)
    if (!placed.has(column) && !mayMiss.has(column)) faults.push({ line, text: `The column “${heading}” is missing` });
  return { placed, faults };
};

const small = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());

/** Every word that a cell may hold: whatever else looks like a name is taken for one. */
const vocabulary = (subjects: readonly string[]): ReadonlySet<string> =>
  new Set(
    small([...yearGroups, ...subjects, ...characteristicNames, ...Object.values(characteristics).flat(), ...absences]),
  );

const oneOf = <T extends string>(choices: readonly T[], typed: string): T | undefined =>
  choices.find((choice) => choice.toLowerCase() === typed.toLowerCase());

const numberIn = (typed: string): number | undefined =>
  /^-?\d{1,6}(\.\d{1,4})?$/.test(typed) ? Number(typed) : undefined;

type Cells = Readonly<Record<Column, string>>;

const cellsOf = ({ cells }: CsvLine, placed: Placed): Cells => {
  const cell = (column: Column): string => cells[placed.get(column) ?? -1] ?? '';
  return {
    year: cell('year').replace(/^year\s+/i, ''),
    subject: cell('subject'),
    characteristic: cell('characteristic'),
    group: cell('group'),
    number: cell('number'),
    expected: cell('expected'),
    mean: cell('mean'),
    progress: cell('progress'),
  };
};

const whole = (typed: string): number | undefined => (/^\d{1,4}$/.test(typed) ? Number(typed) : undefined);

const choices = (words: readonly string[]): string => `Write one of: ${words.join(', ')}`;

/** One row, or everything that is wrong with it, as ends of a sentence that begins with the line. */
const rowOf = (cells: Cells, subjects: readonly string[]): { row?: CohortRow; wrong: string[] } => {
  const wrong: string[] = [];
  const year = oneOf(yearGroups, cells.year);
  const subject = oneOf(subjects, cells.subject);
  const characteristic = oneOf(characteristicNames, cells.characteristic);
  const group = characteristic && oneOf(groupsOf(characteristic), cells.group || characteristic);
  const number = oneOf(absences, cells.number) ?? whole(cells.number);
  if (!year) wrong.push(`The year group “${cells.year}” is not one we know. ${choices(yearGroups)}`);
  if (!subject) wrong.push(`The subject “${cells.subject}” is not one we know. ${choices(subjects)}`);
  if (!characteristic)
    wrong.push(`The characteristic “${cells.characteristic}” is not one we know. ${choices(characteristicNames)}`);
  else if (!group)
    wrong.push(`The group “${cells.group}” is not one of ${characteristic}. ${choices(groupsOf(characteristic))}`);
  if (number === undefined)
    wrong.push('The number of pupils must be a whole number, z for “not applicable” or x for “not available”');
  const expected = cells.expected === '' ? undefined : whole(cells.expected);
  if (cells.expected !== '' && expected === undefined)
    wrong.push('The number at the expected standard must be a whole number');
  const amounts = (['mean', 'progress'] as const).map((column) => {
    const value = numberIn(cells[column]);
    if (cells[column] !== '' && value === undefined) wrong.push(`The ${column} must be a number, such as 101.5`);
    return value;
  });
  const [mean, progress] = amounts;
  if (wrong.length > 0 || !year || !subject || !characteristic || !group || number === undefined) return { wrong };
  const results = {
    ...(expected !== undefined && { expected }),
    ...(mean !== undefined && { mean }),
    ...(progress !== undefined && { progress }),
  };
  return { row: { year, subject, characteristic, group, number, ...results }, wrong };
};

/** Why a line is refused unread: it is about a pupil, or would be calculated by a spreadsheet. */
const refusedUnread = ({ cells, line }: CsvLine, known: ReadonlySet<string>): LineFault[] => {
  for (const cell of cells) {
    const mark = pupilMark(cell, known);
    const text =
      mark && `This line holds ${markWords[mark]}. It may be about one pupil, so nothing of the file was kept`;
    if (text) return [{ line, text, aboutPupil: true }];
  }
  return cells.some(looksLikeFormula) ? [{ line, text: 'This line holds a formula. Copy it as values' }] : [];
};

const sayFaults = (rows: readonly CohortRow[], lines: readonly number[]): LineFault[] =>
  cohortFaults(rows).map(({ path, expected }) => {
    const line = typeof path[1] === 'number' ? lines[path[1]] : undefined;
    return { ...(line !== undefined && { line }), text: `We ${expected}` };
  });

/** `refused`, with every fault; nothing of the text is kept then. */
export type ReadCohort = Result<CohortTable, never> | { readonly ok: false; readonly faults: readonly LineFault[] };

const isFilledIn = ({ cells }: CsvLine, placed: Placed): boolean =>
  (['number', 'expected', 'mean', 'progress'] as const).some(
    (column) => (cells[placed.get(column) ?? -1] ?? '') !== '',
  );

/**
 * Reads a table with the template's headings, line by line. `subjects`: the ones that this partnership works on; a text
 * that is none of them is no subject, so that no name gets in. A line of the template without any number is left out.
 */
export const readCohortLines = (all: readonly CsvLine[], subjects: readonly string[]): ReadCohort => {
  const [heading, ...lines] = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!heading) return { ok: false, faults: [{ text: 'The table is empty' }] };
  if (lines.length > mostRows) return { ok: false, faults: [{ text: `The table has more than ${mostRows} lines` }] };
  const { placed, faults } = readHeading(heading);
  const known = vocabulary(subjects);
  const unread = lines.flatMap((one) => refusedUnread(one, known));
  if (faults.length + unread.length > 0) return { ok: false, faults: [...faults, ...unread] };
  const filled = lines.filter((one) => isFilledIn(one, placed));
  const read = filled.map((one) => ({ line: one.line, ...rowOf(cellsOf(one, placed), subjects) }));
  const wrong = read.flatMap(({ line, wrong: texts }) => texts.map((text) => ({ line, text })));
  if (wrong.length > 0) return { ok: false, faults: wrong };
  if (read.length === 0) return { ok: false, faults: [{ text: 'The table has headings and no numbers' }] };
  const rows = read.flatMap(({ row }) => row ?? []);
  const unfit = sayFaults(
    rows,
    read.map(({ line }) => line),
  );
  return unfit.length > 0 ? { ok: false, faults: unfit } : accept(CohortTable.parse({ rows }));
};

/** Reads a pasted table, or the text of a file: commas, semicolons or tabs. */
export const readCohort = (typed: string, subjects: readonly string[]): ReadCohort =>
  readCohortLines(readCsv(typed), subjects);

/** Whether a sheet's first line are the template's headings: a workbook may hold others. */
export const hasHeadings = (all: readonly CsvLine[]): boolean => {
  const first = all.find(({ cells }) => cells.some((cell) => cell !== ''))?.cells.map(plain) ?? [];
  return columns.filter(([column]) => !mayMiss.has(column)).every(([, heading]) => first.includes(plain(heading)));
};

/** The template: headings, and every group of every characteristic for the year groups and subjects that are worked on. */
export const cohortTemplate = (years: readonly string[], subjects: readonly string[]): string[][] => [
  columns.map(([, heading]) => heading),
  ...years.flatMap((year) =>
    subjects.flatMap((subject) =>
      characteristicNames.flatMap((characteristic) =>
        groupsOf(characteristic).map((group) => [year, subject, characteristic, group, '', '', '', '']),
      ),
    ),
  ),
];
