/**
 * What an answer does to a request: whether it is taken, what the request then looks like, and whether that settles it.
 * Two answers at once are taken one after the other, in the order of their commits.
 */
import { agendaDayFault, impossibleDay } from '../approval/believable.ts';
import { meetsFirst } from '../approval/chairs-action.ts';
import { type Partnership, partyById } from '../partnership/partnership.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { PlainDate } from '../values.ts';
import type { Answer } from './answer.ts';
import { agendaFor, waitsForMeeting } from './chasing.ts';
import { deciders } from './kinds.ts';
import { firstDayOf, interestsDeclared, weighRecord } from './meeting.ts';
import { isOpen, type Recipient, type Request, recipientOf, withRecipient } from './request.ts';
import { type Settlement, settlementOf } from './settle.ts';

export type TakeRefusal =
  /** The request has ended; the page says how. */
  | 'closed'
  /** This person's part in it has ended: replaced, or left. */
  | 'not-asked'
  /** This kind of request, or this person's part in it, has no such answer. */
  | 'not-offered'
  | 'already-answered'
  /** Somebody who declared an interest takes no further part. */
  | 'withdrew'
  | 'meeting-in-the-past'
  /** It closes before that meeting, or the meeting is more than a year ahead. */
  | 'meeting-too-late'
  /** It is said to have been done before it was asked for, or on a day still to come. */
  | 'before-it-was-asked'
  | 'in-the-future'
  /** A chair's action, where the board is known to meet before the day by which it is asked. */
  | 'board-meets-first'
  /** Schools were left out that the party does not have, or none is left. */
  | 'schools-not-covered';

export type Taken = { readonly request: Request; readonly settlement?: Settlement };
export type TakeResult = Result<Taken, TakeRefusal | 'meeting-record-faulty'>;

type Does = Answer['does'];
const singleAnswers: Record<Exclude<Request['kind'], 'decision'>, readonly Does[]> = {
  'write-proposal': ['submit', 'withdraw'],
  'write-piece': ['do'],
  'head-support': ['support', 'ask-change'],
  'sign-mou': ['sign', 'decline'],
  'sign-data-agreement': ['sign', 'decline'],
  'start-review': ['do'],
  'send-return': ['send-return'],
  'record-review': ['do'],
  'write-evaluation': ['do'],
  'confirm-successor': ['do'],
  'report-to-board': ['do'],
  'restart-activity': ['agree', 'decline'],
  'confirm-leaving': ['agree', 'decline'],
  'confirm-staying': ['agree', 'decline'],
  mediate: ['do'],
  'review-focus': ['do'],
  'visit-date': ['do'],
  'set-visit-date': ['do'],
  'visit-report': ['do'],
  'check-facts': ['do'],
  'visit-to-board': ['do'],
  'follow-up': ['do'],
};

/** What the deputy, the progress chaser or the chair may do when the lead does not. */
const standInKinds: readonly Request['kind'][] = [
  'start-review',
  'record-review',
  'write-evaluation',
  'set-visit-date',
];

/** Deciding, in a vote or alone: what nobody does who has an interest in the matter. */
const deciding: readonly Does[] = ['agree', 'ask-change', 'decline', 'act-as-chair'];

/** A chair who has declared an interest does not act alone: the board meets. */
const chairIsFree = (request: Request, partnership: Partnership): boolean => {
  const { chair } = deciders(partnership, request);
  return chair !== undefined && !interestsDeclared(request).includes(chair);
};

const decisionAnswers = (request: Request, recipient: Recipient, chairsAction: boolean): readonly Does[] => {
  if (waitsForMeeting(request)) {
    if (recipient.part === 'reads') return ['declare-interest'];
    const mayOpen = chairsAction && request.step?.means === 'meeting' && request.step.role === 'decides';
    return ['set-agenda', 'record-meeting', ...(mayOpen ? (['open-chairs-action'] as const) : [])];
  }
  if (recipient.part === 'reads') return ['to-meeting'];
  if (request.step?.means === 'chairs-action') return ['act-as-chair', 'to-meeting'];
  return ['agree', 'ask-change', 'decline', 'declare-interest', 'to-meeting'];
};

/** A trustee who has agreed may say something else until the resolution ends: with its date, or when all have answered. */
export const mayCorrectAnswer = (request: Request, person: string): boolean => {
  const recipient = recipientOf(request, person);
  const isTrustee = recipient?.part === 'answers' && recipient.state === 'answered';
  return isOpen(request) && request.step?.means === 'written-resolution' && isTrustee;
};

/** What this person can do with this request now: the pages show exactly these. */
export const answersOffered = (request: Request, person: string, partnership: Partnership): readonly Does[] => {
  const recipient = recipientOf(request, person);
  if (!recipient || !isOpen(request) || recipient.state === 'withdrew') return [];
  if (request.kind !== 'decision') {
    const mayAnswer = recipient.part === 'answers' || standInKinds.includes(request.kind);
    return mayAnswer && recipient.state === 'asked' ? singleAnswers[request.kind] : [];
  }
  const chairsAction =
    chairIsFree(request, partnership) &&
    partnership.parties.some((party) => request.step?.parties.includes(party.id) && party.chairsAction);
  const offered = decisionAnswers(request, recipient, chairsAction);
  return waitsForMeeting(request) || recipient.state === 'asked' ? offered : [];
};

