/**
 * The diary as it stands: the meetings that the sealed plan names, where nothing has been written of them, and what has been
 * written. So a plan of an earlier version needs no migration, and moving a meeting never opens the agreement again.
 */
import type { ProposalContent } from '../proposal/proposal.ts';
import type { PlainDate } from '../values.ts';
import type { Occasion } from './occasion.ts';

/** How long a meeting of the plan takes, where nothing else is said: minutes. */
export const meetingMinutes = 75;

/** `15:45` and 75 minutes: `17:00`; no later than the last minute of the day. */
export const laterBy = (start: string, minutes: number): string => {
  const [hours = 0, rest = 0] = start.split(':').map(Number);
  const end = Math.min(24 * 60 - 1, hours * 60 + rest + minutes);
  return `${String(Math.trunc(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
};

/** The name of a meeting of the plan, for good: the date and time that the plan gave it. */
export const planMeetingId = ({ date, time }: { readonly date: PlainDate; readonly time: string }): string =>
  `m-${date}-${time.replace(':', '')}`;

/** Whether a meeting took place, as it was noted on its date. */
export type Noted = { readonly date: PlainDate; readonly held: boolean };

const noted = (occasion: Occasion, notes: readonly Noted[]): Occasion => {
  const note = occasion.kind === 'meeting' ? notes.find(({ date }) => date === occasion.date) : undefined;
  if (!note || occasion.state === 'cancelled') return occasion;
  return { ...occasion, state: note.held ? 'held' : 'not-held' };
};

const ofPlan = ({ meetings }: Pick<ProposalContent, 'meetings'>, schools: readonly string[]): Occasion[] =>
  meetings.map(({ date, time, host, thinkPiece }) => ({
    id: planMeetingId({ date, time }),
    kind: 'meeting',
    title: 'Partnership meeting',
    date,
    start: time,
    end: laterBy(time, meetingMinutes),
    held: 'in-person',
    host,
    schools: [...schools],
    years: [],
    ...(thinkPiece !== undefined && { thinkPiece }),
    state: 'locked',
    moved: [],
    accepted: [],
    sequence: 0,
  }));

/** All occasions in the order of their dates. `schools`: the URNs of those that are in. */
export const occasionsOf = (
  content: Pick<ProposalContent, 'meetings'> | undefined,
  stored: readonly Occasion[],
  notes: readonly Noted[],
  schools: readonly string[],
): Occasion[] => {
  const known = new Set(stored.map(({ id }) => id));
  const planned = content ? ofPlan(content, schools).filter(({ id }) => !known.has(id)) : [];
  return [...planned, ...stored]
    .map((occasion) => noted(occasion, notes))
    .toSorted((one, other) =>
      `${one.date} ${one.start} ${one.id}`.localeCompare(`${other.date} ${other.start} ${other.id}`),
    );
};
