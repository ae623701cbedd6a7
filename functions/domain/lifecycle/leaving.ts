/**
 * A board decides to leave: its clerk records it, a second person confirms it, and the same two can take it back until the
 * last day. The notice that it gives is the agreement's.
 */
import * as z from 'zod';
import { impossibleDay } from '../approval/believable.ts';
import { MeetingRecord, type MeetingResult, type MeetingWeighed, weighMeeting } from '../approval/votes.ts';
import { addDays } from '../calendar.ts';
import { type Fault, fault } from '../partnership/fault.ts';
import {
  activeParties,
  type Board,
  type Partnership,
  type Party,
  PersonId,
  type School,
} from '../partnership/partnership.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import { Line, PlainDate, Slug } from '../values.ts';
import { dayAndDate } from '../wording.ts';

export const leavingStates = ['recorded', 'refused', 'confirmed', 'taken-back', 'left'] as const;

/** An earlier last day than the notice gives, because the others agreed: which, and where that is written. */
export const ShorterNotice = z.strictObject({
  lastDay: PlainDate,
  agreed: Line.pipe(z.string().min(3).max(300)),
});
export type ShorterNotice = z.infer<typeof ShorterNotice>;

export const Leaving = z.object({
  /** `dell#1`: the party, and how often it was recorded. */
  id: z.string(),
  party: Slug,
  state: z.enum(leavingStates),
  board: Slug,
  record: MeetingRecord,
  recordedBy: PersonId,
  recordedOn: PlainDate,
  shorter: ShorterNotice.optional(),
  /** Who is asked to confirm it. */
  confirmer: PersonId,
  /** Once confirmed. */
  lastDay: PlainDate.optional(),
  confirmedOn: PlainDate.optional(),
  /** The board has decided to stay after all: who recorded that, and where the minutes say so. */
  staying: z
    .strictObject({
      attempt: z.number().int().min(1),
      by: PersonId,
      confirmer: PersonId,
      minute: Line,
      on: PlainDate,
    })
    .optional(),
  takenBackOn: PlainDate.optional(),
});
export type Leaving = z.infer<typeof Leaving>;

/** The board whose decision counts: the one that decides in the party's route; without one, its full board. */
export const decidingBoardOf = (party: Party): Board | undefined => {
  const step = party.route.findLast(({ role }) => role === 'decides');
  const named = step && 'board' in step ? party.boards.find(({ id }) => id === step.board) : undefined;
  return named ?? party.boards.find(({ kind }) => kind === 'full-board') ?? party.boards[0];
};

/** The parties of which somebody clerks a board, and which are still in. */
export const clerkedBy = (partnership: Pick<Partnership, 'parties' | 'left'>, person: string): Party[] =>
  activeParties(partnership).filter(({ boards }) => boards.some(({ clerk }) => clerk === person));

/**
 * The second person: the first of the party's signatories who is not the one who recorded it; where there is no other, the
 * board's chair. Nobody confirms what they recorded themselves.
 */
export const whoConfirms = (
  party: Party,
  recordedBy: string,
  isHere: (person: string) => boolean,
): string | undefined => {
  const chairs = party.boards.flatMap(({ members }) =>
    members.flatMap(({ person, office }) => (office === 'chair' ? [person] : [])),
  );
  return [...party.signatories, ...chairs].find((person) => person !== recordedBy && isHere(person));
};

/** Where the agreement sets none. */
const usualDays = 60;
/** Where a term's last day is not known. */
const usualEnds = ['04-30', '08-31', '12-31'] as const;

type NoticeTerms = Pick<ProposalContent, 'noticeDays' | 'noticeTerms'>;

const usualEndAfter = (date: PlainDate): PlainDate => {
  const year = Number(date.slice(0, 4));
  const ends = [year, year + 1].flatMap((one) => usualEnds.map((end) => `${one}-${end}`));
  return ends.find((end) => end > date) ?? date;
};

/** The last day of the term after the one in which this date lies, at these schools: the latest of them. */
const endOfTermAfter = (date: PlainDate, schools: readonly Pick<School, 'terms'>[]): PlainDate => {
  const ends = schools.flatMap(({ terms }) => {
    const following = terms
      .filter(({ start }) => start > date)
      .toSorted((one, other) => one.start.localeCompare(other.start));
    return following[0] ? [following[0].end] : [];
  });
  const latest = ends.toSorted().at(-1);
  return latest !== undefined && ends.length === schools.length ? latest : usualEndAfter(usualEndAfter(date));
};

/** The last day of a party that gives notice on this day: as the agreement sets it, in days or in terms of its own schools. */
export const lastDayByNotice = (
  content: NoticeTerms | undefined,
  givenOn: PlainDate,
  schools: readonly Pick<School, 'terms'>[],
): PlainDate => {
  const { noticeDays, noticeTerms } = content ?? {};
  if (noticeTerms === undefined) return addDays(givenOn, noticeDays ?? usualDays);
  let last = givenOn;
  for (let term = 0; term < noticeTerms; term += 1) last = endOfTermAfter(last, schools);
  return last;
};

/** Whether a shorter notice can be: not before the day on which it is recorded, and before the notice is over. */
export const shorterFault = (
  shorter: ShorterNotice | undefined,
  today: PlainDate,
  byNotice: PlainDate,
): 'in-the-past' | 'not-shorter' | undefined => {
  if (shorter === undefined) return undefined;
  if (shorter.lastDay < today) return 'in-the-past';
  return shorter.lastDay >= byNotice ? 'not-shorter' : undefined;
};

/** `since`: when the first agreement was signed. */
type When = { readonly since?: PlainDate | undefined; readonly today: PlainDate };

/** Weighs what a clerk recorded by the law for that board, and by the days on which it can have been. */
export const weighLeaving = (
  party: Party,
  record: Omit<MeetingRecord, 'resolution'>,
  { since = record.date, today }: When,
): MeetingWeighed => {
  const board = decidingBoardOf(party);
  const faulty = (faults: readonly Fault[]): MeetingWeighed => ({
    ok: false,
    refusal: 'meeting-record-faulty',
    faults,
  });
  if (!board) return faulty([fault([], 'a board that is listed')]);
  const early =
    impossibleDay(record.date, { since, today }) === 'early'
      ? [fault(['date'], `nothing was signed before ${dayAndDate(since)}: enter a meeting on that day or later`)]
      : [];
  const days = { since: record.date, today };
  const weighed = weighMeeting({ ...record, resolution: 'end' }, board, party.kind, [], { days });
  return early.length === 0 ? weighed : faulty([...early, ...(weighed.ok ? [] : (weighed.faults ?? []))]);
};

/** A decision to leave is one only when the motion was carried. */
export const hasDecidedToLeave = ({ outcome, carried }: MeetingResult): boolean => carried && outcome === 'end';
