/** What the reviews decided, one after the other, and what schools said in the next return of whether it was done (DOMAIN R33). */

import type { PlainDate } from '../values.ts';
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
