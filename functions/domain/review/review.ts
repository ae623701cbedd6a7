/** What one school sends in for one termly review (DOMAIN R29, R30, R32). */
import * as z from 'zod';
import { hours } from '../amount.ts';
import type { Term } from '../partnership/partnership.ts';
import type { ProposalContent, Purpose } from '../proposal/proposal.ts';
import { Line, Pence, Slug, Urn, Words } from '../values.ts';

export const ratings = ['ahead', 'on-track', 'behind', 'not-started'] as const;
export type Rating = (typeof ratings)[number];

export const capacities = ['plenty', 'enough', 'too-little'] as const;

/** What a school says of a decision of the review before. */
export const decisionsDone = ['done', 'partly', 'not-yet'] as const;
export type DecisionDone = (typeof decisionsDone)[number];
export const doneWords: Readonly<Record<DecisionDone, string>> = {
  done: 'done',
  partly: 'partly done',
  'not-yet': 'not yet',
};

/** To the hundredth of an hour: what was stored with more places is read so. */
const Hours = z
  .number()
  .min(0, 'expected 0 hours or more')
  .max(10_000, 'expected at most 10,000 hours')
  .transform((told): number => hours(told));
const Score = z.number().int().min(1, 'expected 1 to 5').max(5, 'expected 1 to 5');

/** Progress on one purpose: a rating, evidence in words, and where its measures stand. */
export const PurposeProgress = z.strictObject({
  purpose: Slug,
  rating: z.enum(ratings).optional(),
  words: Words.default(''),
  /** `unchanged`: the school says that it is what it was when it last stood somewhere. */
  values: z
    .array(z.strictObject({ measure: Line, value: z.number(), unchanged: z.literal(true).optional() }))
    .default([]),
});
export type PurposeProgress = z.infer<typeof PurposeProgress>;

/** A return. Everything but the school may still be missing; `returnComplete` says what is. */
export const TermlyReturn = z.strictObject({
  school: Urn,
  purposes: z.array(PurposeProgress).max(60).default([]),
  /** Staff hours and pence that the school gave and got this term. */
  hoursGiven: Hours.optional(),
  hoursReceived: Hours.optional(),
  penceGiven: Pence.optional(),
  penceReceived: Pence.optional(),
  /** From 1, not at all, to 5, fully: do we trust each other, and is it fair? */
  trust: Score.optional(),
  fairness: Score.optional(),
  /** Is there any time left to improve your own school? */
  capacity: z.enum(capacities).optional(),
  /** What should change, in time, money or how we work. */
  toChange: Words.default(''),
  /** What help the school would like from the others. */
  helpWanted: Words.default(''),
  /** What was decided last time: is it done? */
  decided: z
    .array(z.strictObject({ what: Line, done: z.enum(decisionsDone) }))
    .max(40)
    .optional(),
});
export type TermlyReturn = z.infer<typeof TermlyReturn>;

const termOrder: readonly Term['name'][] = ['Autumn', 'Spring', 'Summer'];

/** The part of a yearly promise that falls to one term: a third, in whole units, and the three make the whole. */
export const thirdOf = (yearly: number, term: Term['name']): number => {
  const position = termOrder.indexOf(term);
  return Math.floor((yearly * (position + 1)) / 3) - Math.floor((yearly * position) / 3);
};

export type KnownBefore = {
  readonly school: string;
  readonly content: Pick<ProposalContent, 'purposes'>;
  /** What the school's side of the ledger comes to, once it has any. */
  readonly ledger?: Partial<Pick<TermlyReturn, 'hoursGiven' | 'hoursReceived' | 'penceGiven' | 'penceReceived'>>;
};

/**
 * A return with what is known filled in: what the school's own side of the ledger comes to. Nothing else: a baseline or a
 * promise that stands in a box already passes for what happened.
 */
export const prefilledReturn = ({ school, content, ledger = {} }: KnownBefore): TermlyReturn => ({
  school,
  purposes: content.purposes.map((purpose) => ({ purpose: purpose.id, words: '', values: [] })),
  ...ledger,
  toChange: '',
  helpWanted: '',
});

/** A measure as a report shows it: the value, and whether it is only said to be what it was. */
export const valueWords = ({
  value,
  unchanged,
}: {
  readonly value: number;
  readonly unchanged?: true | undefined;
}): string => (unchanged ? `${value} (said to be unchanged)` : String(value));

export type MissingAnswer = { readonly path: readonly (string | number)[]; readonly what: string };

export type Completeness = {
  /** `numbers-only`: it can be sent now, and its words later. */
  readonly state: 'complete' | 'numbers-only' | 'incomplete';
  readonly missing: readonly MissingAnswer[];
};

const numbersAsked = [
  ['hoursGiven', 'How many hours did your school give?'],
  ['hoursReceived', 'How many hours did it get?'],
  ['penceGiven', 'How much money did it give?'],
  ['penceReceived', 'How much money did it get?'],
  ['trust', 'How far do you trust each other?'],
  ['fairness', 'How fair is the give and take?'],
  ['capacity', 'Is there time left to improve your own school?'],
] as const;

type Asked = Pick<Purpose, 'id' | 'title'>;

/** The purposes that a return was asked about: a school that has no part in one leaves it out. */
export const askedIn = <P extends { readonly id: string }>(
  { purposes: told }: Pick<TermlyReturn, 'purposes'>,
  purposes: readonly P[],
): readonly P[] => {
  const own = purposes.filter(({ id }) => told.some(({ purpose }) => purpose === id));
  return own.length > 0 ? own : purposes;
};

/** What a return lacks. Numbers include ratings; words are the evidence for each purpose. */
export const returnComplete = (given: TermlyReturn, purposes: readonly Asked[]): Completeness => {
  const places = purposes.map(({ id, title }) => {
    const position = given.purposes.findIndex(({ purpose }) => purpose === id);
    const progress = given.purposes[position];
    return { title, progress, path: position < 0 ? ['purposes'] : ['purposes', position] };
  });
  const numbers: MissingAnswer[] = [
    ...places.flatMap(({ title, progress, path }) =>
      progress?.rating === undefined ? [{ path: [...path, 'rating'], what: `How is “${title}” going?` }] : [],
    ),
    ...numbersAsked.flatMap(([field, what]) => (given[field] === undefined ? [{ path: [field], what }] : [])),
  ];
  const words: MissingAnswer[] = places.flatMap(({ title, progress, path }) =>
    (progress?.words ?? '').trim() === '' ? [{ path: [...path, 'words'], what: `What shows it for “${title}”?` }] : [],
  );
  const missing = [...numbers, ...words];
  if (numbers.length > 0) return { state: 'incomplete', missing };
  return { state: words.length > 0 ? 'numbers-only' : 'complete', missing };
};