const refusalFor = (request: Request, person: string): TakeRefusal | undefined => {
  const recipient = recipientOf(request, person);
  if (!recipient) return 'not-asked';
  if (!isOpen(request)) return 'closed';
  if (recipient.state === 'withdrew') return 'withdrew';
  return undefined;
};

/** The request with the answer in it, before anybody asks whether that settles it. */
const applied = (request: Request, answer: Answer): Request => {
  const withAnswer = { ...request, answers: [...request.answers, answer] };
  switch (answer.does) {
    case 'declare-interest':
      return withRecipient(withAnswer, answer.person, { state: 'withdrew' });
    case 'set-agenda':
      return { ...withAnswer, agenda: agendaFor(answer.meetingOn, answer.deferred) };
    case 'record-meeting': {
      // A meeting that could not decide leaves the request open, waiting for the next date.
      const { agenda: _, ...rest } = withAnswer;
      return rest;
    }
    case 'send-return':
      // Numbers now, words later: until the words are there, it is still asked for.
      return answer.complete ? withRecipient(withAnswer, answer.person, { state: 'answered' }) : withAnswer;
    default:
      return withRecipient(withAnswer, answer.person, { state: 'answered' });
  }
};

const leavesOutIn = (answer: Answer): readonly string[] =>
  ('record' in answer ? answer.record.leavesOut : 'leavesOut' in answer ? answer.leavesOut : undefined) ?? [];

/** One decision can cover several schools of a party with some left out (DOMAIN R13), never with all left out. */
const coversSomeSchool = (request: Request, leavesOut: readonly string[], partnership: Partnership): boolean => {
  if (leavesOut.length === 0) return true;
  const schools = (request.step?.parties ?? []).flatMap((id) => partyById(partnership, id)?.schools ?? []);
  return leavesOut.every((urn) => schools.includes(urn)) && schools.some((urn) => !leavesOut.includes(urn));
};

/** An answer that names a day on which it cannot be. A meeting's own record is weighed with its numbers. */
const dayRefusal = (request: Request, answer: Answer, today: PlainDate): TakeRefusal | undefined => {
  if (answer.does === 'set-agenda')
    return agendaDayFault(answer.meetingOn, {
      today,
      closesOn: request.closesOn,
    });
  if (answer.does !== 'do' || answer.on === undefined) return undefined;
  const day = impossibleDay(answer.on, { since: firstDayOf(request), today });
  return day && ({ early: 'before-it-was-asked', late: 'in-the-future' } as const)[day];
};

/** What a trustee may say instead of their yes. */
const instead: readonly Does[] = ['agree', 'ask-change', 'decline'];

/** `corrects`: it is meant instead of an answer that this person gave before. */
export const take = (
  request: Request,
  answer: Answer,
  partnership: Partnership,
  today: PlainDate,
  { corrects = false }: { readonly corrects?: boolean } = {},
): TakeResult => {
  const refusal = refusalFor(request, answer.person);
  if (refusal) return refuse(refusal);
  if (deciding.includes(answer.does) && interestsDeclared(request).includes(answer.person)) return refuse('withdrew');
  const mayCorrect = corrects && mayCorrectAnswer(request, answer.person) && instead.includes(answer.does);
  if (!mayCorrect && !answersOffered(request, answer.person, partnership).includes(answer.does)) {
    const { state } = recipientOf(request, answer.person) ?? {};
    return refuse(state === 'answered' ? 'already-answered' : 'not-offered');
  }
  if (answer.does === 'open-chairs-action' && meetsFirst(partnership, request, today))
    return refuse('board-meets-first');
  const impossible = dayRefusal(request, answer, today);
  if (impossible) return refuse(impossible);
  if (answer.does === 'record-meeting') {
    const weighed = weighRecord(request, answer.record, partnership, today);
    if (!weighed.ok) return weighed;
  }
  if (!coversSomeSchool(request, leavesOutIn(answer), partnership)) return refuse('schools-not-covered');
  const after = applied(request, answer);
  const settlement = settlementOf(after, partnership);
  return accept(settlement ? { request: after, settlement } : { request: after });
};

/** A clerk puts a wrong record right: allowed until the minutes are agreed. The newest record counts. */
export const correct = (
  request: Request,
  answer: Extract<Answer, { does: 'record-meeting' }>,
  partnership: Partnership,
  today: PlainDate,
): Result<Taken, 'not-offered' | 'minutes-agreed' | 'meeting-record-faulty'> => {
  const recipient = recipientOf(request, answer.person);
  if (recipient?.part !== 'answers' || !waitsForMeeting(request)) return refuse('not-offered');
  if (!request.answers.some((one) => one.does === 'record-meeting')) return refuse('not-offered');
  if (request.answers.some((one) => one.does === 'agree-minutes')) return refuse('minutes-agreed');
  const weighed = weighRecord(request, answer.record, partnership, today);
  if (!weighed.ok) return weighed;
  const after = { ...request, answers: [...request.answers, answer] };
  const settlement = settlementOf(after, partnership);
  return accept(settlement ? { request: after, settlement } : { request: after });
};
