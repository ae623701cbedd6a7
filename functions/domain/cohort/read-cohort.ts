/** Reads what a school pasted or uploaded into its figures; or says, line by line, why not (FAULTS 44). */

import { type CsvLine, looksLikeFormula, readCsv } from '../csv.ts';
import type { Refusal } from '../result.ts';
import { evenMarks, readTyped } from '../typed-number.ts';
import { type CohortRow, CohortTable, characteristicNames, groupsOf, mostRows } from './cohort.ts';
import {
  type Column,
  columns,
  formulaWords,
  headingOf,
  type LineFault,
  type Placed,
  readHeading,
  saidOnce,
  splitAtHeading,
} from './cohort-columns.ts';
import { cohortFaults } from './cohort-faults.ts';
import { characteristicIn, groupIn, isFigureWord, subjectIn } from './figure-words.ts';
import { markWords, pupilMark } from './looks-like-pupil.ts';
import { assumedScale, isWithin, scaleMissingWords, scaleWords } from './mean-scale.ts';
import { absenceIn, type Cells, type ReadLine, readCells } from './read-cells.ts';

/** The table, with what was changed as it was read; or every fault, and nothing of the text is kept then. */
export type ReadCohort =
  | { readonly ok: true; readonly value: CohortTable; readonly said?: readonly LineFault[] }
  | UnreadTable;

/** A refusal like any other, with what is wrong line by line. */
export type UnreadTable = Refusal<'unreadable', LineFault> & { readonly faults: readonly LineFault[] };

const refused = (...faults: readonly LineFault[]): UnreadTable => ({
  ok: false,
  refusal: 'unreadable',
  faults: saidOnce(faults),
});

const cellIn = ({ cells }: CsvLine, placed: Placed, column: Column): string =>
  evenMarks(cells[placed.get(column) ?? -1] ?? '');

const isFilledIn = (line: CsvLine, placed: Placed): boolean =>
  (['number', 'expected', 'mean', 'progress'] as const).some((column) => cellIn(line, placed, column) !== '');

/** Cells that stand for the lines below too, as merged ones do: year group, subject and characteristic go on down. */
const carriedDown = (lines: readonly CsvLine[], placed: Placed): { line: number; cells: Cells }[] => {
  const above = { year: '', subject: '', characteristic: '' };
  return lines.map((one) => {
    const cell = (column: Column): string => cellIn(one, placed, column);
    for (const column of ['year', 'subject', 'characteristic'] as const) {
      const group = characteristicIn(above.characteristic);
      const isOver = column === 'characteristic' && group && groupIn(group, cell('group')) === undefined;
      if (cell(column) !== '' || isOver) above[column] = cell(column);
    }
    const cells = Object.fromEntries(columns.map(([column]) => [column, cell(column)])) as Record<Column, string>;
    return { line: one.line, cells: { ...cells, ...above } };
  });
};

/** Whether a cell says something that these tables say: a word of theirs, a number, or z and x. */
const isPlain = (cell: string, subjects: readonly string[]): boolean =>
  isFigureWord(cell) ||
  absenceIn(cell) !== undefined ||
  subjectIn(subjects, cell) !== undefined ||
  (readTyped(cell).kind === 'number' && pupilMark(cell, () => false) === undefined);

/** Where a number stands: a date there is what a spreadsheet made of `5-6`. */
const countColumns: ReadonlySet<string> = new Set(
  (['year', 'number', 'expected', 'mean', 'progress'] as const).map(headingOf),
);

/** Why a line is refused: what cannot be read plainly may be about a pupil, or be calculated by a spreadsheet. */
const guarded = ({ cells, line }: CsvLine, placed: Placed, subjects: readonly string[]): LineFault[] => {
  const columnAt = new Map([...placed].map(([column, at]) => [at, headingOf(column)] as const));
  const odd = cells.flatMap((cell, at) => (isPlain(cell, subjects) ? [] : [{ cell: evenMarks(cell), at }]));
  // A note below the table is no line of it.
  const isNote = cells.filter((cell) => cell !== '').length === 1 && odd.length === 1;
  for (const { cell, at } of odd) {
    const mark = pupilMark(cell, () => false);
    const column = columnAt.get(at);
    if (mark === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell) && countColumns.has(column ?? '')) continue;
    if (mark && !(isNote && mark === 'name'))
      return [
        {
          line,
          ...(column !== undefined && { column }),
          text: `This line holds ${markWords[mark]}. It may be about one pupil, so nothing of the file was kept`,
          aboutPupil: true,
        },
      ];
  }
  const formula = isNote ? undefined : odd.find(({ cell }) => looksLikeFormula(cell) && !/^-+$/.test(cell));
  if (!formula) return [];
  const column = columnAt.get(formula.at);
  const place = column === undefined ? 'in this line' : `under “${column}”`;
  return [{ line, ...(column !== undefined && { column }), text: formulaWords(place) }];
};

