/** A meeting's record, weighed for the board or committee that a decision request is about. */

import { asBoard, type DecidingBoard } from '../approval/quorum.ts';
import {
  type MeetingOutcome,
  type MeetingRecord,
  type MeetingResult,
  type MeetingWeighed,
  weighMeeting,
} from '../approval/votes.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partyById } from '../partnership/partnership.ts';
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
    return { ok: false, refusal: 'meeting-record-faulty', faults: [{ path: [], expected: 'a board that is listed' }] };
  return weighMeeting(record, meeting.board, party.kind, interestsDeclared(request), { today, nameOf });
};

const resultOf: Partial<Record<MeetingOutcome, RequestResult>> = {
  agreed: 'agreed',
  'change-requested': 'change-requested',
  declined: 'declined',
  renew: 'agreed',
  'renew-with-changes': 'change-requested',
  end: 'declined',
};

/** The newest record with what it decided, or nothing while no meeting has decided. */
export const decidedByMeeting = (
  request: Request,
  partnership: Partnership,
  today: PlainDate,
): { record: MeetingRecord; meeting: MeetingResult; result: RequestResult } | undefined => {
  const answer = lastAnswer(request, 'record-meeting');
  if (!answer) return undefined;
  const weighed = weighRecord(request, answer.record, partnership, today);
  if (!weighed.ok) return undefined;
  const result = resultOf[weighed.value.outcome];
  return result && { record: answer.record, meeting: weighed.value, result };
};
