/** Signs that a partnership is waning, each with the facts that raise it (DOMAIN R42). */

import type { PlainDate } from '../values.ts';
import { listOf, shortDate } from '../wording.ts';

export type HealthFacts = {
  /** Meetings that have been, in any order. */
  readonly meetings: readonly {
    readonly date: PlainDate;
    readonly held: boolean;
    readonly missing: readonly string[];
  }[];
  /** Reviews that have closed, in the order of their dates, with the schools whose return was missing. */
  readonly reviews: readonly { readonly term: string; readonly missing: readonly string[] }[];
  /** What people were asked and did not answer by its date. */
  readonly unanswered: readonly { readonly what: string; readonly dueOn: PlainDate }[];
};

export type HealthSignal = {
  readonly kind: 'missed-meetings' | 'absent-school' | 'missing-returns' | 'unanswered';
  /** In one sentence, with its facts. */
  readonly words: string;
};

/** This many in a row, of meetings that did not take place or that one school missed. */
const inARow = 2;
/** This many requests past their date at one time. */
const manyUnanswered = 3;

const missedMeetings = ({ meetings }: HealthFacts): HealthSignal[] => {
  const last = meetings.toSorted((one, other) => other.date.localeCompare(one.date));
  const held = last.findIndex((meeting) => meeting.held);
  const missed = (held < 0 ? last : last.slice(0, held)).toReversed();
  if (missed.length < inARow) return [];
  const dates = listOf(missed.map(({ date }) => shortDate(date)));
  return [{ kind: 'missed-meetings', words: `The last ${missed.length} meetings did not take place: ${dates}.` }];
};

const absentSchools = ({ meetings }: HealthFacts): HealthSignal[] => {
  const held = meetings.filter((meeting) => meeting.held).toSorted((one, other) => other.date.localeCompare(one.date));
  const recent = held.slice(0, inARow);
  if (recent.length < inARow) return [];
  const [first] = recent;
  const absent = (first?.missing ?? []).filter((school) => recent.every(({ missing }) => missing.includes(school)));
  const dates = listOf(recent.toReversed().map(({ date }) => shortDate(date)));
  return absent.map((school) => ({
    kind: 'absent-school',
    words: `${school} missed the last ${inARow} meetings: ${dates}.`,
  }));
};

const missingReturns = ({ reviews }: HealthFacts): HealthSignal[] => {
  const last = reviews.at(-1);
  if (!last || last.missing.length === 0) return [];
  return [
    {
      kind: 'missing-returns',
      words: `The ${last.term.toLowerCase()} review closed without the return of ${listOf(last.missing)}.`,
    },
  ];
};

const unansweredLinks = ({ unanswered }: HealthFacts): HealthSignal[] => {
  if (unanswered.length < manyUnanswered) return [];
  const [oldest] = unanswered.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const since = oldest ? ` The oldest was due on ${shortDate(oldest.dueOn)}: ${oldest.what}.` : '';
  return [
    { kind: 'unanswered', words: `${unanswered.length} requests are past their date without an answer.${since}` },
  ];
};

/** The signs that there are; none is a good sign. The same facts give the same signs. */
export const healthSignals = (facts: HealthFacts): HealthSignal[] => [
  ...missedMeetings(facts),
  ...absentSchools(facts),
  ...missingReturns(facts),
  ...unansweredLinks(facts),
];
