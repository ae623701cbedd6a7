/** What a board's meeting decided, by law and by its numbers (DOMAIN section 3). */
import * as z from 'zod';
import { type Fault, fault } from '../partnership/fault.ts';
import { type PartyKind, PersonId } from '../partnership/partnership.ts';
import { accept, type Result, refuseFaults } from '../result.ts';
import { Line, PlainDate, Urn, Words } from '../values.ts';
import { countOf, listOf } from '../wording.ts';
import { inPostFaults, meetingDayFaults, type PossibleDays } from './believable.ts';
import { type DecidingBoard, memberWord, type Quorum, quorumOf, votersOf } from './quorum.ts';

/** The motion that was put. The last three are for a renewal. */
export const resolutions = ['agree', 'ask-change', 'decline', 'renew', 'renew-with-changes', 'end'] as const;
export type Resolution = (typeof resolutions)[number];

const Count = z.number().int('expected a whole number').min(0, 'expected 0 or more').max(60, 'expected at most 60');

/** What a clerk records of one vote. Counts are people. */
export const MeetingRecord = z.strictObject({
  date: PlainDate,
  /** Members with a vote who were in post that day. */
  inPost: Count,
  /** Why that is another number than the partnership knows. */
  inPostReason: Words.optional(),
  /** Members with a vote who were present for this vote, without those who withdrew. */
  present: Count,
  /** Who withdrew because of an interest. */
  withdrew: z.array(PersonId).max(60).default([]),
  for: Count,
  against: Count,
  abstained: Count,
  chairsSecondVote: z.enum(['for', 'against']).optional(),
  /** Where the minutes say so: "Minute 7.2". */
  minute: Line.pipe(z.string().min(1, 'expected the number of the minute, for example "Minute 7.2"')),
  resolution: z.enum(resolutions),
  reason: Words.optional(),
  /** Schools of the party that the decision does not cover: one decision can cover several, with some left out (R13). */
  leavesOut: z.array(Urn).max(100).optional(),
});
export type MeetingRecord = z.infer<typeof MeetingRecord>;

/** `no-quorum`: nothing could be decided. `undecided`: a motion fell, and that settles nothing. */
export type MeetingOutcome =
  | 'agreed'
  | 'change-requested'
  | 'declined'
  | 'renew'
  | 'renew-with-changes'
  | 'end'
  | 'no-quorum'
  | 'undecided';

export type MeetingResult = {
  readonly outcome: MeetingOutcome;
  readonly quorate: boolean;
  /** Members who had to be present, and who were. */
  readonly presentNeeded: number;
  readonly present: number;
  readonly carried: boolean;
  readonly secondVoteUsed: boolean;
  /** Plain sentences that say how the outcome follows from the numbers. */
  readonly explanation: readonly string[];
};

/** Refused with its faults. */
export type MeetingWeighed = Result<MeetingResult, 'meeting-record-faulty'>;

export type MeetingContext = {
  /** How to name a person in a sentence. */
  readonly nameOf?: (person: string) => string;
  /** The days on which it can have met; nothing where they are not asked about. */
  readonly days?: PossibleDays;
};

const counts = ['inPost', 'present', 'for', 'against', 'abstained'] as const;

const isTie = (record: MeetingRecord): boolean => record.for === record.against && record.for > 0;
const hasReason = (record: MeetingRecord): boolean => (record.reason ?? '').trim().length >= 3;

const carries = (record: MeetingRecord, quorum: Quorum): boolean => {
  if (record.present < quorum.needed) return false;
  return record.for > record.against || (isTie(record) && record.chairsSecondVote === 'for');
};

const outcomeWhenCarried: Readonly<Record<Resolution, MeetingOutcome>> = {
  agree: 'agreed',
  'ask-change': 'change-requested',
  decline: 'declined',
  renew: 'renew',
  'renew-with-changes': 'renew-with-changes',
  end: 'end',
};

const outcomeOf = (record: MeetingRecord, quorum: Quorum): MeetingOutcome => {
  if (record.present < quorum.needed) return 'no-quorum';
  if (carries(record, quorum)) return outcomeWhenCarried[record.resolution];
  return record.resolution === 'agree' ? 'declined' : 'undecided';
};

const outcomesWithReason: readonly MeetingOutcome[] = ['declined', 'change-requested', 'renew-with-changes', 'end'];

const voteFaults = (record: MeetingRecord, quorum: Quorum): Fault[] => {
  const faults: Fault[] = [];
  const votes = record.for + record.against + record.abstained;
  const quorate = record.present >= quorum.needed;
  if (votes !== record.present && (quorate || votes !== 0)) {
    faults.push(
      fault(['abstained'], `for, against and not voting must add up to the ${record.present} present, not ${votes}`),
    );
  }
  if (record.chairsSecondVote && !(quorate && isTie(record))) {
    faults.push(fault(['chairsSecondVote'], 'the chair has a second vote only when as many voted for as against'));
  }
  if (outcomesWithReason.includes(outcomeOf(record, quorum)) && !hasReason(record)) {
    faults.push(fault(['reason'], 'say why, in a few words: the others need to know'));
  }
  return faults;
};

