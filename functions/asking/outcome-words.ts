/** How a request ended, and what somebody answered, in words for the people it was asked of. */
import type { Answer } from '../domain/asking/answer.ts';
import { decidedByMeeting } from '../domain/asking/meeting.ts';
import type { Request, RequestResult } from '../domain/asking/request.ts';
import { bodyAsked, bodyThatDecides, isAdvice } from '../domain/asking/speaking-body.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import { shortPartyName } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import { listOf, longDate } from '../domain/wording.ts';

/** Whether it is about carrying on after a year, so that people renew or end rather than agree or decline. */
export const isRenewal = ({ about }: Pick<Request, 'about'>): boolean =>
  about.kind === 'renewal' || about.kind === 'continuing';

/** The parties that a decision is for, as people call them: "Harrowbeck". */
export const partyNames = (request: Request, partnership: Partnership): string => {
  const parties = request.step?.parties ?? (request.party === undefined ? [] : [request.party]);
  return listOf(
    parties.map((id) => {
      const party = partyById(partnership, id);
      return party ? shortPartyName(party, partnership) : id;
    }),
  );
};

const decisionEnds: Partial<Record<RequestResult, (who: string, on: string) => string>> = {
  agreed: (who, on) => `${who} agreed on ${on}.`,
  declined: (who, on) => `${who} said no on ${on}.`,
  'change-requested': (who, on) => `${who} asked for a change on ${on}.`,
  'not-carried': (_, on) => `The written resolution ended on ${on} without the agreement of all. A meeting can decide.`,
  'to-meeting': (_, on) => `This was moved to a meeting of the board on ${on}.`,
  'to-chairs-action': (_, on) => `A chair’s action was opened on ${on}, so the chair is asked now.`,
};

const renewalEnds: typeof decisionEnds = {
  agreed: (who, on) => `${who} decided on ${on} to carry on.`,
  'change-requested': (who, on) => `${who} decided on ${on} to carry on with changes.`,
  declined: (who, on) => `${who} decided on ${on} to stop.`,
};

/** Of a step that only recommends, or is only heard: nothing is decided by it (L18). */
const adviceEnds: Readonly<Record<'recommends' | 'consulted', typeof decisionEnds>> = {
  recommends: {
    agreed: (who, on) => `${who} advised yes on ${on}.`,
    declined: (who, on) => `${who} advised no on ${on}.`,
    'change-requested': (who, on) => `${who} advised a change on ${on}.`,
    'not-carried': (who, on) => `${who} did not all give the same advice by ${on}.`,
  },
  consulted: {
    agreed: (who, on) => `${who} was asked what it thinks, and was for it on ${on}.`,
    declined: (who, on) => `${who} was asked what it thinks, and was against it on ${on}.`,
    'change-requested': (who, on) => `${who} was asked what it thinks, and wished for a change on ${on}.`,
    'not-carried': (who, on) => `${who} did not all think the same by ${on}.`,
  },
};

const otherEnds: Record<RequestResult, (on: string) => string> = {
  agreed: (on) => `Everybody agreed by ${on}.`,
  declined: (on) => `Somebody said no on ${on}.`,
  'change-requested': (on) => `A change was asked for by ${on}.`,
  'not-carried': (on) => `It ended on ${on} without agreement.`,
  supported: (on) => `Every head supported it by ${on}.`,
  submitted: (on) => `It was submitted on ${on}.`,
  withdrawn: (on) => `It was withdrawn on ${on}.`,
  signed: (on) => `Everybody had signed by ${on}.`,
  done: (on) => `It was done on ${on}.`,
  'no-answer': (on) => `It closed on ${on} without an answer.`,
  superseded: (on) =>
    `It was closed on ${on}, because what it asked about has changed. If you are needed again, you will get a new email.`,
  'to-meeting': (on) => `It was moved to a meeting on ${on}.`,
  'to-chairs-action': (on) => `A chair’s action was opened on ${on}.`,
};

/** The day on which it was decided: the meeting's own, where a meeting decided. */
export const endedOn = (request: Request, partnership: Partnership): PlainDate => {
  const day = londonDate(new Date(request.outcome?.at ?? ''));
  return decidedByMeeting(request, partnership)?.record.date ?? day;
};

/** What a step of a decision rests on: its minute, and why its numbers are others than those known. */
export const restsOn = ({
  reference,
  remark,
}: {
  reference?: string | undefined;
  remark?: string | undefined;
}): string => [reference, remark].filter(Boolean).join('. ');

/** `It is for Kestrel Learning Trust to decide.` */
export const whoDecidesNow = (request: Request, partnership: Partnership): string =>
  `It is for the ${bodyThatDecides(request, partnership).replace(/^the\s+/i, '')} to decide.`;

/** One sentence about how an ended request ended; for advice a second one, about who decides. */
export const howItEnded = (request: Request, partnership: Partnership): string => {
  const result = request.outcome?.result;
  if (result === undefined) return 'It is still open.';
  const on = longDate(endedOn(request, partnership));
  if (request.kind !== 'decision') return otherEnds[result](on);
  const role = request.step?.role;
  if (role === 'recommends' || role === 'consulted') {
    const said = adviceEnds[role][result]?.(bodyAsked(request, partnership), on);
    return said === undefined ? otherEnds[result](on) : `${said} ${whoDecidesNow(request, partnership)}`;
  }
  const who = partyNames(request, partnership);
  const words = (isRenewal(request) ? renewalEnds[result] : undefined) ?? decisionEnds[result];
  return words ? words(who, on) : otherEnds[result](on);
};

const answerWords: Record<Answer['does'], string> = {
  support: 'You support it',
  agree: 'You agreed',
  'ask-change': 'You asked for a change',
  decline: 'You said no',
  'declare-interest': 'You declared an interest and withdrew',
  'set-agenda': 'You gave the date of the meeting',
  'record-meeting': 'You recorded the meeting',
  'agree-minutes': 'You told us that the minutes were agreed',
  'to-meeting': 'You moved this to a meeting',
  'open-chairs-action': 'You opened a chair’s action',
  'act-as-chair': 'You decided as the chair',
  sign: 'You signed',
  submit: 'You submitted it',
  withdraw: 'You withdrew it',
  'send-return': 'You sent the return',
  do: 'You have done this',
};
const renewalWords: Partial<typeof answerWords> = {
  agree: 'You said: carry on',
  'ask-change': 'You said: carry on with changes',
  decline: 'You said: stop',
  'act-as-chair': 'You decided as the chair to carry on',
};

/** "Done" says more where it is known what was done. */
const doneWords: Partial<Record<Request['kind'], string>> = {
  'write-piece': 'You wrote your piece',
  'start-review': 'You started the review',
  'record-review': 'You wrote down what was decided',
  'write-evaluation': 'You sent your words to the boards',
  'confirm-successor': 'You have taken it on',
  'report-to-board': 'You told us that it was reported',
};

/** Where the answer is advice, or what somebody thinks. */
const adviceWords: Partial<typeof answerWords> = {
  agree: 'You advised yes',
  'ask-change': 'You advised a change',
  decline: 'You advised no',
};

/** What somebody answered, without a full stop: "You agreed". */
export const whatYouSaid = (answer: Answer, request: Request): string =>
  (answer.does === 'do' ? doneWords[request.kind] : undefined) ??
  (isAdvice(request) ? adviceWords[answer.does] : undefined) ??
  (isRenewal(request) ? renewalWords[answer.does] : undefined) ??
  answerWords[answer.does];
