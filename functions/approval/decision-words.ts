/** The words for the same three answers, to a plan and to another year. */
import { isRenewal, whoDecidesNow } from '../asking/outcome-words.ts';
import type { MeetingOutcome, Resolution } from '../domain/approval/votes.ts';
import type { Request } from '../domain/asking/request.ts';
import { isAdvice } from '../domain/asking/speaking-body.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';

export type Choice = 'agree' | 'ask-change' | 'decline';

type Words = {
  readonly legend: string;
  readonly answers: Readonly<Record<Choice, { readonly text: string; readonly why?: string }>>;
};

const aboutPlan: Words = {
  legend: 'What do you decide?',
  answers: {
    agree: { text: 'I agree to the plan' },
    'ask-change': { text: 'I ask for a change first', why: 'What should be changed, and why?' },
    decline: { text: 'I do not agree', why: 'Why not?' },
  },
};

const aboutYear: Words = {
  legend: 'What do you decide for next year?',
  answers: {
    agree: { text: 'Renew: carry on as it is' },
    'ask-change': { text: 'Renew with changes', why: 'What should be changed, and why?' },
    decline: { text: 'End: stop after this year', why: 'Why stop?' },
  },
};

/** Whoever only advises is not asked to decide (L18). */
const adviceOnPlan: Words = {
  legend: 'What do you advise?',
  answers: {
    agree: { text: 'I advise yes' },
    'ask-change': { text: 'I advise a change first', why: 'What should be changed, and why?' },
    decline: { text: 'I advise no', why: 'Why not?' },
  },
};

const adviceOnYear: Words = {
  legend: 'What do you advise for next year?',
  answers: {
    agree: { text: 'Advise to renew: carry on as it is' },
    'ask-change': { text: 'Advise to renew with changes', why: 'What should be changed, and why?' },
    decline: { text: 'Advise to end after this year', why: 'Why stop?' },
  },
};

export const wordsFor = (request: Request): Words => {
  if (isAdvice(request)) return isRenewal(request) ? adviceOnYear : adviceOnPlan;
  return isRenewal(request) ? aboutYear : aboutPlan;
};

/** The motions that a meeting can have had before it. */
export const motionsFor = (request: Request): readonly Resolution[] =>
  isRenewal(request) ? ['renew', 'renew-with-changes', 'end'] : ['agree', 'ask-change', 'decline'];

const motionWords: Readonly<Record<Resolution, string>> = {
  agree: 'To agree to the plan',
  'ask-change': 'To ask for a change',
  decline: 'To say no to the plan',
  renew: 'To renew: carry on as it is',
  'renew-with-changes': 'To renew with changes',
  end: 'To end: stop after this year',
};

const adviceMotions: typeof motionWords = {
  agree: 'To advise yes to the plan',
  'ask-change': 'To advise a change',
  decline: 'To advise no to the plan',
  renew: 'To advise renewing: carry on as it is',
  'renew-with-changes': 'To advise renewing with changes',
  end: 'To advise ending: stop after this year',
};

/** What the board voted on, in the words of its part: deciding, or advising whoever decides. */
export const motionInWords = (request: Request, motion: Resolution): string =>
  (isAdvice(request) ? adviceMotions : motionWords)[motion];

const outcomeWords: Readonly<Record<MeetingOutcome, { readonly title: string; readonly next: string }>> = {
  agreed: { title: 'Your board agrees', next: 'Nothing starts until every party has agreed.' },
  'change-requested': {
    title: 'Your board asks for a change',
    next: 'The plan goes back to the lead with your reason. You will be asked again about a new version.',
  },
  declined: { title: 'Your board says no', next: 'The lead is told, with your reason. Nothing has started.' },
  renew: { title: 'Your board renews', next: 'The other boards decide too. The lead then opens next year’s plan.' },
  'renew-with-changes': {
    title: 'Your board renews with changes',
    next: 'The lead opens next year’s plan with your reason. You will be asked about it.',
  },
  end: { title: 'Your board ends it', next: 'The lead is told, with your reason.' },
  'no-quorum': {
    title: 'Nothing could be decided',
    next: 'Too few were present for this vote. It stays open: please tell us the date of the next meeting.',
  },
  undecided: {
    title: 'The motion was not carried',
    next: 'That settles nothing. It stays open: please tell us the date of the next meeting.',
  },
};

const adviceTitles: Partial<Record<MeetingOutcome, string>> = {
  agreed: 'Your board advises yes',
  'change-requested': 'Your board advises a change',
  declined: 'Your board advises no',
  renew: 'Your board advises renewing',
  'renew-with-changes': 'Your board advises renewing with changes',
  end: 'Your board advises ending it',
};

/** What a meeting's outcome means, as a heading and as what follows from it. */
export const outcomeInWords = (
  request: Request,
  partnership: Partnership,
  outcome: MeetingOutcome,
): { readonly title: string; readonly next: string } => {
  const title = isAdvice(request) ? adviceTitles[outcome] : undefined;
  if (title === undefined) return outcomeWords[outcome];
  return { title, next: `${whoDecidesNow(request, partnership)} It is told what your board advises.` };
};
