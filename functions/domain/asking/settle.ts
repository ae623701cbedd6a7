/** When a request has what it asked for, and what that is. */

import { quorumOf } from '../approval/quorum.ts';
import { interestSendsToMeeting, weighWrittenResolution } from '../approval/written-resolution.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partyById } from '../partnership/partnership.ts';
import type { Answer } from './answer.ts';
import { waitsForMeeting } from './chasing.ts';
import { decidedByMeeting, interestsDeclared, meetingBoard } from './meeting.ts';
import { type Outcome, type Request, type RequestResult, stillAsked } from './request.ts';

export type Settlement = {
  readonly result: RequestResult;
  readonly reasons: Outcome['reasons'];
  /** Schools that an agreement does not cover. */
  readonly leavesOut?: readonly string[];
};

const settled = (
  result: RequestResult,
  reasons: Outcome['reasons'] = [],
  leavesOut: readonly string[] = [],
): Settlement => ({ result, reasons, ...(leavesOut.length > 0 ? { leavesOut } : {}) });

const reasonsIn = (answers: readonly Answer[]): Outcome['reasons'] =>
  answers.flatMap((answer) => ('reason' in answer ? [{ from: answer.person, reason: answer.reason }] : []));

/** What all of these answers cover is what is covered: a school that one of them leaves out is left out. */
const leftOutIn = (answers: readonly Answer[]): string[] => [
  ...new Set(answers.flatMap((answer) => ('leavesOut' in answer ? (answer.leavesOut ?? []) : []))),
];

const resultOfAnswer: Partial<Record<Answer['does'], RequestResult>> = {
  support: 'supported',
  agree: 'agreed',
  'ask-change': 'change-requested',
  decline: 'declined',
  'act-as-chair': 'agreed',
  'to-meeting': 'to-meeting',
  'open-chairs-action': 'to-chairs-action',
  submit: 'submitted',
  withdraw: 'withdrawn',
  sign: 'signed',
  'send-return': 'done',
  do: 'done',
};

/** One answer is enough. */
const byOne = (request: Request): Settlement | undefined => {
  const answer = request.answers.findLast(
    (one) => resultOfAnswer[one.does] !== undefined && !(one.does === 'send-return' && !one.complete),
  );
  const result = answer && resultOfAnswer[answer.does];
  return answer && result && settled(result, reasonsIn([answer]), leftOutIn([answer]));
};

/** Everybody must have answered; then one request for a change outweighs the rest. */
const byAll = (request: Request, whenAll: RequestResult): Settlement | undefined => {
  const declined = request.answers.find((answer) => answer.does === 'decline');
  if (declined) return settled('declined', reasonsIn([declined]));
  if (stillAsked(request).length > 0) return undefined;
  const changes = request.answers.filter((answer) => answer.does === 'ask-change');
  return changes.length > 0 ? settled('change-requested', reasonsIn(changes)) : settled(whenAll);
};

/** Whoever has changed their answer said the newest of them. */
const lastOfEach = (answers: readonly Answer[]): readonly Answer[] =>
  answers.filter((answer, at) => !answers.slice(at + 1).some(({ person }) => person === answer.person));

/** The trustees of a written resolution who have an interest in it. */
export const withdrawnTrustees = (request: Request): string[] => {
  const interests = interestsDeclared(request);
  return request.recipients.flatMap(({ person, part }) =>
    part === 'answers' && interests.includes(person) ? [person] : [],
  );
};

const byResolution = (request: Request, partnership: Partnership, closed: boolean): Settlement | undefined => {
  const moved = request.answers.find((answer) => answer.does === 'to-meeting');
  if (moved) return settled('to-meeting');
  const board = meetingBoard(request, partnership)?.board;
  const party = partyById(partnership, request.party ?? '');
  if (!board || !party) return undefined;
  if (withdrawnTrustees(request).length > 0 && interestSendsToMeeting(party)) return settled('to-meeting');
  const trustees = request.recipients.filter(
    (one) => one.part === 'answers' && one.state !== 'replaced' && one.state !== 'left',
  );
  const named = {
    agree: 'agree',
    'ask-change': 'ask-change',
    decline: 'decline',
    'declare-interest': 'interest',
  } as const;
  const weighed = weighWrittenResolution({
    trustees: trustees.map((one) => one.person),
    quorum: quorumOf(party.kind, board).needed,
    closed,
    answers: request.answers.flatMap((answer) =>
      answer.does in named
        ? [
            {
              person: answer.person,
              answer: named[answer.does as keyof typeof named],
              ...('reason' in answer ? { reason: answer.reason } : {}),
            },
          ]
        : [],
    ),
  });
  if (weighed.state === 'open') return undefined;
  return weighed.state === 'carried'
    ? settled('agreed', [], leftOutIn(lastOfEach(request.answers)))
    : settled('not-carried', reasonsIn(lastOfEach(request.answers)));
};

const byMeeting = (request: Request, partnership: Partnership): Settlement | undefined => {
  if (request.answers.some((answer) => answer.does === 'open-chairs-action')) return settled('to-chairs-action');
  const decided = decidedByMeeting(request, partnership);
  if (!decided) return undefined;
  const from = request.step?.committee ?? request.step?.board ?? request.party ?? '';
  return settled(
    decided.result,
    decided.record.reason ? [{ from, reason: decided.record.reason }] : [],
    decided.record.leavesOut,
  );
};

/** What settles an open request as it stands; nothing while it still waits. */
export const settlementOf = (request: Request, partnership: Partnership): Settlement | undefined => {
  switch (request.kind) {
    case 'head-support':
      return byAll(request, 'supported');
    case 'sign-mou':
    case 'sign-data-agreement':
      return byAll(request, 'signed');
    case 'visit-date':
    case 'visit-report':
      return byAll(request, 'done');
    case 'restart-activity':
      return byAll(request, 'agreed');
    case 'decision':
      if (waitsForMeeting(request)) return byMeeting(request, partnership);
      if (request.step?.means === 'written-resolution') return byResolution(request, partnership, false);
      if (request.answers.at(-1)?.does === 'declare-interest') return settled('to-meeting');
      return byOne(request);
    default:
      return byOne(request);
  }
};

/** What a request ends with on the day it closes unanswered. Nobody's silence is ever taken for a yes. */
export const settlementAtClose = (request: Request, partnership: Partnership): Settlement => {
  if (request.step?.means === 'written-resolution')
    return byResolution(request, partnership, true) ?? settled('not-carried');
  if (request.step?.means === 'chairs-action') return settled('to-meeting');
  return settled('no-answer');
};
