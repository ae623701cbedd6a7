/** What is known of a school before it fills in its return: for the boxes, for the hints, and for "is this right?". */

import type { ProposalContent, SchoolShare } from '../domain/proposal/proposal.ts';
import { isFarOff, isOutside, rangeOf } from '../domain/review/far-off.ts';
import { type KnownBefore, prefilledReturn, type TermlyReturn, thirdOf } from '../domain/review/review.ts';
import { pounds } from '../domain/wording.ts';
import type { Review, StoredReturn } from '../records/year-kinds.ts';
import type { DecidedBefore } from './decided-before.tsx';
import { hoursFields, moneyFields, valueField } from './return-form.ts';

export type Known = {
  readonly review: Review;
  readonly school: { readonly urn: string; readonly name: string };
  readonly content: ProposalContent;
  /** The same school's return of the term before. */
  readonly last: TermlyReturn | undefined;
  /** What was saved or sent for this review so far. */
  readonly stored: StoredReturn | undefined;
  /** What the school's side of the ledger comes to, once it has any. */
  readonly ledger?: KnownBefore['ledger'];
  /** What the review before decided. */
  readonly before?: DecidedBefore | undefined;
};

type Measure = ProposalContent['purposes'][number]['measures'][number];

/** What the school promised for the year. */
export const shareOf = ({ content, school }: Known): SchoolShare | undefined =>
  content.schools.find(({ urn }) => urn === school.urn);

/** What the boxes begin with: what was saved, or what the system knows. */
export const beginningOf = (known: Known): TermlyReturn => {
  const { school, content, stored, ledger } = known;
  if (stored) return ledger && fromLedger(known) ? { ...ledger, ...stored.content } : stored.content;
  return prefilledReturn({ school: school.urn, content, ...(ledger && { ledger }) });
};

/** Whether hours and money in the boxes come from the ledger: nobody has saved any yet. */
export const fromLedger = ({ stored, ledger }: Known): boolean =>
  ledger !== undefined &&
  Object.keys(ledger).length > 0 &&
  [...hoursFields, ...moneyFields].every((field) => stored?.content[field] === undefined);

/** What was saved so far: nothing that the system only knows. */
export const savedOf = ({ school, content, stored }: Known): TermlyReturn =>
  stored?.content ?? prefilledReturn({ school: school.urn, content });

/** What a measure last stood at, and since when: the last return, or the start. */
export const lastStood = (
  known: Known,
  purpose: string,
  { name, baseline }: Measure,
): { readonly value: number; readonly since: string } | undefined => {
  const last = lastValue(known, purpose, name);
  if (last !== undefined) return { value: last, since: 'your last return' };
  return baseline === undefined ? undefined : { value: baseline, since: 'the start' };
};

export const lastValue = ({ last }: Known, purpose: string, measure: string): number | undefined =>
  last?.purposes.find((told) => told.purpose === purpose)?.values.find((told) => told.measure === measure)?.value;

/** A value that is far from what was known, with the sentence that asks about it. */
export type Doubt = { readonly field: string; readonly value: number; readonly question: string };

/** What is asked about a value that its unit does not allow, or that is far from where the measure last stood or began. */
const doubtAbout = ({ name, unit, baseline, target }: Measure, value: number, last: number | undefined) => {
  const range = rangeOf(unit, [last, baseline, target]);
  if (isOutside(value, range)) {
    const most = range?.most === undefined ? ' or more' : ` to ${range.most}`;
    return `Is ${value} right for “${name}”? It is counted in ${unit}, so we expected ${range?.least}${most}.`;
  }
  const before = last ?? baseline;
  if (before === undefined || !isFarOff(value, { last: before, baseline, target })) return undefined;
  return `Is ${value} right for “${name}”? ${last === undefined ? 'At the start' : 'Last time'} it was ${before}.`;
};

const doubtedValues = (known: Known, given: TermlyReturn): Doubt[] =>
  known.content.purposes.flatMap(({ id, measures }) =>
    measures.flatMap((measure, at): Doubt[] => {
      const told = given.purposes.find(({ purpose }) => purpose === id)?.values ?? [];
      const value = told.find((one) => one.measure === measure.name)?.value;
      const question = value !== undefined && doubtAbout(measure, value, lastValue(known, id, measure.name));
      return question ? [{ field: valueField(id, at), value, question }] : [];
    }),
  );

const amountWords = {
  hoursGiven: 'hours given',
  hoursReceived: 'hours received',
  penceGiven: 'money given',
  penceReceived: 'money received',
} as const;
type Amount = keyof typeof amountWords;

/** What a school gave or got last term; before the first return, its promise for this term. */
const expected = (known: Known, field: Amount): { last: number; from: string } | undefined => {
  const before = known.last?.[field];
  if (before !== undefined) return { last: before, from: 'Last term it was' };
  const share = shareOf(known);
  const promised = field === 'hoursGiven' ? share?.hours : field === 'penceGiven' ? share?.pence : undefined;
  return promised === undefined
    ? undefined
    : { last: thirdOf(promised, known.review.term), from: 'Promised for this term:' };
};

const doubtedAmounts = (known: Known, given: TermlyReturn): Doubt[] =>
  [...hoursFields, ...moneyFields].flatMap((field): Doubt[] => {
    const value = given[field];
    const before = expected(known, field);
    if (value === undefined || !before || !isFarOff(value, { last: before.last })) return [];
    const shown = (amount: number): string => (field.startsWith('pence') ? pounds(amount) : String(amount));
    const question = `Is ${shown(value)} right for ${amountWords[field]}? ${before.from} ${shown(before.last)}.`;
    return [{ field, value, question }];
  });

/** Everything that is out of range or far from last term. Never a reason to refuse. */
export const doubtsAbout = (known: Known, given: TermlyReturn): Doubt[] => [
  ...doubtedValues(known, given),
  ...doubtedAmounts(known, given),
];

/** What is ticked to say that a doubted value is right: another value is asked about anew. */
export const doubtKey = ({ field, value }: Doubt): string => `${field}=${value}`;
