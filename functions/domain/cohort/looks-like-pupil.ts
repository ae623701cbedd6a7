/** Tells a cell that is about one pupil: a UPN, a date of birth, a name (FAULTS 44). Such a row is never taken. */

export type PupilMark = 'upn' | 'date' | 'name';

/** The alphabet of the check letter: no I, O or S, which are taken for digits. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const upnShape = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/** Whether the letter in front of a unique pupil number is the one that its other twelve characters ask for. */
export const isUpn = (text: string): boolean => {
  const upn = text.toUpperCase().replace(/[\s-]/g, '');
  if (!upnShape.test(upn)) return false;
  const sum = [...upn.slice(1)].reduce((total, mark, at) => {
    const value = /\d/.test(mark) ? Number(mark) : upnLetters.indexOf(mark);
    return total + value * (at + 2);
  }, 0);
  return upn[0] === upnLetters[sum % upnLetters.length];
};

/** A mistyped UPN still points at a child, and is as long as one. */
const almostUpn = (text: string): boolean => /^[A-Z]\d{11}[\dA-Z]$/i.test(text.replace(/[\s-]/g, ''));

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const dates = [
  /^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})$/,
  /^\d{4}[/.-]\d{1,2}[/.-]\d{1,2}([T ].*)?$/,
  new RegExp(`^\\d{1,2}(st|nd|rd|th)?[ -](${months})[a-z]*[ -,]+(\\d{2}|\\d{4})$`, 'i'),
  new RegExp(`^(${months})[a-z]* \\d{1,2}(st|nd|rd|th)?,? \\d{4}$`, 'i'),
];

/** Two to four words that each begin with a capital, or "Surname, First name". */
const nameShape = /^\p{Lu}[\p{L}'’-]+,? (\p{Lu}\.? )?\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+)?$/u;

/** What in a cell points at one pupil. `isKnown`: whether a text is a word that this place expects. */
export const pupilMark = (cell: string, isKnown: (text: string) => boolean): PupilMark | undefined => {
  if (isKnown(cell)) return undefined;
  if (isUpn(cell) || almostUpn(cell)) return 'upn';
  if (dates.some((shape) => shape.test(cell))) return 'date';
  return nameShape.test(cell) ? 'name' : undefined;
};

const headings: readonly (readonly [RegExp, PupilMark])[] = [
  [/\bu\.?p\.?n\b|unique pupil|pupil (number|id)|\bid\b/i, 'upn'],
  [/\bd\.?o\.?b\b|birth/i, 'date'],
  [
    /\b(sur|fore|first|last|full|pupil|child|student|legal|preferred)[ -]?names?\b|^names?$|^(pupil|child|student)$/i,
    'name',
  ],
];

/** What a column of this heading would hold about one pupil. */
export const pupilHeading = (heading: string): PupilMark | undefined =>
  headings.find(([shape]) => shape.test(heading))?.[1];

/** "a unique pupil number", for a sentence about a line. */
export const markWords: Readonly<Record<PupilMark, string>> = {
  upn: 'a pupil’s number',
  date: 'a date, such as a date of birth',
  name: 'a name',
};
