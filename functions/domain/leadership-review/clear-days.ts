/**
 * Days on which a visit can be (R34): all three schools open, nothing that needs a reason against it, and none of the three
 * elsewhere on a review. At least a week apart, so that a week away from school rules out one of them only.
 */
import { addDays, addOpenDaysAt, daysBetween } from '../calendar.ts';
import { clashesOf, type DiaryWorld, type Planned } from '../diary/clashes.ts';
import type { School } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';
import type { LeadershipReview } from './leadership-review.ts';

export const daysOffered = 3;
/** School days from being asked to the first day offered, and days that are looked at. */
const notice = 15;
const lookedAt = 180;
const apart = 7;

export const visitHours = { start: '09:00', end: '15:30' } as const;

export const visitPlanned = (
  { host, visitors }: Pick<LeadershipReview, 'host' | 'visitors'>,
  date: PlainDate,
): Planned => ({
  kind: 'visit',
  date,
  ...visitHours,
  held: 'in-person',
  host,
  schools: [...new Set([host, ...visitors.map(({ school }) => school)])],
  years: [],
});

const people = ({ visitors }: LeadershipReview): readonly string[] => visitors.map(({ person }) => person);

/** Whether the two share a visitor, or one's visitor is at home for the other. */
const concernSame = (one: LeadershipReview, other: LeadershipReview): boolean =>
  people(one).some((person) => people(other).includes(person)) ||
  one.visitors.some(({ school }) => school === other.host) ||
  other.visitors.some(({ school }) => school === one.host);

/** Up to three days in order, none where none is clear before the agreement ends. */
export const clearDays = (
  review: LeadershipReview,
  world: DiaryWorld,
  { schools, others, today }: { schools: readonly School[]; others: readonly LeadershipReview[]; today: PlainDate },
): PlainDate[] => {
  const elsewhere = new Set(
    others
      .filter((other) => other.id !== review.id && concernSame(review, other))
      .flatMap(({ visitOn, offered }) => (visitOn === undefined ? offered : [visitOn])),
  );
  const first = addOpenDaysAt(today, notice, [...schools]);
  const found: PlainDate[] = [];
  for (let ahead = 0; ahead < lookedAt && found.length < daysOffered; ahead += 1) {
    const day = addDays(first, ahead);
    const last = found.at(-1);
    if (elsewhere.has(day) || (last !== undefined && daysBetween(last, day) < apart)) continue;
    const clashes = clashesOf(visitPlanned(review, day), world);
    if (!clashes.some(({ level }) => level !== 'note')) found.push(day);
  }
  return found;
};
