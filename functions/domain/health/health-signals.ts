/** Signs that a partnership is waning, each with the facts that raise it (DOMAIN R42). */
import { addDays, daysBetween } from '../calendar.ts';
import type { PlainDate } from '../values.ts';
import { listOf, longDate, shortDate } from '../wording.ts';

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
  /** What was expected by now; without it nothing is said of what did not come. */
  readonly expected?: {
    readonly today: PlainDate;
    /** When the work began. */
    readonly since: PlainDate;
    /** Dates of the plan's meetings. */
    readonly meetings: readonly PlainDate[];
    /** Reviews of which nobody heard: never started, or closed without a word on what they decided. */
    readonly reviews: readonly {
      readonly term: string;
      readonly what: 'never-started' | 'nothing-decided';
      readonly dueOn: PlainDate;
    }[];
  };
};

export type HealthSignal = {
  readonly kind:
    | 'missed-meetings'
    | 'absent-school'
    | 'missing-returns'
    | 'unanswered'
    | 'nothing-recorded'
    | 'no-review';
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

/** So many days without a recorded meeting are half a year of silence. */
const longSilence = 183;
/** Days after a meeting within which somebody will have noted how it was. */
const timeToNote = 28;

/** Meetings of which nobody wrote down anything: whether they took place is not known. */
const unrecorded = ({ meetings, expected }: HealthFacts): HealthSignal[] => {
  if (!expected) return [];
  const { today, since } = expected;
  const held = meetings.filter((one) => one.held).map(({ date }) => date);
  const last = [since, ...held].toSorted().at(-1) ?? since;
  const noted = new Set(meetings.map(({ date }) => date));
  const open = expected.meetings
    .filter((date) => date > since && addDays(date, timeToNote) <= today && !noted.has(date))
    .toSorted();
  if (daysBetween(last, today) >= longSilence) {
    const words =
      held.length === 0
        ? `No meeting has been recorded since the work began on ${longDate(since)}.`
        : `No meeting has been recorded since ${longDate(last)}.`;
    return [{ kind: 'nothing-recorded', words }];
  }
  if (open.length < inARow) return [];
  const dates = listOf(open.map(shortDate));
  return [{ kind: 'nothing-recorded', words: `Nobody has noted whether these meetings took place: ${dates}.` }];
};

const reviewWords = {
  'never-started': (term: string, dueOn: PlainDate) =>
    `The ${term.toLowerCase()} review was never started. It was due on ${shortDate(dueOn)}.`,
  'nothing-decided': (term: string, dueOn: PlainDate) =>
    `What the ${term.toLowerCase()} review decided is not written down. It was due on ${shortDate(dueOn)}.`,
} as const;

const silentReviews = ({ expected }: HealthFacts): HealthSignal[] =>
  (expected?.reviews ?? []).map(({ term, what, dueOn }) => ({
    kind: 'no-review',
    words: reviewWords[what](term, dueOn),
  }));

/** The signs that there are; none is a good sign. The same facts give the same signs. */
export const healthSignals = (facts: HealthFacts): HealthSignal[] => [
  ...missedMeetings(facts),
  ...unrecorded(facts),
  ...silentReviews(facts),
  ...absentSchools(facts),
  ...missingReturns(facts),
  ...unansweredLinks(facts),
];