const canBeInPost = ({ inPost }: MeetingRecord, { places }: DecidingBoard): boolean => inPost >= 1 && inPost <= places;

const attendanceFaults = (
  record: MeetingRecord,
  board: DecidingBoard,
  interests: readonly string[],
  nameOf: (person: string) => string,
): Fault[] => {
  const named = board.members.map(({ person }) => person);
  const voters = new Set(votersOf(board));
  const withdrawn = new Set(record.withdrew);
  const faults = record.withdrew.flatMap((person, position) =>
    named.includes(person) ? [] : [fault(['withdrew', position], `${nameOf(person)} is not on this board`)],
  );
  const stayed = [...new Set(interests)].filter((person) => voters.has(person) && !withdrawn.has(person));
  if (stayed.length > 0) {
    const who = listOf(stayed.map(nameOf));
    faults.push(fault(['withdrew'], `${who} declared an interest: tick them as withdrawn, and do not count them`));
  }
  const couldVote = record.inPost - record.withdrew.filter((person) => voters.has(person)).length;
  if (record.present > record.inPost) {
    faults.push(fault(['present'], `at most the ${record.inPost} in post can be present`));
  } else if (record.present > couldVote) {
    faults.push(fault(['present'], `at most ${couldVote}: those who withdrew do not count as present`));
  }
  if (!canBeInPost(record, board)) {
    faults.push(fault(['inPost'], `between 1 and the ${countOf(board.places, 'place')} on this board`));
  }
  return faults;
};

const faultsOf = (
  record: MeetingRecord,
  board: DecidingBoard,
  quorum: Quorum,
  interests: readonly string[],
  kind: PartyKind,
  { nameOf = (person) => person, days }: MeetingContext,
): Fault[] => {
  const odd = counts.filter((name) => !Number.isInteger(record[name]) || record[name] < 0);
  if (odd.length > 0) return odd.map((name) => fault([name], 'expected a whole number, 0 or more'));
  return [
    ...(days ? meetingDayFaults(record.date, days) : []),
    ...(canBeInPost(record, board) ? inPostFaults(record, board.inPost, memberWord(kind)) : []),
    ...attendanceFaults(record, board, interests, nameOf),
    ...voteFaults(record, quorum),
  ];
};

const howTheVoteWent = (record: MeetingRecord): string[] => {
  const votes = `${record.for} voted for, ${record.against} against, and ${record.abstained} did not vote.`;
  if (record.for > record.against) return [votes, 'More voted for than against, so the motion is carried.'];
  if (!isTie(record)) return [votes, 'No more voted for than against, so the motion is not carried.'];
  if (!record.chairsSecondVote) return [votes, 'It was a tie and the chair gave no second vote, so it is not carried.'];
  const so = record.chairsSecondVote === 'for' ? 'carried' : 'not carried';
  return [votes, `It was a tie. The chair's second vote was ${record.chairsSecondVote}, so the motion is ${so}.`];
};

const explain = (record: MeetingRecord, quorum: Quorum, kind: PartyKind): string[] => {
  const withdrew = record.withdrew.length;
  const sentences = [`At least ${quorum.needed} had to be present (${quorum.why}). ${record.present} were.`];
  if (record.inPostReason) sentences.push(`On the number in post, ${record.inPost}: “${record.inPostReason}”`);
  if (withdrew > 0) {
    const who = countOf(withdrew, memberWord(kind));
    sentences.push(`${who} withdrew because of an interest, so ${withdrew === 1 ? 'does' : 'do'} not count.`);
  }
  if (record.present >= quorum.needed) return [...sentences, ...howTheVoteWent(record)];
  const short = quorum.needed - record.present;
  return [...sentences, `That is ${short} too few, so nothing could be decided. Another meeting is needed.`];
};

/** What follows from a record that was taken: the rule as it counts, whoever has joined or left since. */
export const resultOfMeeting = (record: MeetingRecord, board: DecidingBoard, kind: PartyKind): MeetingResult => {
  const quorum = quorumOf(kind, board, record.inPost);
  const quorate = record.present >= quorum.needed;
  return {
    outcome: outcomeOf(record, quorum),
    quorate,
    presentNeeded: quorum.needed,
    present: record.present,
    carried: carries(record, quorum),
    secondVoteUsed: quorate && isTie(record) && record.chairsSecondVote !== undefined,
    explanation: explain(record, quorum, kind),
  };
};

/**
 * Weighs what a clerk records of a meeting, at the door. `interests` are the people who declared an interest beforehand.
 * Refuses with `meeting-record-faulty` and every fault by field: numbers that do not add up, more present than could be,
 * other numbers than are known without a reason, a second vote without a tie, somebody with an interest who stayed, a
 * missing reason, a meeting still to come or before there was anything to decide.
 */
export const weighMeeting = (
  record: MeetingRecord,
  board: DecidingBoard,
  kind: PartyKind,
  interests: readonly string[] = [],
  context: MeetingContext = {},
): MeetingWeighed => {
  const quorum = quorumOf(kind, board, record.inPost);
  const faults = faultsOf(record, board, quorum, interests, kind, context);
  if (faults.length > 0) return refuseFaults('meeting-record-faulty', faults);
  return accept(resultOfMeeting(record, board, kind));
};
