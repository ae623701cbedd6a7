/** The signs that a partnership wanes, from what is written down: meetings, reviews, requests (DOMAIN R42). */
import type { Request } from '../domain/asking/request.ts';
import { addDays } from '../domain/calendar.ts';
import { type HealthFacts, type HealthSignal, healthSignals } from '../domain/health/health-signals.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import type { HeldMeeting } from '../records/between-reviews.ts';
import type { Review } from '../records/year-kinds.ts';
import type { NameOf } from './names.ts';
import { requestWords } from './request-words.ts';

export type HealthRecords = {
  readonly partnership: Partnership;
  readonly meetings: readonly HeldMeeting[];
  /** Of this year, in the order of their dates, whatever their state. */
  readonly reviews: readonly Review[];
  /** Dates of the plan's meetings. */
  readonly planned: readonly PlainDate[];
  readonly open: readonly Request[];
  readonly nameOf: NameOf;
  readonly today: PlainDate;
};

/** Days after a review's last date within which what it decided is to be written down. */
const timeToDecide = 28;

/** A review that nobody started, or of which nobody wrote down what it decided. */
type Silent = NonNullable<HealthFacts['expected']>['reviews'][number];

const silentReviews = (reviews: readonly Review[], today: PlainDate): Silent[] =>
  reviews.flatMap(({ term, state, dueOn, closesOn }): Silent[] => {
    const notStarted = state === 'not-held' || (state === 'planned' && dueOn < today);
    if (notStarted) return [{ term, dueOn, what: 'never-started' }];
    const waits = state === 'closed' && addDays(closesOn, timeToDecide) < today;
    return waits ? [{ term, dueOn: addDays(closesOn, timeToDecide), what: 'nothing-decided' }] : [];
  });

/** When the work began; nothing before it has. */
const beganOn = ({ startedOn, mou }: Partnership, today: PlainDate): PlainDate | undefined => {
  const since = startedOn ?? mou?.signedOn;
  return since !== undefined && since <= today ? since : undefined;
};

export const signalsFrom = ({
  partnership,
  meetings,
  reviews,
  planned,
  open,
  nameOf,
  today,
}: HealthRecords): HealthSignal[] => {
  const schoolName = (urn: string): string => schoolByUrn(partnership, urn)?.name ?? urn;
  const closed = reviews.filter(({ state }) => state === 'closed' || state === 'decided');
  const since = beganOn(partnership, today);
  return healthSignals({
    ...(since !== undefined && {
      expected: { today, since, meetings: planned, reviews: silentReviews(reviews, today) },
    }),
    meetings: meetings.map(({ date, held, missing }) => ({ date, held, missing: missing.map(schoolName) })),
    reviews: closed.map(({ term, missing }) => ({ term, missing: missing.map(schoolName) })),
    unanswered: open
      .filter(({ dueOn }) => dueOn < today)
      .map((request) => ({
        what: requestWords(request, partnership, nameOf, today).waitsFor,
        dueOn: request.dueOn,
      })),
  });
};
