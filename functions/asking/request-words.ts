/** Any request in words that a teacher uses: as a thing for me to do, and as what others are waited for. */

import { waitsForMeeting } from '../domain/asking/chasing.ts';
import { boardOf, partyOfRequest } from '../domain/asking/kinds.ts';
import { meetingBoard } from '../domain/asking/meeting.ts';
import type { Request, RequestKind } from '../domain/asking/request.ts';
import { type Partnership, partyById, schoolByUrn } from '../domain/partnership/partnership.ts';
import { possessive, shortPartyName, shortSchoolName } from '../domain/partnership/short-names.ts';
import { questions } from '../domain/proposal/proposal-questions.ts';
import type { PlainDate } from '../domain/values.ts';
import { listOf, longDate } from '../domain/wording.ts';
import type { NameOf } from './names.ts';

export type RequestWords = {
  /** Begins a list of things to do: "Put the proposal on the agenda of Harrowbeck's board". */
  readonly toDo: string;
  /** A sentence without its full stop: "Harrowbeck's board decides on the proposal". */
  readonly waitsFor: string;
};

type Words = (request: Request, partnership: Partnership, nameOf: NameOf, today: PlainDate) => RequestWords;

const subjects: Partial<Record<Request['about']['kind'], string>> = {
  proposal: 'the proposal',
  renewal: 'another year',
  continuing: 'going on without those who stop',
};

const subjectOf = ({ about }: Request): string => subjects[about.kind] ?? 'the question';

/** The parties that it is for: "Harrowbeck and Wendle Park". */
const whose = (request: Request, partnership: Partnership): string => {
  const one = partyOfRequest(partnership, request)?.id;
  const ids = request.step?.parties ?? (one === undefined ? [] : [one]);
  const parties = ids.flatMap((id) => partyById(partnership, id) ?? []);
  return listOf(parties.map((party) => shortPartyName(party, partnership))) || 'a party';
};

/** "Harrowbeck's board" where it has one, the board's own name where it has several. */
const boardName = (request: Request, partnership: Partnership): string => {
  const party = partyOfRequest(partnership, request);
  const single = request.step?.means !== 'joint-committee' && party?.boards.length === 1;
  if (single) return `${possessive(shortPartyName(party, partnership))} board`;
  return meetingBoard(request, partnership)?.name ?? `the board of ${whose(request, partnership)}`;
};

const roleVerbs = {
  consulted: { now: 'says what it thinks of', later: 'say what it thinks of' },
  recommends: { now: 'says what it would do about', later: 'say what it would do about' },
  decides: { now: 'decides on', later: 'decide on' },
} as const;

const byMeeting: Words = (request, partnership, _, today) => {
  const board = boardName(request, partnership);
  const subject = subjectOf(request);
  const { agenda, step } = request;
  const verb = roleVerbs[step?.role ?? 'decides'];
  if (!agenda) {
    return {
      toDo: `Put ${subject} on the agenda of ${board}`,
      waitsFor: `${board} sets a date to ${verb.later} ${subject}`,
    };
  }
  const on = longDate(agenda.meetingOn);
  const record = `Write down what ${board} decided on ${on}`;
  const papers = `Send the papers for ${board}, then write down what it decides on ${on}`;
  return { toDo: agenda.meetingOn > today ? papers : record, waitsFor: `${board} ${verb.now} ${subject} on ${on}` };
};

const decision: Words = (request, partnership, nameOf, today) => {
  if (waitsForMeeting(request)) return byMeeting(request, partnership, nameOf, today);
  const subject = subjectOf(request);
  const who = whose(request, partnership);
  const toDo = `Decide on ${subject} for ${who}`;
  switch (request.step?.means) {
    case 'written-resolution':
      return { toDo, waitsFor: `${possessive(who)} trustees decide on ${subject} in writing` };
    case 'chairs-action':
      return { toDo, waitsFor: `${possessive(who)} chair decides on ${subject} alone` };
    default: {
      const person = request.step?.person;
      return { toDo, waitsFor: `${person === undefined ? who : nameOf(person)} decides on ${subject} for ${who}` };
    }
  }
};

/** `the spring review`, where the review's id says which term it is. */
const review = ({ about }: Request): string => {
  const term = /autumn|spring|summer/i.exec(about.id)?.[0].toLowerCase();
  return term === undefined ? 'the review' : `the ${term} review`;
};

const always =
  (toDo: string, waitsFor: string): Words =>
  () => ({ toDo, waitsFor });

