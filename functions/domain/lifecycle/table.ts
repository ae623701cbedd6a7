/**
 * Every transition in the life of a change, of an agreement, of a party's membership and of an objection: one table. `move.ts` reads it, `records/moving.ts` is the
 * only writer, and `workflows/PICTURES.md` is drawn from it. The numbers are those by which the papers name the rows.
 */
import type { AuditEventName } from '../audit.ts';
import type { Action } from '../permissions.ts';
import type { AgreementState, ChangeState, MemberState, ObjectionState } from './states.ts';

/** `nothing`: before it is there. */
export type From<S> = S | 'nothing';

/** `system`: no person. `asked`: whoever was asked for it, by their link. Else the permission that a person needs. */
export type MovedBy = Action | 'system' | 'asked';

export type Row<S> = {
  readonly number: string;
  readonly from: readonly From<S>[];
  /** The first is what it becomes, unless the use case says that it is another of them. */
  readonly to: readonly [S, ...S[]];
  readonly by: readonly MovedBy[];
  /** What happens with it, in a few words, for the picture. */
  readonly does: string;
  /** Where the use case is, below `functions`. */
  readonly useCase: string;
};

export const changeRows = {
  begin: {
    number: 'C1',
    from: ['nothing'],
    to: ['draft', 'queued'],
    by: ['system', 'begin-change'],
    does: 'a text to write on',
    useCase: 'proposal/begin-change.ts',
  },
  'take-up': {
    number: 'C2',
    from: ['queued'],
    to: ['draft'],
    by: ['system'],
    does: 'the open one is done',
    useCase: 'proposal/take-up-change.ts',
  },
  submit: {
    number: 'C3',
    from: ['draft', 'returned'],
    to: ['with-heads'],
    by: ['submit-proposal'],
    does: 'the text is frozen',
    useCase: 'proposal/submit-proposal.ts',
  },
  support: {
    number: 'C7',
    from: ['with-heads'],
    to: ['with-boards'],
    by: ['system'],
    does: 'boards are asked',
    useCase: 'proposal/submit-to-boards.ts',
  },
  agree: {
    number: 'C9',
    from: ['with-boards'],
    to: ['approved'],
    by: ['system'],
    does: 'signing starts',
    useCase: 'approval/weigh-decisions.ts',
  },
  'come-back': {
    number: 'C10',
    from: ['with-heads', 'with-boards', 'approved'],
    to: ['returned'],
    by: ['system'],
    does: 'next version, with the reasons',
    useCase: 'proposal/return-proposal.ts',
  },
  revise: {
    number: 'C11',
    from: ['with-heads', 'with-boards'],
    to: ['draft', 'returned'],
    by: ['write-proposal'],
    does: 'requests close',
    useCase: 'proposal/revise-proposal.ts',
  },
  complete: {
    number: 'C13',
    from: ['approved'],
    to: ['done'],
    by: ['system'],
    does: 'the last has signed',
    useCase: 'signing/conclude-document.ts',
  },
  withdraw: {
    number: 'C14',
    from: ['queued', 'draft', 'returned', 'with-heads', 'with-boards'],
    to: ['withdrawn'],
    by: ['withdraw-proposal'],
    does: 'what is in force stays',
    useCase: 'proposal/withdraw.ts',
  },
  lapse: {
    number: 'C15',
    from: ['draft', 'returned', 'with-heads', 'with-boards'],
    to: ['withdrawn'],
    by: ['system'],
    does: 'nobody wrote it in time',
    useCase: 'proposal/withdraw-proposal.ts',
  },
} as const satisfies Record<string, Row<ChangeState>>;
export type ChangeEvent = keyof typeof changeRows;

export const agreementRows = {
  seal: {
    number: 'A1',
    from: ['nothing'],
    to: ['being-signed'],
    by: ['system'],
    does: 'the approved text is sealed',
    useCase: 'signing/make-documents.ts',
  },
  'sign-all': {
    number: 'A2',
    from: ['being-signed'],
    to: ['signed'],
    by: ['system'],
    does: 'its dates are set',
    useCase: 'signing/conclude-document.ts',
  },
  stop: {
    number: 'A3',
    from: ['being-signed'],
    to: ['stopped'],
    by: ['system'],
    does: 'requests close',
    useCase: 'signing/conclude-document.ts',
  },
} as const satisfies Record<string, Row<AgreementState>>;
export type AgreementEvent = keyof typeof agreementRows;