const sayFaults = (rows: readonly CohortRow[], lines: readonly number[]): LineFault[] =>
  cohortFaults(rows).map(({ path, expected }) => {
    const line = typeof path[1] === 'number' ? lines[path[1]] : undefined;
    const column = columns.find(([one]) => one === path[2])?.[1];
    return { ...(line !== undefined && { line }), ...(column !== undefined && { column }), text: `We ${expected}` };
  });

type Read = ReadLine & { readonly line: number };

/** Every mean with its scale: one told once stands for its year group and subject; or why a subject's cannot be told. */
const withScales = (read: readonly Read[]): { rows: CohortRow[]; faults: LineFault[]; said: LineFault[] } => {
  const faults: LineFault[] = [];
  const said: LineFault[] = [];
  const column = headingOf('mean');
  const scaleOf = new Map(
    [...Map.groupBy(read, ({ row }) => `${row?.year}|${row?.subject}`)].map(([key, own]) => {
      const withMean = own.filter(({ row }) => row?.mean !== undefined);
      const [first] = withMean;
      const told = own.find(({ scale }) => scale)?.scale;
      const scale = told ?? assumedScale(withMean.flatMap(({ row }) => row?.mean ?? []));
      if (!first) return [key, undefined] as const;
      if (!scale) faults.push({ line: first.line, column, text: scaleMissingWords });
      for (const { line, row } of withMean)
        if (scale && !isWithin(scale, row?.mean ?? scale.least))
          faults.push({ line, column, text: `The mean must be on its scale, ${scaleWords(scale)}` });
      if (scale && !told)
        said.push({ line: first.line, column, text: `Taken as test scores on a scale of ${scaleWords(scale)}` });
      return [key, scale] as const;
    }),
  );
  const rows = read.flatMap(({ row }) => {
    if (!row) return [];
    const scale = row.mean === undefined ? undefined : scaleOf.get(`${row.year}|${row.subject}`);
    return [{ ...row, ...(scale && { scale }) }];
  });
  return { rows, faults, said };
};

const beyondWords =
  'There are more than 5,000 lines or 50 columns here, or a cell of more than 32,767 letters. Copy the table alone into a new file';
const unclosedWords = 'A quote mark (") is opened here and not closed. Take it out, or close it at the end of its cell';

/**
 * Reads a table with the template's headings, line by line. `subjects`: the ones that this partnership works on; a text
 * that is none of them is no subject, so that no name gets in. A line of the template without any number is left out.
 */
export const readCohortLines = (all: readonly CsvLine[], subjects: readonly string[]): ReadCohort => {
  const beyond = all.find((one) => one.beyond);
  if (beyond) return refused({ line: beyond.line, text: beyondWords });
  const unclosed = all.find((one) => one.unclosed);
  if (unclosed) return refused({ line: unclosed.line, text: unclosedWords });
  if (all.every(({ cells }) => cells.every((cell) => cell === ''))) return refused({ text: 'The table is empty' });
  const split = splitAtHeading(all);
  if (!split)
    return refused({
      text: `No line has the template’s headings: ${columns
        .slice(0, 5)
        .map(([, one]) => one)
        .join(', ')}`,
    });
  const { heading, below: lines } = split;
  if (lines.length > mostRows) return refused({ text: `The table has more than ${mostRows} lines` });
  const { placed, faults } = readHeading(heading);
  const unread = lines.flatMap((one) => guarded(one, placed, subjects));
  if (faults.length + unread.length > 0) return refused(...faults, ...unread);
  const whole = lines.filter((one) => one.cells.some((cell) => cell !== ''));
  const filledIn = new Set(whole.filter((one) => isFilledIn(one, placed)).map(({ line }) => line));
  const filled = carriedDown(whole, placed).filter(({ line }) => filledIn.has(line));
  const read = filled.map(({ line, cells }) => ({ line, ...readCells(line, cells, subjects) }));
  const wrong = read.flatMap((one) => one.wrong);
  if (wrong.length > 0) return refused(...wrong);
  if (read.length === 0) return refused({ text: 'The table has headings and no numbers' });
  const scaled = withScales(read);
  const unfit = [
    ...scaled.faults,
    ...sayFaults(
      scaled.rows,
      read.map(({ line }) => line),
    ),
  ];
  if (unfit.length > 0) return refused(...unfit);
  const said = [...read.flatMap((one) => one.said), ...scaled.said];
  return { ok: true, value: CohortTable.parse({ rows: scaled.rows }), ...(said.length > 0 && { said }) };
};

/** Reads a pasted table, or the text of a file: commas, semicolons or tabs. */
export const readCohort = (typed: string, subjects: readonly string[]): ReadCohort =>
  readCohortLines(readCsv(typed), subjects);

/** The template: headings, and every group of every characteristic for the year groups and subjects that are worked on. */
export const cohortTemplate = (years: readonly string[], subjects: readonly string[]): string[][] => [
  columns.map(([, heading]) => heading),
  ...years.flatMap((year) =>
    subjects.flatMap((subject) =>
      characteristicNames.flatMap((characteristic) =>
        groupsOf(characteristic).map((group) => [
          year,
          subject,
          characteristic,
          group,
          ...columns.slice(4).map(() => ''),
        ]),
      ),
    ),
  ),
];
