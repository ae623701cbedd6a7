/** A meeting's record, weighed for the board or committee that a decision request is about. */

import { asBoard, type DecidingBoard } from '../approval/quorum.ts';
import {
  type MeetingOutcome,
  type MeetingRecord,
  type MeetingResult,
  type MeetingWeighed,
  resultOfMeeting,
  weighMeeting,
} from '../approval/votes.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partyById } from '../partnership/partnership.ts';
import { refuseFaults } from '../result.ts';
import type { PlainDate } from '../values.ts';
import { boardOf } from './kinds.ts';
import { lastAnswer, type Request, type RequestResult } from './request.ts';

/** The board that meets in this step, with the kind of party whose law counts. */
export const meetingBoard = (
  request: Request,
  partnership: Partnership,
): { board: DecidingBoard; name: string } | undefined => {
  const { step } = request;
  if (step?.means === 'joint-committee') {
    const committee = partnership.jointCommittees.find((one) => one.id === step.committee);
    return committee && { board: asBoard(committee), name: committee.name };
  }
  const board = boardOf(partnership, request.party, step?.committee ?? step?.board);
  return board && { board, name: board.name };
};

/** Here, or before in the same matter. */
export const interestsDeclared = (request: Request): string[] => [
  ...new Set([
    ...(request.interests ?? []),
    ...request.answers.filter((answer) => answer.does === 'declare-interest').map((answer) => answer.person),
  ]),
];

/** The first day on which what is asked for can have been. */
export const firstDayOf = (request: Pick<Request, 'notBefore' | 'openedOn'>): PlainDate =>
  request.notBefore ?? request.openedOn;

/** Weighs a record at the door: refuses what cannot be, as `weighMeeting` does. */
export const weighRecord = (
  request: Request,
  record: MeetingRecord,
  partnership: Partnership,
  today: PlainDate,
  nameOf: (person: string) => string = (person) => person,
): MeetingWeighed => {
  const meeting = meetingBoard(request, partnership);
  const party = partyById(partnership, request.party ?? request.step?.parties[0] ?? '');
  if (!meeting || !party)
    return refuseFaults('meeting-record-faulty', [{ path: [], expected: 'a board that is listed' }]);
  return weighMeeting(record, meeting.board, party.kind, interestsDeclared(request), {
    days: { since: firstDayOf(request), today },
    nameOf,
  });
};

const resultOf: Partial<Record<MeetingOutcome, RequestResult>> = {
  agreed: 'agreed',
  'change-requested': 'change-requested',
  declined: 'declined',
  renew: 'agreed',
  'renew-with-changes': 'change-requested',
  end: 'declined',
};

/** Why a record's numbers are others than those known, for whoever reads the decision; nothing where they are not. */
export const remarkOn = ({ inPost, inPostReason }: MeetingRecord): string | undefined =>
  inPostReason ? `On the number in post, ${inPost}: “${inPostReason}”` : undefined;

/** What a record that was taken comes to; nothing when its board is no longer there. */
export const resultOfRecord = (
  request: Request,
  record: MeetingRecord,
  partnership: Partnership,
): MeetingResult | undefined => {
  const meeting = meetingBoard(request, partnership);
  const party = partyById(partnership, request.party ?? request.step?.parties[0] ?? '');
  return meeting && party && resultOfMeeting(record, meeting.board, party.kind);
};

/** The newest record with what it decided, or nothing while no meeting has decided. */
export const decidedByMeeting = (
  request: Request,
  partnership: Partnership,
): { record: MeetingRecord; meeting: MeetingResult; result: RequestResult } | undefined => {
  const answer = lastAnswer(request, 'record-meeting');
  const meeting = answer && resultOfRecord(request, answer.record, partnership);
  const result = meeting && resultOf[meeting.outcome];
  return result && { record: answer.record, meeting, result };
};
