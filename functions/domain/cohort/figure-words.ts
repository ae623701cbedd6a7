/** The words that schools write in their tables for the ones of the template: each is read as what it stands for. */
import { evenMarks } from '../typed-number.ts';
import { type Characteristic, characteristicNames, groupsOf, type YearGroup, yearGroups } from './cohort.ts';

/** Small letters without accents, dots or doubled spaces: how two spellings of one word are told to be one. */
export const folded = (text: string): string =>
  evenMarks(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.’'`]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[\s_/-]+/g, ' ')
    .trim();

/** What pupils are taught, and what is measured in every school: figures may be about these. */
export const pupilSubjects = [
  'Reading',
  'Writing',
  'Maths',
  'Science',
  'Reading, writing and maths',
  'Attendance',
  'English',
  'Phonics',
  'Spelling, punctuation and grammar',
  'Art and design',
  'Computing',
  'Design and technology',
  'Geography',
  'History',
  'Languages',
  'Music',
  'Physical education',
  'Religious education',
] as const;

const subjectsAlso: Readonly<Record<string, readonly string[]>> = {
  Maths: ['mathematics', 'math', 'numeracy'],
  'Reading, writing and maths': [
    'rwm',
    'reading writing maths',
    'reading writing and maths',
    'reading, writing and mathematics',
    'reading writing mathematics',
    'reading, writing, maths',
    'combined',
  ],
  Phonics: ['phonics screening', 'phonics screening check'],
  'Spelling, punctuation and grammar': ['gps', 'spag', 'grammar punctuation and spelling'],
  'Art and design': ['art'],
  Computing: ['ict', 'computer science'],
  'Design and technology': ['dt', 'd and t', 'technology'],
  Languages: ['mfl', 'modern languages', 'modern foreign languages', 'foreign languages'],
  'Physical education': ['pe'],
  'Religious education': ['re', 'religious studies', 'rs'],
};

/** Each spelling by what it stands for. */
const spellings = (also: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(also).flatMap(([word, others]) => others.map((one) => [folded(one), folded(word)] as const)));

const subjectSpellings = spellings(subjectsAlso);

/** One name for each subject: two spellings of one are one subject, wherever they are written. */
export const subjectKey = (subject: string): string => {
  const key = folded(subject);
  return subjectSpellings.get(key) ?? key;
};

/** The subject of the list that a cell means. */
export const subjectIn = (subjects: readonly string[], cell: string): string | undefined => {
  const key = subjectKey(cell);
  return subjects.find((one) => folded(one) === folded(cell)) ?? subjects.find((one) => subjectKey(one) === key);
};

const characteristicsAlso = spellings({
  'All pupils': ['all', 'all children', 'all students', 'everyone', 'total', 'whole cohort', 'cohort'],
  FSM: ['free school meals', 'free school meal', 'fsm eligibility', 'fsm status', 'free meals'],
  Sex: ['gender'],
  SEND: ['sen', 'special educational needs', 'special educational needs and disabilities', 'sen status'],
  Ethnicity: ['ethnic group', 'ethnic background'],
});

const groupsAlso = spellings({
  'All pupils': ['all', 'all children', 'all students', 'everyone', 'total', 'whole cohort', 'cohort'],
  FSM: ['free school meals', 'free school meal', 'fsm eligible', 'eligible', 'eligible for free school meals'],
  'Not FSM': [
    'not free school meals',
    'no free school meals',
    'non fsm',
    'no fsm',
    'not eligible',
    'not fsm eligible',
    'not eligible for free school meals',
  ],
  Girls: ['girl', 'female', 'females', 'f'],
  Boys: ['boy', 'male', 'males', 'm'],
  SEND: ['sen', 'special educational needs'],
  'No SEND': ['not send', 'non send', 'no sen', 'non sen', 'not sen', 'no special educational needs'],
  'Not recorded': ['not known', 'unknown', 'unclassified', 'missing', 'not obtained', 'no information', 'not stated'],
});

export const characteristicIn = (cell: string): Characteristic | undefined => {
  const key = folded(cell);
  return characteristicNames.find((one) => folded(one) === (characteristicsAlso.get(key) ?? key));
};

/** The group of a characteristic that a cell means; an empty one of all pupils means all of them. */
export const groupIn = (characteristic: Characteristic, cell: string): string | undefined => {
  const key = folded(cell === '' ? characteristic : cell);
  const groups = groupsOf(characteristic);
  const other = groupsAlsoOf(key);
  return groups.find((one) => folded(one) === key) ?? groups.find((one) => other.includes(folded(one)));
};

/** "Yes" stands for one group in one characteristic and for another in the next. */
const groupsAlsoOf = (key: string): readonly string[] => {
  if (key === 'yes') return ['fsm', 'send'];
  if (key === 'no') return ['not fsm', 'no send'];
  return [groupsAlso.get(key) ?? key];
};

/** `5` of `Y5`, `Yr 5`, `Year 5` or `5.0`; `Reception` of `R`. */
export const yearIn = (cell: string): YearGroup | undefined => {
  const key = folded(cell.replace(/\.0+\s*$/, '')).replace(/^(year|yr|y) ?(group )?(?=\d)/, '');
  const named = { r: 'reception', yr: 'reception', n: 'nursery' }[key] ?? key.replace(/^0(?=\d)/, '');
  return yearGroups.find((one) => one.toLowerCase() === named);
};

const headingsAlso = {
  year: ['year group', 'year', 'year groups'],
  subject: ['subject or measure', 'subject', 'measure', 'subject or measures'],
  characteristic: ['characteristic', 'characteristics'],
  group: ['group', 'groups', 'pupil group'],
  number: ['number of pupils', 'pupils', 'no of pupils', 'number', 'cohort', 'cohort size', 'number in group'],
  expected: [
    'number at expected standard',
    'number at the expected standard',
    'at expected standard',
    'at the expected standard',
    'number at expected',
    'no at expected standard',
  ],
  mean: ['mean', 'average', 'mean score', 'average score', 'or their mean', 'average scaled score'],
  scale: ['scale', 'scale of the mean', 'scale of mean'],
  progress: ['progress since last return', 'progress', 'progress since the last return'],
} as const;
export type FigureColumn = keyof typeof headingsAlso;

/** The column of the template that a heading means. */
export const columnIn = (heading: string): FigureColumn | undefined => {
  const key = folded(heading.replaceAll(/\([^()]*\)/g, ' ')).replace(/[^a-z ]/g, '');
  return (Object.keys(headingsAlso) as FigureColumn[]).find((column) =>
    headingsAlso[column].some((one) => one === key),
  );
};

/** Whether a text is a word of these tables, in any of its spellings: whatever else looks like a name may be one. */
export const isFigureWord = (text: string): boolean => {
  const key = folded(text);
  return (
    key === '' ||
    yearIn(text) !== undefined ||
    columnIn(text) !== undefined ||
    characteristicIn(text) !== undefined ||
    characteristicNames.some((one) => groupIn(one, text) !== undefined) ||
    subjectIn(pupilSubjects, text) !== undefined
  );
};
