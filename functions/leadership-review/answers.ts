/** What heads, visitors, the lead and a clerk answer in a review between heads, each in one commit with its record. */
import { giveWordIn } from '../asking/give-answer.ts';
import { tell } from '../asking/tell-people.ts';
import type { Answer } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import type { LeadershipReview, ReportPart } from '../domain/leadership-review/leadership-review.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { saltedDigest } from '../records/digest.ts';
import { people } from '../records/kinds.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';
import { type Work, work } from '../records/work.ts';

type Did = Extract<Answer, { does: 'do' }>;
export type Given = {
  readonly partnership: string;
  readonly request: string;
  readonly answer: Did;
};
export type AnswerResult<R extends string = never> = Promise<Result<LeadershipReview, TakeRefusal | R>>;

type Change = { readonly review: LeadershipReview; readonly today: PlainDate; readonly by: string };

/** The answer and what it says of the review: both or neither. `typed` goes into the trail as a digest. */
const answering = async <R extends string>(
  outside: Outside,
  { partnership, request, answer }: Given,
  typed: string,
  change: (tx: Work, at: Change) => Result<LeadershipReview, R>,
): AnswerResult<R> =>
  work(outside, partnership, async (tx): Promise<Result<LeadershipReview, TakeRefusal | R>> => {
    const given = await giveWordIn(tx, request, answer);
    if (!given.ok) return given;
    const review = await tx.readNeeded(leadershipReviews, given.value.request.about.id);
    const next = change(tx, { review, today: londonDate(tx.now), by: answer.person });
    if (!next.ok) return next;
    tx.write(leadershipReviews, review.id, next.value);
    const salt = (await tx.read(people, answer.person))?.salt ?? '';
    tx.event('leadership-review-written', answer.person, {
      review: review.id,
      stage: review.stage,
      words: saltedDigest(salt, typed),
    });
    return next;
  });

export const chooseFocus = (outside: Outside, given: Given, words: string): AnswerResult =>
  answering(outside, given, words, (_, { review, by, today }) =>
    accept({ ...review, focus: { words, by, on: today } }),
  );

/** Of the days that were offered, those on which this person can. None is an answer too. */
export const sayWhichDays = (outside: Outside, given: Given, dates: readonly PlainDate[]): AnswerResult =>
  answering(outside, given, dates.join(), (_, { review, by }) =>
    accept({
      ...review,
      can: [
        ...review.can.filter(({ person }) => person !== by),
        { person: by, dates: review.offered.filter((day) => dates.includes(day)) },
      ],
    }),
  );

/** The lead sets the day, or says with none that there is no review of this school. */
export const setVisitDay = (outside: Outside, given: Given, day: PlainDate | undefined): AnswerResult =>
  answering(outside, given, day ?? '', (_, { review }) =>
    accept(day === undefined ? review : { ...review, visitOn: day }),
  );

export type ReportWords = Readonly<Record<ReportPart, string>>;

const sameWords = (one: ReportWords, other: ReportWords): boolean =>
  one.looked === other.looked &&
  one.works === other.works &&
  one.questions === other.questions &&
  one.offers === other.offers;

/**
 * The first visitor writes it, the other reads it and agrees, with other words where they wish. `not-yet`: before the visit.
 * `written-meanwhile`: the other visitor sent theirs a moment ago, and it has to be read first.
 */
export const writeReport = (
  outside: Outside,
  given: Given,
  words: ReportWords,
  isFirst: boolean,
): AnswerResult<'not-yet' | 'written-meanwhile'> =>
  answering(outside, given, Object.values(words).join('\n'), (tx, { review, by, today }) => {
    if (review.visitOn === undefined || today < review.visitOn) return refuse('not-yet');
    const { report } = review;
    if (report?.by === by) return accept(review);
    if (!report) {
      const others = review.visitors.map(({ person }) => person).filter((person) => person !== by);
      tell(tx, 'visit-report-written', others, {
        request: given.request,
        details: { school: review.host, person: by },
      });
      return accept({ ...review, report: { ...words, by, on: today } });
    }
    if (isFirst && report.agreed === undefined) return refuse('written-meanwhile');
    const agreed = { by, on: today, changed: !sameWords(report, words) };
    return accept({ ...review, report: { ...report, ...words, agreed } });
  });

/** What is not right in it, in the head's words; without any it stands. */
export const checkFacts = (outside: Outside, given: Given, words: string): AnswerResult =>
  answering(outside, given, words, (_, { review, by, today }) =>
    accept({ ...review, facts: { ...(words !== '' && { words }), by, on: today } }),
  );

export const reportedToBoard = (outside: Outside, given: Given, on: PlainDate): AnswerResult =>
  answering(outside, given, on, (_, { review }) => accept({ ...review, boardOn: on }));

export const writeFollowUp = (outside: Outside, given: Given, words: string): AnswerResult =>
  answering(outside, given, words, (_, { review, by, today }) =>
    accept({ ...review, followUp: { words, by, on: today } }),
  );
