/** Every mail the product sends, by name. `functions/mail` has one template for each; the compiler checks that. */
export const mailNames = [
  // asking
  'ask',
  'remind',
  'overdue',
  'digest',
  'nobody-to-ask',
  'meeting-dated',
  'question-asked',
  'question-answered',
  // proposal and approval
  'briefing',
  'piece-written',
  'piece-taken-back',
  'proposal-returned',
  'party-decided',
  'party-undecided',
  'all-agreed',
  'proposal-withdrawn',
  // signing
  'sign-code',
  'sign-locked',
  'signing-stopped',
  'signed-copy',
  // reviews
  'review-report',
  'review-not-held',
  'review-decisions',
  'survey-opened',
  'help-offered',
  'help-answered',
  'work-outside',
  'date-moved',
  'date-cancelled',
  'dates-fixed',
  // evaluation
  'addendum',
  'renewed',
  'ended',
  'lapsed',
  // things that change
  'replaced',
  'taking-over',
  'role-ending',
  'address-corrected',
  'notice-given',
  'party-left',
  'activity-suspended',
  'activity-restarted',
  'mail-failed',
  'sign-in',
] as const;
export type MailName = (typeof mailNames)[number];
