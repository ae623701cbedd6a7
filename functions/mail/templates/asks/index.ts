/** For every kind of request: what is asked of those who answer, and what those who only read are told. */
import { waitsForMeeting } from '../../../domain/asking/chasing.ts';
import { type Recipient, type RequestKind, recipientOf } from '../../../domain/asking/request.ts';
import type { AskContext } from '../../context.ts';
import { type AskOf, type Notice, noNotice } from './ask.ts';
import { clerkAsk, memberNotice } from './by-meeting.ts';
import { reportAsk, restartAsk, successorAsk } from './changes.ts';
import { leavingAsk, stayingAsk } from './leaving.ts';
import { mediateAsk } from './mediate.ts';
import { pieceAsk } from './piece.ts';
import { deputyNotice, headAsk, writeAsk } from './proposal.ts';
import { agreementAsk, dataAgreementAsk } from './signing.ts';
import {
  checkFactsAsk,
  focusAsk,
  followUpAsk,
  setVisitDateAsk,
  visitDateAsk,
  visitReportAsk,
  visitToBoardAsk,
} from './visits.ts';
import { chairAsk, decidedAloneNotice, delegatedAsk, resolutionNotice, trusteeAsk } from './without-meeting.ts';
import { evaluationAsk, headOfReturnNotice, recordReviewAsk, returnAsk, startReviewAsk } from './year.ts';

const decisionAsk: AskOf = (context) => {
  if (waitsForMeeting(context.request)) return clerkAsk(context);
  switch (context.request.step?.means) {
    case 'written-resolution':
      return trusteeAsk(context);
    case 'chairs-action':
      return chairAsk(context);
    default:
      return delegatedAsk(context);
  }
};

const decisionNotice: Notice = (context) => {
  if (waitsForMeeting(context.request)) return memberNotice(context);
  return context.request.step?.means === 'written-resolution' ? resolutionNotice(context) : decidedAloneNotice(context);
};

export const asks = {
  'write-proposal': { answers: writeAsk, reads: deputyNotice },
  'write-piece': { answers: pieceAsk, reads: noNotice },
  'head-support': { answers: headAsk, reads: noNotice },
  decision: { answers: decisionAsk, reads: decisionNotice },
  'sign-mou': { answers: agreementAsk, reads: noNotice },
  'sign-data-agreement': { answers: dataAgreementAsk, reads: noNotice },
  'start-review': { answers: startReviewAsk, reads: noNotice },
  'send-return': { answers: returnAsk, reads: headOfReturnNotice },
  'record-review': { answers: recordReviewAsk, reads: noNotice },
  'write-evaluation': { answers: evaluationAsk, reads: noNotice },
  'confirm-successor': { answers: successorAsk, reads: noNotice },
  'report-to-board': { answers: reportAsk, reads: noNotice },
  'restart-activity': { answers: restartAsk, reads: noNotice },
  'confirm-leaving': { answers: leavingAsk, reads: noNotice },
  'confirm-staying': { answers: stayingAsk, reads: noNotice },
  mediate: { answers: mediateAsk, reads: noNotice },
  'review-focus': { answers: focusAsk, reads: noNotice },
  'visit-date': { answers: visitDateAsk, reads: noNotice },
  'set-visit-date': { answers: setVisitDateAsk, reads: noNotice },
  'visit-report': { answers: visitReportAsk, reads: noNotice },
  'check-facts': { answers: checkFactsAsk, reads: noNotice },
  'visit-to-board': { answers: visitToBoardAsk, reads: noNotice },
  'follow-up': { answers: followUpAsk, reads: noNotice },
} as const satisfies Record<RequestKind, { answers: AskOf; reads: Notice }>;

/** This person's part in a request that still asks them; nothing when it has ended, or their part in it has. */
export const openPart = ({ request, person }: AskContext): Recipient['part'] | undefined => {
  if (request.outcome) return undefined;
  const recipient = recipientOf(request, person.id);
  return recipient?.state === 'asked' ? recipient.part : undefined;
};
