/** The signs that a partnership wanes, from what is written down: meetings, reviews, requests (DOMAIN R42). */
import type { Request } from '../domain/asking/request.ts';
import { type HealthSignal, healthSignals } from '../domain/health/health-signals.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import type { HeldMeeting } from '../records/between-reviews.ts';
import type { Review } from '../records/kinds.ts';
import type { NameOf } from './names.ts';
import { requestWords } from './request-words.ts';

export type HealthRecords = {
  readonly partnership: Partnership;
  readonly meetings: readonly HeldMeeting[];
  /** In the order of their dates. */
  readonly reviews: readonly Review[];
  readonly open: readonly Request[];
  readonly nameOf: NameOf;
  readonly today: PlainDate;
};

export const signalsFrom = ({ partnership, meetings, reviews, open, nameOf, today }: HealthRecords): HealthSignal[] => {
  const schoolName = (urn: string): string => schoolByUrn(partnership, urn)?.name ?? urn;
  const closed = reviews.filter(({ state }) => state === 'closed' || state === 'decided');
  return healthSignals({
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