export const memberRows = {
  join: {
    number: 'M1',
    from: ['nothing'],
    to: ['joining'],
    by: ['begin-change'],
    does: 'its board and the others are asked',
    useCase: 'proposal/begin-joining.ts',
  },
  'come-in': {
    number: 'M1',
    from: ['joining'],
    to: ['in'],
    by: ['system'],
    does: 'the agreement that it signed begins',
    useCase: 'signing/agreement-begins.ts',
  },
  'stay-out': {
    number: 'C14',
    from: ['joining'],
    to: ['stayed-out'],
    by: ['withdraw-proposal', 'withdraw-join', 'system'],
    does: 'the change is given up',
    useCase: 'proposal/withdraw-proposal.ts',
  },
  'decide-to-leave': {
    number: 'M2',
    from: ['in'],
    to: ['in'],
    by: ['record-leaving'],
    does: 'another person is asked to confirm',
    useCase: 'leaving/record-leaving.ts',
  },
  'give-notice': {
    number: 'M3',
    from: ['in'],
    to: ['leaving'],
    by: ['asked'],
    does: 'its last day is set',
    useCase: 'leaving/answer-leaving.ts',
  },
  'take-back': {
    number: 'M4',
    from: ['leaving'],
    to: ['in'],
    by: ['asked'],
    does: 'it stays, up to its last day',
    useCase: 'leaving/answer-leaving.ts',
  },
  'not-renew': {
    number: 'M5',
    from: ['in'],
    to: ['leaving'],
    by: ['system'],
    does: 'its last day is that of the agreement',
    useCase: 'evaluation/open-next-year.ts',
  },
  leave: {
    number: 'M6',
    from: ['leaving'],
    to: ['left'],
    by: ['system'],
    does: 'its requests close, its figures stop',
    useCase: 'leaving/party-leaves.ts',
  },
} as const satisfies Record<string, Row<MemberState>>;
export type MemberEvent = keyof typeof memberRows;

export const objectionRows = {
  object: {
    number: 'O1',
    from: ['nothing'],
    to: ['open'],
    by: ['object'],
    does: 'what it names pauses, and nothing else',
    useCase: 'objections/raise-objection.ts',
  },
  mediate: {
    number: 'O2',
    from: ['open'],
    to: ['with-mediator'],
    by: ['system'],
    does: 'five school days of talking are over',
    useCase: 'objections/ask-mediator.ts',
  },
  settle: {
    number: 'O3',
    from: ['open', 'with-mediator'],
    to: ['settled'],
    by: ['object', 'asked', 'system'],
    does: 'what was paused goes on',
    useCase: 'objections/settle-objection.ts',
  },
} as const satisfies Record<string, Row<ObjectionState>>;
export type ObjectionEvent = keyof typeof objectionRows;

/** What the audit trail says of each. */
export const lifeEvents = {
  begin: 'change-begun',
  'take-up': 'change-taken-up',
  submit: 'proposal-submitted',
  support: 'proposal-supported',
  agree: 'proposal-approved',
  'come-back': 'proposal-returned',
  revise: 'proposal-returned',
  complete: 'change-complete',
  withdraw: 'proposal-withdrawn',
  lapse: 'proposal-withdrawn',
  seal: 'document-sealed',
  'sign-all': 'document-complete',
  stop: 'signing-ended',
  join: 'joining-begun',
  'come-in': 'party-joined',
  'stay-out': 'party-stayed-out',
  'decide-to-leave': 'leaving-recorded',
  'give-notice': 'notice-given',
  'take-back': 'notice-taken-back',
  'not-renew': 'notice-given',
  leave: 'party-left',
  object: 'objection-raised',
  mediate: 'objection-with-mediator',
  settle: 'objection-settled',
} as const satisfies Record<ChangeEvent | AgreementEvent | MemberEvent | ObjectionEvent, AuditEventName>;
