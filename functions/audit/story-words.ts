/** What a request asks, what was answered, and how it ended, in the words of the audit trail. */
import type { Answer } from '../domain/asking/answer.ts';
import type { RequestKind, RequestResult } from '../domain/asking/request.ts';

export const kindWords: Readonly<Record<RequestKind, string>> = {
  'write-proposal': 'writing the proposal',
  'write-piece': 'writing a piece of the proposal',
  'head-support': 'whether the heads support the proposal',
  decision: 'a decision',
  'sign-mou': 'signing the agreement',
  'sign-data-agreement': 'signing the data sharing agreement',
  'start-review': 'starting the termly review',
  'send-return': 'a school’s return',
  'record-review': 'writing down what a review decided',
  'write-evaluation': 'words for the evaluation',
  'confirm-successor': 'whether a successor takes it on',
  'report-to-board': 'reporting a decision to a board',
  'restart-activity': 'whether an activity may start again',
  'confirm-leaving': 'whether a party leaves',
  'confirm-staying': 'whether a party stays after all',
  mediate: 'what came of an objection',
  'review-focus': 'what two heads should look at',
  'visit-date': 'the day of a visit',
  'set-visit-date': 'setting the day of a visit',
  'visit-report': 'the report on a visit',
  'check-facts': 'whether the facts of a report are right',
  'visit-to-board': 'reporting a visit to a board',
  'follow-up': 'half a page after a second visit',
};

export const resultWords: Readonly<Record<RequestResult, string>> = {
  agreed: 'agreed',
  declined: 'said no',
  'change-requested': 'a change was asked for',
  'not-carried': 'not carried',
  supported: 'supported by all',
  submitted: 'submitted',
  withdrawn: 'withdrawn',
  signed: 'signed by all',
  done: 'done',
  'no-answer': 'no answer came in time',
  superseded: 'what it asked about has changed',
  'to-meeting': 'moved to a meeting',
  'to-chairs-action': 'passed to the chair',
};

export const answerWords: Readonly<Record<Answer['does'], string>> = {
  support: 'supports it',
  agree: 'agrees',
  'ask-change': 'asks for a change',
  decline: 'says no',
  'declare-interest': 'declared an interest and withdrew',
  'set-agenda': 'gave the date of the meeting',
  'record-meeting': 'recorded the meeting',
  'agree-minutes': 'said that the minutes were agreed',
  'to-meeting': 'moved it to a meeting',
  'open-chairs-action': 'opened a chair’s action',
  'act-as-chair': 'decided as the chair',
  sign: 'signed',
  submit: 'submitted it',
  withdraw: 'withdrew it',
  'send-return': 'sent the return',
  do: 'did it',
};
