/** What is kept of a meeting, as its page shows it. */
import type { SignedInContext } from '../asking/signed-in-context.ts';
import { nextMeeting, type OpenAction, openActions } from '../domain/diary/meeting.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { type HeldMeeting, readHeldMeetings } from '../records/between-reviews.ts';
import type { Diary } from '../records/diary.ts';

export type MeetingSeen = {
  readonly noted: HeldMeeting | undefined;
  /** What is still open from before, where this is the next meeting. */
  readonly open: readonly OpenAction[];
};

export const readMeeting = async (
  { outside, partnership, today }: SignedInContext,
  { occasions }: Diary,
  occasion: Occasion,
): Promise<MeetingSeen | undefined> => {
  if (occasion.kind !== 'meeting' || occasion.state === 'cancelled') return undefined;
  const meetings = await readHeldMeetings(outside, partnership.id);
  const isNext = nextMeeting(occasions, today)?.id === occasion.id;
  return {
    noted: meetings.find(({ date }) => date === occasion.date),
    open: isNext ? openActions(occasions, meetings).filter((one) => one.occasion !== occasion.id) : [],
  };
};

export type MeetingShown = MeetingSeen & {
  readonly here: SignedInContext;
  readonly occasion: Occasion;
  readonly errors: readonly FormError[];
  readonly nameOf: (id: string) => string;
};
