/** The form of a return: its fields, as text in both directions. Whatever is wrong with one field loses no other. */
import type { ProposalContent, Purpose } from '../domain/proposal/proposal.ts';
import { partsOf, type ReturnPart } from '../domain/review/parts-of-return.ts';
import { capacities, ratings, type TermlyReturn } from '../domain/review/review.ts';
import { cleaned } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { type PostedNumber, poundsTyped, readAmount, readFigure, readPence } from '../web/posted-number.ts';
import type { Form } from '../web/route.ts';
import { decidedBoxes, decidedField, decidedIn } from './decided-before.tsx';

export const ratingField = (purpose: string): string => `rating-${purpose}`;
export const wordsField = (purpose: string): string => `words-${purpose}`;
export const valueField = (purpose: string, measure: number): string => `value-${purpose}-${measure + 1}`;

/** The tick that a measure is what it was. */
export const sameField = (purpose: string, measure: number): string => `same-${purpose}-${measure + 1}`;

export const hoursFields = ['hoursGiven', 'hoursReceived'] as const;
export const moneyFields = ['penceGiven', 'penceReceived'] as const;
export const scoreFields = ['trust', 'fairness'] as const;
export const wishFields = ['toChange', 'helpWanted'] as const;

/** What stands in the boxes, by field. */
export type Boxes = Readonly<Record<string, string>>;

export type ReadReturn = {
  readonly content: TermlyReturn;
  readonly boxes: Boxes;
  readonly errors: readonly FormError[];
};

type Purposes = ProposalContent['purposes'];
/** What was decided last time. */
type Decisions = readonly { readonly what: string }[];

const mostWords = 10_000;
const mostHours = 10_000;

/** The fields of one part of the form, but for its buttons. */
export const fieldsOfPart = (part: ReturnPart, purposes: Purposes, decisions: Decisions = []): string[] => {
  switch (part.kind) {
    case 'decided':
      return decisions.map((_, at) => decidedField(at));
    case 'purpose':
      return purposes
        .filter(({ id }) => id === part.purpose)
        .flatMap(({ id, measures }) => [
          ratingField(id),
          wordsField(id),
          ...measures.flatMap((_, at) => [valueField(id, at), sameField(id, at)]),
        ]);
    case 'gave':
      return [...hoursFields, ...moneyFields];
    case 'feels':
      return [...scoreFields, 'capacity', ...wishFields];
  }
};

/** Every field that the form has, but for its buttons. */
const fieldsOf = (purposes: Purposes, decisions: Decisions): string[] =>
  partsOf(purposes, decisions.length).flatMap((part) => fieldsOfPart(part, purposes, decisions));

/** The return as it stands in the boxes of the form. */
export const boxesOf = (content: TermlyReturn, purposes: Purposes, decisions: Decisions = []): Boxes => {
  const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const ofPurpose = ({ id, measures }: Purpose): [string, string][] => {
    const told = content.purposes.find(({ purpose }) => purpose === id);
    return [
      [ratingField(id), told?.rating ?? ''],
      [wordsField(id), told?.words ?? ''],
      ...measures.flatMap(({ name }, at): [string, string][] => {
        const found = told?.values.find(({ measure }) => measure === name);
        return [
          [valueField(id, at), found?.unchanged ? '' : number(found?.value)],
          [sameField(id, at), found?.unchanged ? 'yes' : ''],
        ];
      }),
    ];
  };
  return Object.fromEntries([
    ...purposes.flatMap(ofPurpose),
    ...hoursFields.map((field) => [field, number(content[field])]),
    ...moneyFields.map((field) => [field, poundsTyped(content[field])]),
    ...scoreFields.map((field) => [field, number(content[field])]),
    ['capacity', content.capacity ?? ''],
    ...wishFields.map((field) => [field, content[field]]),
    ...Object.entries(decidedBoxes(content.decided, decisions)),
  ]);
};

const among = <T extends string>(values: readonly T[], typed: string): T | undefined =>
  values.find((value) => value === typed);