const visited = ({ school = '' }: Request, partnership: Partnership): string => {
  const found = schoolByUrn(partnership, school);
  return found ? shortSchoolName(found, partnership) : 'a school';
};

const words: Readonly<Record<RequestKind, Words>> = {
  'write-proposal': always('Write the proposal and submit it', 'The lead writes the proposal'),
  'write-piece': ({ piece, recipients }, _, nameOf) => {
    const title = piece === undefined ? 'A piece of the proposal' : `“${questions[piece.question].title}”`;
    const writer = recipients.findLast(({ state }) => state === 'asked')?.person;
    return {
      toDo: `Write a piece of the proposal: ${title}`,
      waitsFor: `${writer === undefined ? 'Somebody' : nameOf(writer)} writes a piece of the proposal: ${title}`,
    };
  },
  'head-support': always(
    'Say whether the proposal may go to governors',
    'The heads say whether the proposal may go to governors',
  ),
  decision,
  'sign-mou': always('Sign the agreement', 'The agreement is signed'),
  'sign-data-agreement': always('Sign the data sharing agreement', 'The data sharing agreement is signed'),
  'start-review': (request) => ({ toDo: `Start ${review(request)}`, waitsFor: `The lead starts ${review(request)}` }),
  'send-return': (request, partnership) => {
    const school = schoolByUrn(partnership, request.school ?? '');
    const name = school ? shortSchoolName(school, partnership) : 'A school';
    const its = `return for ${review(request)}`;
    return { toDo: `Send ${possessive(name)} ${its}`, waitsFor: `${name} sends its ${its}` };
  },
  'record-review': (request) => ({
    toDo: `Write down what ${review(request)} decided`,
    waitsFor: `The lead writes down what ${review(request)} decided`,
  }),
  'write-evaluation': always('Write about how the year went', 'The lead writes about how the year went'),
  'confirm-successor': (request, _, nameOf) => ({
    toDo: 'Read what you take on, and confirm it',
    waitsFor: `${request.about.kind === 'person' ? nameOf(request.about.id) : 'Somebody new'} confirms what they take on`,
  }),
  'report-to-board': (request, partnership) => {
    // The board that hears of it, not the committee that decided.
    const board = boardOf(partnership, request.party, request.step?.board)?.name ?? 'the board';
    return { toDo: `Report a decision to ${board}`, waitsFor: `${board} hears of a decision that was made for it` };
  },
  'confirm-leaving': (request, partnership) => ({
    toDo: `Say whether ${whose(request, partnership)} leaves`,
    waitsFor: `Somebody confirms that ${whose(request, partnership)} leaves`,
  }),
  'confirm-staying': (request, partnership) => ({
    toDo: `Say whether ${whose(request, partnership)} stays after all`,
    waitsFor: `Somebody confirms that ${whose(request, partnership)} stays after all`,
  }),
  mediate: always(
    'Hear both sides of an objection, and write down what came of it',
    'The mediator hears both sides of an objection',
  ),
  'review-focus': always('Choose what two heads should look at', 'A head chooses what two heads should look at'),
  'visit-date': (request, partnership) => ({
    toDo: `Tick the days on which ${visited(request, partnership)} can be visited`,
    waitsFor: `A day is agreed on which two heads visit ${visited(request, partnership)}`,
  }),
  'set-visit-date': (request, partnership) => ({
    toDo: `Set the day on which two heads visit ${visited(request, partnership)}`,
    waitsFor: `The lead sets the day on which two heads visit ${visited(request, partnership)}`,
  }),
  'visit-report': (request, partnership) => ({
    toDo: `Write what you saw at ${visited(request, partnership)}, or agree with it`,
    waitsFor: `Two heads write what they saw at ${visited(request, partnership)}`,
  }),
  'check-facts': always('Say whether the facts of a report are right', 'A head says whether the facts are right'),
  'visit-to-board': (request, partnership) => ({
    toDo: `Put the report on the visit to ${visited(request, partnership)} on an agenda`,
    waitsFor: `The board of ${visited(request, partnership)} gets the report on a visit`,
  }),
  'follow-up': (request, partnership) => ({
    toDo: `Go back to ${visited(request, partnership)} for half a day, and write half a page`,
    waitsFor: `Two heads go back to ${visited(request, partnership)}`,
  }),
  'restart-activity': always(
    'Say whether an activity may start again',
    'The heads say whether an activity may start again',
  ),
};

export const requestWords: Words = (request, partnership, nameOf, today) =>
  words[request.kind](request, partnership, nameOf, today);
