/** Every mail the product sends, by name. `functions/mail` has one template for each; the compiler checks that. */
export const mailNames = [
  // asking
  'ask',
  'remind',
  'overdue',
  'digest',
  'nobody-to-ask',
  'meeting-dated',
  'meeting-off',
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
  'change-taken-up',
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
  'date-added',
  'date-moved',
  'date-cancelled',
  'dates-fixed',
  'workshop-opened',
  'workshop-asks',
  // evaluation
  'addendum',
  'renewed',
  'ended',
  'lapsed',
  // things that change
  'replaced',
  'taking-over',
  'role-ending',
  'part-moved',
  'address-corrected',
  'change-asked',
  'change-told',
  'change-undone',
  'notice-given',
  'notice-taken-back',
  'leaving-refused',
  'party-left',
  'activity-suspended',
  'activity-restarted',
  'objection-raised',
  'objection-settled',
  'visit-report-written',
  'leadership-report',
  'leadership-not-held',
  'mail-failed',
  'reading-link',
  'sign-in',
  'receipt',
  // what waits for somebody on a day, in one letter
  'day-letter',
] as const;
export type MailName = (typeof mailNames)[number];

/** Letters of a search, before there is a partnership: `functions/find/search-mail.ts` writes them. */
export const searchLetters = [
  'search-opened',
  'would-you-talk',
  'would-you-talk-again',
  'introduction-answered',
] as const;

/** Letters to teachers about a workshop: `functions/workshops/workshop-mail.ts` writes them. */
export const workshopLetters = [
  'workshop-confirm',
  'workshop-again',
  'workshop-moved-up',
  'workshop-date',
  'workshop-off',
  'workshop-used',
] as const;
export type WorkshopLetter = (typeof workshopLetters)[number];
