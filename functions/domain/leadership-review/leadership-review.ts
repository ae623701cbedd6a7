/**
 * One school's review between heads (R34): what its head asks two visitors to look at, the day, what they write, and half a
 * page later in the year. No scores: nobody is graded. What each step leads to stands in one table.
 */
import * as z from 'zod';
import { type Partnership, PersonId, partyOfSchool } from '../partnership/partnership.ts';
import { PlainDate, Urn, Words } from '../values.ts';

/** What somebody is asked in; the others are ends. */
export const askedStages = ['focus', 'date', 'set-date', 'report', 'facts', 'board', 'follow-up'] as const;
export type AskedStage = (typeof askedStages)[number];
export const leadershipStages = [...askedStages, 'done', 'not-held'] as const;
export type LeadershipStage = (typeof leadershipStages)[number];

const Visitor = z.strictObject({ school: Urn, person: PersonId });

export const reportParts = ['looked', 'works', 'questions', 'offers'] as const;
export type ReportPart = (typeof reportParts)[number];
const written = { by: PersonId, on: PlainDate };

export const VisitReport = z.strictObject({
  looked: Words,
  works: Words,
  questions: Words,
  offers: Words,
  ...written,
  /** The other visitor, who read it and agreed, and whether they changed words of it. */
  agreed: z.strictObject({ ...written, changed: z.boolean() }).optional(),
});
export type VisitReport = z.infer<typeof VisitReport>;

/** Id: `202627-999001`, the year and the school visited. */
export const LeadershipReview = z.object({
  id: z.string(),
  year: z.string(),
  host: Urn,
  visitors: z.array(Visitor),
  stage: z.enum(leadershipStages),
  focus: z.strictObject({ words: Words, ...written }).optional(),
  /** Clear days that were offered, in order, and who can come on which. */
  offered: z.array(PlainDate).default([]),
  can: z.array(z.strictObject({ person: PersonId, dates: z.array(PlainDate) })).default([]),
  visitOn: PlainDate.optional(),
  report: VisitReport.optional(),
  /** What the head put right; nobody, where the head said nothing until the last day. */
  facts: z.strictObject({ words: Words.optional(), by: PersonId.optional(), on: PlainDate }).optional(),
  /** The board heard of it on this day. */
  boardOn: PlainDate.optional(),
  /** The head lets the whole partnership read it. */
  shared: z.strictObject(written).optional(),
  followUp: z.strictObject({ words: Words, ...written }).optional(),
  endedOn: PlainDate.optional(),
  /** A year past the agreement the words went; that it took place stays. */
  deletedOn: PlainDate.optional(),
});
export type LeadershipReview = z.infer<typeof LeadershipReview>;

export const leadershipReviewId = (year: string, host: string): string => `${year}-${host}`;

/** How the asking of a stage ended: answered, or with nobody's answer. */
export type Asked = 'done' | 'no-answer';

/** The first of the offered days on which everybody can, when all have said so. */
export const dayForAll = ({ offered, can, visitors }: LeadershipReview): PlainDate | undefined =>
  can.length > visitors.length ? offered.find((day) => can.every(({ dates }) => dates.includes(day))) : undefined;

/**
 * Where a review stands once a stage is over. Without a focus, a day or a report there is none; silence about the facts accepts
 * them; a board that has not said that it met, and a follow-up that nobody wrote, hold nothing up.
 */
export const stageAfter = (review: LeadershipReview, ended: Asked): LeadershipStage => {
  switch (review.stage) {
    case 'focus':
      return ended === 'done' && review.focus ? (review.offered.length > 0 ? 'date' : 'set-date') : 'not-held';
    case 'date':
      return dayForAll(review) ? 'report' : 'set-date';
    case 'set-date':
      return review.visitOn ? 'report' : 'not-held';
    case 'report':
      return review.report ? 'facts' : 'not-held';
    case 'facts':
      return 'board';
    case 'board':
      return 'follow-up';
    default:
      return review.stage === 'not-held' ? 'not-held' : 'done';
  }
};

type Whole = Pick<Partnership, 'parties' | 'schools'>;

const hostsHead = ({ schools }: Whole, { host }: LeadershipReview): string | undefined =>
  schools.find(({ urn }) => urn === host)?.head;

export const isHostsHead = (partnership: Whole, review: LeadershipReview, person: string): boolean =>
  hostsHead(partnership, review) === person;
export const isVisitor = ({ visitors }: LeadershipReview, person: string): boolean =>
  visitors.some((one) => one.person === person);

/** The stages in which the report has gone to the board. */
const boardHasIt = ({ facts }: LeadershipReview): boolean => facts !== undefined;

const onBoardOf = ({ parties }: Whole, { host }: LeadershipReview, person: string): boolean =>
  (partyOfSchool({ parties: [...parties] }, host)?.boards ?? []).some(
    ({ clerk, members }) => clerk === person || members.some((one) => one.person === person),
  );

/** What somebody reads of it: everybody in the partnership sees the dates; the words are for these alone. */
export const readsReview = (partnership: Whole, review: LeadershipReview, person: string): boolean =>
  review.shared !== undefined ||
  isHostsHead(partnership, review, person) ||
  isVisitor(review, person) ||
  (boardHasIt(review) && onBoardOf(partnership, review, person));

/** What somebody sees of it: a report that both visitors do not stand behind yet is theirs alone. */
export const seenBy = (review: LeadershipReview, person: string): LeadershipReview => {
  if (review.stage !== 'report' || isVisitor(review, person)) return review;
  const { report: _, ...rest } = review;
  return rest;
};

/** Its last stage was reached, by whatever end. */
export const isOver = ({ stage }: Pick<LeadershipReview, 'stage'>): boolean => stage === 'done' || stage === 'not-held';
