/**
 * Whether what is recorded of a board can have been: its day against the days on which it was possible, and its numbers
 * against those that are known. Asked at the door, when something is recorded or put right; what is stored stands.
 */
import { addDays } from '../calendar.ts';
import { type Fault, fault } from '../partnership/fault.ts';
import type { PlainDate } from '../values.ts';
import { countOf, dayAndDate } from '../wording.ts';

export type PossibleDays = {
  /** The first day on which it can have been: that on which the matter went to the boards. */
  readonly since: PlainDate;
  /** Today in London. */
  readonly today: PlainDate;
};

/** `early`: before anybody had been asked. `late`: still to come. */
export const impossibleDay = (date: PlainDate, { since, today }: PossibleDays): 'early' | 'late' | undefined => {
  if (date < since) return 'early';
  return date > today ? 'late' : undefined;
};

/** A day of a meeting that has been held, on what was before the boards by then. */
export const meetingDayFaults = (date: PlainDate, days: PossibleDays): Fault[] => {
  switch (impossibleDay(date, days)) {
    case 'early':
      return [
        fault(
          ['date'],
          `this went to the boards on ${dayAndDate(days.since)}: enter a meeting on that day or later, not ${dayAndDate(date)}`,
        ),
      ];
    case 'late':
      return [fault(['date'], `a meeting that has been held: ${dayAndDate(date)} is still to come`)];
    default:
      return [];
  }
};

/** The number in post as recorded, and why it is another than the one known. */
type InPost = { readonly inPost: number; readonly inPostReason?: string | undefined };

/** Why the number in post is not the one that is known, in so many words as a reader needs at least. */
const hasWhy = ({ inPostReason = '' }: InPost): boolean => inPostReason.trim().length >= 3;

/** The number in post decides the quorum, so another one than the partnership's own is explained. */
export const inPostFaults = (record: InPost, known: number, word: string): Fault[] =>
  record.inPost === known || hasWhy(record)
    ? []
    : [
        fault(
          ['inPostReason'],
          `we know of ${countOf(known, word)} in post, not ${record.inPost}: correct the number, or say why it is another`,
        ),
      ];

/** How far ahead a board's meeting is believed to be set. */
const furthestMeeting = 366;

/**
 * Why a meeting cannot be put on this day's agenda: it has passed, the matter closes before it, or it is more than a year
 * ahead, which is a slip of the hand.
 */
export const agendaDayFault = (
  meetingOn: PlainDate,
  { today, closesOn }: { readonly today: PlainDate; readonly closesOn: PlainDate },
): 'meeting-in-the-past' | 'meeting-too-late' | undefined => {
  if (meetingOn < today) return 'meeting-in-the-past';
  return meetingOn >= closesOn || meetingOn > addDays(today, furthestMeeting) ? 'meeting-too-late' : undefined;
};
