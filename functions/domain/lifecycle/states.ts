/** The states that a change, an agreement and a party's membership can be in, and what a partnership is at, in one word. */

/** A change is a text on its way to being agreed: the first plan, a renewal's, or an amendment of what is in force. */
export const changeStates = [
  /** Another change is open; this one waits for it. */
  'queued',
  'draft',
  'with-heads',
  'with-boards',
  'returned',
  'approved',
  /** Signed by everybody who had to sign. */
  'done',
  'withdrawn',
] as const;
export type ChangeState = (typeof changeStates)[number];

export const agreementStates = [
  'being-signed',
  'signed',
  'in-force',
  'carried',
  'superseded',
  'lapsed',
  'stopped',
  'ended',
] as const;
export type AgreementState = (typeof agreementStates)[number];

/** A party in the partnership, or on its way in: what has left, or did not come in, stays on record. */
export const memberStates = ['joining', 'in', 'leaving', 'left', 'stayed-out'] as const;
export type MemberState = (typeof memberStates)[number];

/** An objection to something named, after signing. */
export const objectionStates = ['open', 'with-mediator', 'settled'] as const;
export type ObjectionState = (typeof objectionStates)[number];

/** What a partnership is at, in one word: worked out from its facts, and kept for readers and exports. */
export const stages = [
  'proposing',
  'approving',
  'signing',
  'delivering',
  'evaluating',
  'renewed',
  'lapsed',
  'ended',
  'withdrawn',
] as const;
export type Stage = (typeof stages)[number];
