/** Which termly reviews a year has, and their dates (DOMAIN R29, R32). */
import {
  addDays,
  addOpenDaysAt,
  inLastThird,
  openAt,
  reviewDue,
  reviewDueDays,
  schoolDayUpTo,
  termLabel,
} from '../calendar.ts';
import { activeSchools, type Partnership, type School, type Term } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';

/** School days from a review's opening to its due date: a week for the lead to start it, two for the returns. */
export const reviewSchoolDays = 15;
/** Calendar days from a review's due date until it closes, with or without every return: on the next school day then. */
export const reviewClosesAfter = 7;
/** Calendar days before a review closes by which every return is due, so that a late one can still be chased. */
export const returnsDueBefore = 3;

export type PlannedReview = {
  /** `202526-autumn` */
  readonly id: string;
  /** `202526 Autumn term` */
  readonly label: string;
  readonly term: Term['name'];
  /** When the lead is first reminded to start it. */
  readonly opensOn: PlainDate;
  /** 14 days before the earliest end of term. */
  readonly dueOn: PlainDate;
  readonly closesOn: PlainDate;
  /** When each school's return is due, by its own calendar. */
  readonly returns: readonly { readonly school: string; readonly dueOn: PlainDate }[];
};

export type SkippedReview = { readonly label: string; readonly why: string };
export type ReviewPlan = { readonly reviews: readonly PlannedReview[]; readonly skipped: readonly SkippedReview[] };

const termLabelled = (school: School, label: string): Term | undefined =>
  school.terms.find((term) => termLabel(term) === label);

/** From the first school's first day to the first school's last day: what all of them share at least in part. */
const spanOf = (schools: readonly School[], label: string): { start: PlainDate; end: PlainDate } | undefined => {
  const terms = schools.flatMap((school) => termLabelled(school, label) ?? []);
  const start = terms.map((term) => term.start).toSorted()[0];
  const end = terms.map((term) => term.end).toSorted()[0];
  return start && end ? { start, end } : undefined;
};

/**
 * A return is due on its school's last school day up to 14 days before its own end of term, but within the review: three
 * days before it closes at the latest, and not before it opens.
 */
const returnDue = (
  school: School,
  label: string,
  review: { opensOn: PlainDate; dueOn: PlainDate; closesOn: PlainDate },
) => {
  const own = addDays(termLabelled(school, label)?.end ?? addDays(review.dueOn, reviewDueDays), -reviewDueDays);
  const last = addDays(review.closesOn, -returnsDueBefore);
  const latest = own < last ? own : last;
  const due = schoolDayUpTo(latest, school.terms);
  return { school: school.urn, dueOn: due < review.opensOn ? review.opensOn : due };
};

const laterOf = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other);

/** The date itself when any school is open, otherwise the next day on which one is: nothing closes on a weekend or in a holiday. */
const openDayFrom = (date: PlainDate, schools: readonly School[]): PlainDate =>
  openAt(date, schools) ? date : addOpenDaysAt(date, 1, schools);

const planned = (
  schools: readonly School[],
  term: Term['name'],
  label: string,
  beganOn: PlainDate,
): PlannedReview[] => {
  const dueOn = reviewDue(label, schools);
  if (dueOn === undefined) return [];
  const opensOn = laterOf(addOpenDaysAt(dueOn, -reviewSchoolDays, schools), beganOn);
  const dates = { opensOn, dueOn, closesOn: openDayFrom(addDays(dueOn, reviewClosesAfter), schools) };
  const returns = schools.map((school) => returnDue(school, label, dates));
  return [{ id: `${label.slice(0, 6)}-${term.toLowerCase()}`, label, term, ...dates, returns }];
};

const whySkipped = (beganOn: PlainDate, span: { start: PlainDate; end: PlainDate }): string | undefined => {
  if (span.end < beganOn) return `The agreement was signed on ${longDate(beganOn)}, after the term.`;
  if (!inLastThird(beganOn, span)) return undefined;
  return `The agreement was signed on ${longDate(beganOn)}, in the last third of the term.`;
};

/**
 * The reviews of the partnership's year, one a term, for schools that are still in. A term that was over or in its last
 * third when the agreement was signed is skipped, with the reason. `today` stands for the signing date while there is
 * none. A term that no school lists is not in the plan.
 */
export const reviewPlan = (
  partnership: Pick<Partnership, 'year' | 'schools' | 'parties' | 'left' | 'mou' | 'startedOn'>,
  today: PlainDate,
): ReviewPlan => {
  const beganOn = partnership.startedOn ?? partnership.mou?.signedOn ?? today;
  const schools = activeSchools(partnership);
  const terms = (['Autumn', 'Spring', 'Summer'] as const).flatMap((term) => {
    const label = `${partnership.year} ${term} term`;
    const span = spanOf(schools, label);
    return span ? [{ term, label, why: whySkipped(beganOn, span) }] : [];
  });
  return {
    reviews: terms.flatMap(({ term, label, why }) => (why ? [] : planned(schools, term, label, beganOn))),
    skipped: terms.flatMap(({ label, why }) => (why ? [{ label, why }] : [])),
  };
};
