/** The words for the same three answers, to a plan and to another year. */
import { isRenewal } from '../asking/outcome-words.ts';
import type { MeetingOutcome, Resolution } from '../domain/approval/votes.ts';
import type { Request } from '../domain/asking/request.ts';

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

export const wordsFor = (request: Request): Words => (isRenewal(request) ? aboutYear : aboutPlan);

/** The motions that a meeting can have had before it. */
export const motionsFor = (request: Request): readonly Resolution[] =>
  isRenewal(request) ? ['renew', 'renew-with-changes', 'end'] : ['agree', 'ask-change', 'decline'];

export const motionWords: Readonly<Record<Resolution, string>> = {
  agree: 'To agree to the plan',
  'ask-change': 'To ask for a change',
  decline: 'To say no to the plan',
  renew: 'To renew: carry on as it is',
  'renew-with-changes': 'To renew with changes',
  end: 'To end: stop after this year',
};

/** What a meeting's outcome means, as a heading and as what follows from it. */
export const outcomeWords: Readonly<Record<MeetingOutcome, { readonly title: string; readonly next: string }>> = {
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
