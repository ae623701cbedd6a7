/** The partnership's year: what is done, what is open now, what lies ahead. */

import type { NameOf } from '../asking/names.ts';
import { requestWords } from '../asking/request-words.ts';
import type { Request } from '../domain/asking/request.ts';
import { academicYearOf } from '../domain/calendar.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { reviewPlan } from '../domain/review/review-plan.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Review } from '../records/year-kinds.ts';

export type Milestone = { readonly on: PlainDate; readonly what: string; readonly state: 'done' | 'open' | 'ahead' };
export type Year = { readonly from: PlainDate; readonly to: PlainDate; readonly milestones: readonly Milestone[] };

type Known = {
  readonly partnership: Partnership;
  readonly open: readonly Request[];
  readonly reviews: readonly Review[];
  readonly nameOf: NameOf;
  readonly today: PlainDate;
};

const reviewStates: Readonly<Record<Review['state'], Milestone['state']>> = {
  planned: 'ahead',
  open: 'open',
  closed: 'done',
  decided: 'done',
  'not-held': 'done',
};

const plannedReviews = ({ partnership, reviews, today }: Known): readonly Milestone[] => {
  const known = reviews.map(({ term, dueOn, state }) => ({
    on: dueOn,
    what: state === 'not-held' ? `${term} review, which was not held` : `${term} review`,
    state: reviewStates[state],
  }));
  if (reviews.some(({ id }) => id.startsWith(partnership.year))) return known;
  // Before the agreement is signed no review of its year is planned yet, but their dates can be seen coming.
  const coming = reviewPlan(partnership, today).reviews;
  return [
    ...known,
    ...coming.map(({ term, dueOn }) => ({ on: dueOn, what: `${term} review`, state: 'ahead' as const })),
  ];
};

const signed = ({ partnership, today }: Known): readonly Milestone[] => {
  const { mou, dataAgreement, startedOn } = partnership;
  const milestone = (on: PlainDate | undefined, what: string): Milestone[] =>
    on === undefined ? [] : [{ on, what, state: on <= today ? 'done' : 'ahead' }];
  return [
    ...milestone(mou?.signedOn, 'Agreement signed'),
    ...milestone(dataAgreement?.signedOn, 'Data sharing agreement signed'),
    ...milestone(startedOn, 'Work starts'),
    ...milestone(mou?.until, 'Agreement ends'),
  ];
};

const asked = ({ open, partnership, nameOf, today }: Known): readonly Milestone[] =>
  open.map((request) => ({
    on: request.agenda?.meetingOn ?? request.dueOn,
    what: requestWords(request, partnership, nameOf, today).waitsFor,
    state: 'open',
  }));

/** From the first day of term, or today where that is earlier, to the last of what is known. */
export const yearOf = (known: Known): Year => {
  const { partnership, today } = known;
  const terms = partnership.schools
    .flatMap((school) => school.terms)
    .filter((term) => academicYearOf(term) === partnership.year);
  const milestones = [...signed(known), ...plannedReviews(known), ...asked(known)].toSorted((one, other) =>
    one.on.localeCompare(other.on),
  );
  const days = [today, ...milestones.map(({ on }) => on)];
  const from = [...terms.map(({ start }) => start), ...days].toSorted()[0] ?? today;
  const to = [...terms.map(({ end }) => end), ...days].toSorted().at(-1) ?? today;
  return { from, to, milestones };
};

/** The next few dates from today on. */
export const dueNext = ({ milestones }: Year, today: PlainDate, most = 5): readonly Milestone[] =>
  milestones.filter(({ on, state }) => on >= today && state !== 'done').slice(0, most);