/** Collects what is wrong, field by field, in the order of the form. */
const reader = (boxes: Boxes) => {
  const errors: FormError[] = [];
  const typed = (field: string): string => boxes[field] ?? '';
  const number = (field: string, read: (typed: string) => PostedNumber, what: string, most?: number) => {
    const found = read(typed(field));
    if (!found.ok) errors.push({ field, text: `${what} must be a number, such as 12 or 7.5` });
    else if (most !== undefined && found.value !== undefined && found.value > most)
      errors.push({ field, text: `${what} must be ${most.toLocaleString('en-GB')} or less` });
    else return found.value;
    return undefined;
  };
  const words = (field: string, what: string): string => {
    const text = cleaned(typed(field));
    if (text.length <= mostWords) return text;
    errors.push({ field, text: `${what} must be 10,000 characters or fewer` });
    return '';
  };
  return { errors, typed, number, words };
};

type Reader = ReturnType<typeof reader>;

/** What each measure last stood at: for those who tick that it is the same. */
export type LastStood = (purpose: string, measure: Purpose['measures'][number]) => number | undefined;

const measuredIn = (
  read: Reader,
  purpose: string,
  measure: Purpose['measures'][number],
  { at, last }: { readonly at: number; readonly last: number | undefined },
): TermlyReturn['purposes'][number]['values'] => {
  const { name } = measure;
  const value = read.number(valueField(purpose, at), readFigure, `“${name}”`);
  const isSame = read.typed(sameField(purpose, at)) === 'yes' && last !== undefined;
  if (isSame && value !== undefined && value !== last)
    read.errors.push({
      field: valueField(purpose, at),
      text: `“${name}” cannot be ${value} and unchanged: leave the box empty, or take the tick away`,
    });
  if (isSame) return [{ measure: name, value: last, unchanged: true }];
  return value === undefined ? [] : [{ measure: name, value }];
};

const progressOf = (
  read: Reader,
  { id, title, measures }: Purpose,
  lastOf: LastStood,
): TermlyReturn['purposes'][number] => {
  const rating = among(ratings, read.typed(ratingField(id)));
  return {
    purpose: id,
    ...(rating && { rating }),
    values: measures.flatMap((measure, at) => measuredIn(read, id, measure, { at, last: lastOf(id, measure) })),
    words: read.words(wordsField(id), `What shows it for “${title}”`),
  };
};

const numbersOf = (read: Reader): Partial<TermlyReturn> => {
  const numbers = {
    hoursGiven: read.number('hoursGiven', readAmount, 'Hours given', mostHours),
    hoursReceived: read.number('hoursReceived', readAmount, 'Hours received', mostHours),
    penceGiven: read.number('penceGiven', readPence, 'Pounds given'),
    penceReceived: read.number('penceReceived', readPence, 'Pounds received'),
    trust: score(read.typed('trust')),
    fairness: score(read.typed('fairness')),
    capacity: among(capacities, read.typed('capacity')),
  };
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
};

const score = (typed: string): number | undefined => (/^[1-5]$/.test(typed) ? Number(typed) : undefined);

/** Reads what was posted. Nothing for fields that this form does not have: no page of ours sends them. */
export const readReturnForm = (
  form: Form,
  school: string,
  purposes: Purposes,
  buttons: readonly string[],
  decisions: Decisions = [],
  lastOf: LastStood = () => undefined,
): ReadReturn | undefined => {
  const known = new Set([...fieldsOf(purposes, decisions), ...buttons]);
  const boxes: Record<string, string> = {};
  for (const [field, value] of Object.entries(form)) {
    if (!known.has(field)) return undefined;
    if (buttons.includes(field)) continue;
    if (typeof value !== 'string') return undefined;
    boxes[field] = value;
  }
  const read = reader(boxes);
  const progress = purposes.map((purpose) => progressOf(read, purpose, lastOf));
  const content: TermlyReturn = {
    school,
    purposes: progress,
    ...numbersOf(read),
    toChange: read.words('toChange', 'What should change'),
    helpWanted: read.words('helpWanted', 'Help that you would like'),
    ...decidedIn(boxes, decisions),
  };
  return { content, boxes, errors: read.errors };
};
