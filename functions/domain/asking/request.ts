/**
 * A request: something asked of people, each by a link of their own, that waits until it is answered, chased meanwhile,
 * and closed in the end. Everything in the product that waits for a person is one of these.
 */
import * as z from 'zod';
import { PersonId } from '../partnership/partnership.ts';
import { questionIds } from '../proposal/proposal-questions.ts';
import { PlainDate, Slug, Urn } from '../values.ts';
import { Answer } from './answer.ts';

export const requestKinds = [
  'write-proposal',
  'write-piece',
  'head-support',
  'decision',
  'sign-mou',
  'sign-data-agreement',
  'start-review',
  'send-return',
  'record-review',
  'write-evaluation',
  'confirm-successor',
  'report-to-board',
  'restart-activity',
  'confirm-leaving',
  'confirm-staying',
  'mediate',
  'review-focus',
  'visit-date',
  'set-visit-date',
  'visit-report',
  'check-facts',
  'visit-to-board',
  'follow-up',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a request is about: the id is that of the record of that kind. */
export const About = z.strictObject({
  kind: z.enum([
    'proposal',
    'mou',
    'data-agreement',
    'review',
    'renewal',
    'continuing',
    'activity',
    'person',
    'decision',
    'leaving',
    'objection',
    'leadership-review',
  ]),
  id: z.string().max(120),
  version: z.number().int().min(1).optional(),
});
export type About = z.infer<typeof About>;

/** `proposal-wendle-2`: one text for one thing at one version, used in ids. */
export const aboutKey = (about: About): string =>
  [about.kind, about.id, ...(about.version === undefined ? [] : [String(about.version)])].join('-');

/** The step of a party's route that a decision request carries out (DOMAIN section 3). */
export const DecisionStep = z.strictObject({
  index: z.number().int().min(0),
  /** Rises when the same step is asked again by other means, or at another meeting after a lapse. */
  attempt: z.number().int().min(1),
  role: z.enum(['consulted', 'recommends', 'decides']),
  means: z.enum(['meeting', 'written-resolution', 'delegated', 'joint-committee', 'chairs-action']),
  /** For whom it decides: one party, or several in a joint committee. */
  parties: z.array(Slug).min(1),
  board: Slug.optional(),
  committee: Slug.optional(),
  person: PersonId.optional(),
  reference: z.string().optional(),
  /** Days until a written resolution ends. */
  days: z.number().int().optional(),
});
export type DecisionStep = z.infer<typeof DecisionStep>;

/** A piece of the proposal that somebody is asked to write. `attempt` rises when it is given out again. */
export const Piece = z.strictObject({ question: z.enum(questionIds), attempt: z.number().int().min(1) });
export type Piece = z.infer<typeof Piece>;

export const Recipient = z.strictObject({
  person: PersonId,
  /** `answers`: the request waits for them. `reads`: may read, ask, declare an interest, but does not decide here. */
  part: z.enum(['answers', 'reads']),
  link: z.string(),
  state: z.enum(['asked', 'answered', 'withdrew', 'replaced', 'left']),
});
export type Recipient = z.infer<typeof Recipient>;

export const regardings = ['answer', 'agenda', 'papers', 'record'] as const;
export const Chased = z.strictObject({
  regarding: z.enum(regardings),
  reminders: z.number().int().min(0),
  escalations: z.number().int().min(0),
});
export type Chased = z.infer<typeof Chased>;

export const ChaseAct = z.enum(['remind', 'escalate', 'close']);
export const NextChase = z.strictObject({
  on: PlainDate,
  act: ChaseAct,
  /** Which of how many reminders this will be. */
  number: z.number().int().min(1),
  of: z.number().int().min(1),
  /** What a clerk is reminded of: the agenda, the papers, or the record. */
  regarding: z.enum(regardings),
});
export type NextChase = z.infer<typeof NextChase>;

export const Agenda = z.strictObject({ meetingOn: PlainDate, papersOn: PlainDate, deferred: z.boolean() });
export type Agenda = z.infer<typeof Agenda>;

export const results = [
  'agreed',
  'declined',
  'change-requested',
  'not-carried',
  'supported',
  'submitted',
  'withdrawn',
  'signed',
  'done',
  'no-answer',
  'superseded',
  'to-meeting',
  'to-chairs-action',
] as const;
export type RequestResult = (typeof results)[number];

export const Outcome = z.strictObject({
  result: z.enum(results),
  at: z.string(),
  reasons: z.array(z.strictObject({ from: z.string(), reason: z.string() })).default([]),
  /** Schools of the party that an agreement does not cover. */
  leavesOut: z.array(Urn).optional(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Request = z.object({
  id: z.string(),
  kind: z.enum(requestKinds),
  about: About,
  party: Slug.optional(),
  school: Urn.optional(),
  step: DecisionStep.optional(),
  piece: Piece.optional(),
  recipients: z.array(Recipient),
  answers: z.array(Answer),
  openedOn: PlainDate,
  /** The first day on which it can have been decided or done: that on which the matter went out. Else the day it was opened. */
  notBefore: PlainDate.optional(),
  /** The date given in the mail. */
  dueOn: PlainDate,
  /** The last day: then it closes with what there is. */
  closesOn: PlainDate,
  next: NextChase.optional(),
  /** What was done about it so far; counted anew when it begins to wait for something else. */
  chased: Chased,
  /** Who had declared an interest in the same matter before, by whatever means it was then decided. */
  interests: z.array(PersonId).optional(),
  agenda: Agenda.optional(),
  /** Who was sent an entry for their calendar: they are sent its end when it does not come to that meeting. */
  inCalendarsOf: z.array(PersonId).optional(),
  /** Doorbells of the executions that wait behind this request. */
  waiting: z.array(z.string()),
  outcome: Outcome.optional(),
});
export type Request = z.infer<typeof Request>;

export const isOpen = (request: Request): boolean => request.outcome === undefined;

/** Those whose answer it still waits for. */
export const stillAsked = (request: Request): Recipient[] =>
  request.recipients.filter((one) => one.part === 'answers' && one.state === 'asked');

export const recipientOf = (request: Request, person: string): Recipient | undefined =>
  request.recipients.find((one) => one.person === person && one.state !== 'replaced' && one.state !== 'left');

export const withRecipient = (request: Request, person: string, change: Partial<Recipient>): Request => ({
  ...request,
  recipients: request.recipients.map((one) =>
    one.person === person && one.state !== 'replaced' && one.state !== 'left' ? { ...one, ...change } : one,
  ),
});

/** The newest answer of a kind. */
export const lastAnswer = <D extends Answer['does']>(
  request: Request,
  does: D,
): Extract<Answer, { does: D }> | undefined =>
  request.answers.findLast((answer): answer is Extract<Answer, { does: D }> => answer.does === does);
