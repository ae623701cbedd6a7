/** What the reviews decided, one after the other, and what schools said in the next return of whether it was done (DOMAIN R33). */

import type { Occasion } from '../diary/occasion.ts';
import type { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';
import { type DecisionDone, doneWords } from './review.ts';

type Decision = {
  readonly what: string;
  readonly when: 'now' | 'next';
  readonly who?: string | undefined;
  readonly by?: PlainDate | undefined;
};

export type LoggedReview = {
  readonly id: string;
  readonly title: string;
  readonly decisions: readonly Decision[];
  /** What schools said of these decisions, in the returns of the review that followed. */
  readonly told: readonly { readonly school: string; readonly what: string; readonly done: DecisionDone }[];
};

export type Logged = Decision & {
  readonly review: string;
  readonly title: string;
  /** "2 schools: done. 1 school: not yet." Empty while nobody has said. */
  readonly state: string;
};

const order: readonly DecisionDone[] = ['done', 'partly', 'not-yet'];

const stateOf = ({ told }: LoggedReview, what: string): string =>
  order
    .map((done) => ({ done, count: told.filter((one) => one.what === what && one.done === done).length }))
    .filter(({ count }) => count > 0)
    .map(({ done, count }) => `${count} ${count === 1 ? 'school' : 'schools'}: ${doneWords[done]}.`)
    .join(' ');

/** Newest review first, each review's decisions in their own order. */
export const decisionLog = (reviews: readonly LoggedReview[]): Logged[] =>
  reviews.toReversed().flatMap((review) =>
    review.decisions.map((one) => ({
      ...one,
      review: review.id,
      title: review.title,
      state: stateOf(review, one.what),
    })),
  );

/** The shared plans that think pieces became, newest first, one entry a step. */
export const plansInLog = (occasions: readonly Occasion[]): Logged[] =>
  occasions.toReversed().flatMap(({ id, date, piece, plan = [] }) =>
    plan.map(({ what, who, by, done }) => ({
      what,
      when: 'now' as const,
      who,
      by,
      review: id,
      title: `shared plan from “${piece?.title ?? 'a think piece'}”, ${longDate(date)}`,
      state: done ? `Done on ${longDate(done.on)}.` : 'Nobody has said yet that it is done.',
    })),
  );
