/** One line of a school's table: its cells read in plain words, or what is wrong with each and what to do instead. */
import { evenMarks, readTyped, roundedTo, wholeOf } from '../typed-number.ts';
import { absences, type CohortRow, characteristicNames, groupsOf, yearGroups } from './cohort.ts';
import { type Column, headingOf, type LineFault } from './cohort-columns.ts';
import { characteristicIn, groupIn, subjectIn, yearIn } from './figure-words.ts';
import { type MeanScale, readScale } from './mean-scale.ts';

export type Cells = Readonly<Record<Column, string>>;

/** What a line came to: `said` tells what was changed as it was read. */
export type ReadLine = {
  readonly row?: CohortRow;
  readonly scale?: MeanScale;
  readonly wrong: readonly LineFault[];
  readonly said: readonly LineFault[];
};

const oneOf = (words: readonly string[]): string => `Write one of: ${words.join(', ')}`;

/** `z` or `x`, in either case. */
export const absenceIn = (cell: string): CohortRow['number'] | undefined =>
  absences.find((one) => one === evenMarks(cell).toLowerCase());

/** What DfE tables have in place of a number, each with what to send instead. */
const symbolWords = (cell: string): string | undefined => {
  const key = evenMarks(cell).toLowerCase();
  if (/^-+$/.test(key)) return 'A dash can mean many things. Leave the cell empty, or write z or x';
  if (key === 'c' || key === 'supp' || key === '*')
    return `“${key}” stands for a number that is hidden. Send the number itself: only your school sees it, and we hide what is small`;
  if (key === 'low' || key === 'u' || key === ':' || key === 'k' || key === '..' || key === '.')
    return `We cannot read “${key}”. Send the number itself, z for “not applicable” or x for “not available”`;
  return undefined;
};

const isDate = (cell: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(cell) || /^\d{1,2}[-/][a-z]{3}/i.test(cell);
const dateWords = 'Excel made a date of this cell. Format the cell as text, and type the number again';

/** Why a cell of numbers cannot be read, and what to write instead. */
const whyNot = (column: Column, cell: string): string => {
  if (isDate(cell)) return dateWords;
  const symbol = symbolWords(cell);
  if (symbol) return symbol;
  const read = readTyped(cell);
  const why = read.kind === 'none' ? read.why : undefined;
  if (why === 'percent' && column === 'progress')
    return 'Send progress as a number, such as 0.8, without a percent sign';
  if (why === 'percent') return 'This is a percentage. Send the number of pupils at the expected standard instead';
  if (why === 'comma')
    return 'Write the number with a point, such as 101.5. A comma may only part thousands, as in 1,024';
  if (column === 'number')
    return 'The number of pupils must be a whole number, z for “not applicable” or x for “not available”';
  if (column === 'expected') return 'The number at the expected standard must be a whole number';
  return `The ${column} must be a number, such as ${column === 'mean' ? '101.5' : '0.8'}`;
};

const most = 9999;
const whole = (cell: string): number | undefined => {
  const read = readTyped(cell);
  const found = read.kind === 'number' ? wholeOf(read.decimal) : undefined;
  return found !== undefined && found >= 0 && found <= most ? found : undefined;
};

/** Below this a second place is kept: on a scale from 1 to 5 it says something. */
const smallScale = 20;
const progressPlaces = 2;
const largest = 10_000;

type Amount = { readonly value?: number; readonly wrong?: string; readonly said?: string };
const amountOf = (column: 'mean' | 'progress', cell: string): Amount => {
  if (cell === '' || absenceIn(cell)) return {};
  const read = readTyped(cell);
  const inFull = read.kind === 'number' ? roundedTo(read.decimal, progressPlaces) : undefined;
  const isLarge = column === 'mean' && inFull !== undefined && Math.abs(inFull.value) >= smallScale;
  const found = read.kind === 'number' && isLarge ? roundedTo(read.decimal, 1) : inFull;
  if (!found || Math.abs(found.value) > largest) return { wrong: whyNot(column, cell) };
  return { value: found.value, ...(found.rounded && { said: `${evenMarks(cell)} was rounded to ${found.value}` }) };
};

const wordsOf = (cells: Cells, subjects: readonly string[]) => {
  const characteristic = characteristicIn(cells.characteristic);
  return {
    year: yearIn(cells.year),
    subject: subjectIn(subjects, cells.subject),
    characteristic,
    group: characteristic && groupIn(characteristic, cells.group),
  };
};

const wrongWords = (cells: Cells, subjects: readonly string[]): [Column, string][] => {
  const { year, subject, characteristic, group } = wordsOf(cells, subjects);
  const wrong: [Column, string][] = [];
  if (!year && isDate(cells.year)) wrong.push(['year', `${dateWords}. ${oneOf(yearGroups)}`]);
  else if (!year) wrong.push(['year', `The year group “${cells.year}” is not one we know. ${oneOf(yearGroups)}`]);
  if (!subject) wrong.push(['subject', `The subject “${cells.subject}” is not one we know. ${oneOf(subjects)}`]);
  if (!characteristic)
    wrong.push([
      'characteristic',
      `The characteristic “${cells.characteristic}” is not one we know. ${oneOf(characteristicNames)}`,
    ]);
  else if (!group)
    wrong.push([
      'group',
      `The group “${cells.group}” is not one of ${characteristic}. ${oneOf(groupsOf(characteristic))}`,
    ]);
  return wrong;
};

/** One row, or everything that is wrong with it, by column. `subjects`: the ones that this partnership works on. */
export const readCells = (line: number, cells: Cells, subjects: readonly string[]): ReadLine => {
  const at = (column: Column, text: string): LineFault => ({
    line,
    column: headingOf(column),
    text,
    // It may be a date of birth all the same.
    ...(text.startsWith(dateWords) && { aboutPupil: true }),
  });
  const wrong = wrongWords(cells, subjects).map(([column, text]) => at(column, text));
  const said: LineFault[] = [];
  const { year, subject, characteristic, group } = wordsOf(cells, subjects);
  const number = absenceIn(cells.number) ?? whole(cells.number);
  if (number === undefined) wrong.push(at('number', whyNot('number', cells.number)));
  const expectedTold = cells.expected !== '' && !absenceIn(cells.expected);
  const expected = expectedTold ? whole(cells.expected) : undefined;
  if (expectedTold && expected === undefined) wrong.push(at('expected', whyNot('expected', cells.expected)));
  const scale = cells.scale === '' || absenceIn(cells.scale) ? undefined : readScale(cells.scale);
  if (scale && 'wrong' in scale) wrong.push(at('scale', scale.wrong));
  const amount = (column: 'mean' | 'progress'): number | undefined => {
    const read = amountOf(column, cells[column]);
    if (read.wrong !== undefined) wrong.push(at(column, read.wrong));
    if (read.said !== undefined) said.push(at(column, read.said));
    return read.value;
  };
  const known = scale && !('wrong' in scale) ? scale : undefined;
  const mean = amount('mean');
  const progress = amount('progress');
  if (wrong.length > 0 || !year || !subject || !characteristic || !group || number === undefined)
    return { wrong, said };
  const results = {
    ...(expected !== undefined && { expected }),
    ...(mean !== undefined && { mean }),
    ...(progress !== undefined && { progress }),
  };
  const row = { year, subject, characteristic, group, number, ...results };
  return { row, ...(known && { scale: known }), wrong, said };
};
