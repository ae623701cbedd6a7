/** How soon each mail has to go: by itself, with the day's post, or with the week's. */
import type { MailName } from './mail-names.ts';
import type { Part } from './permissions.ts';

/**
 * `apart`: by itself and at once, beside the one email of the day: a code, a link that was asked for, the receipt for what
 * somebody has just done, and what somebody must know before they act again (a stopped activity, a changed address).
 * `day`: the first of a day at once, what comes later with the next school morning's. `reading`: nothing is to be done, so it
 * goes with the next letter, or, when none comes, in the rhythm in which this person reads.
 */
export type Haste = 'apart' | 'day' | 'reading';

const hastes = {
  ask: 'day',
  remind: 'day',
  overdue: 'day',
  digest: 'day',
  'nobody-to-ask': 'day',
  'meeting-dated': 'reading',
  'meeting-off': 'reading',
  'question-asked': 'day',
  'question-answered': 'day',
  briefing: 'day',
  'piece-written': 'day',
  'piece-taken-back': 'day',
  'proposal-returned': 'day',
  'party-decided': 'reading',
  'party-undecided': 'day',
  'all-agreed': 'day',
  'proposal-withdrawn': 'day',
  'change-taken-up': 'day',
  'sign-code': 'apart',
  'sign-locked': 'apart',
  'signing-stopped': 'day',
  'signed-copy': 'apart',
  'review-report': 'reading',
  'review-not-held': 'reading',
  'review-decisions': 'reading',
  'survey-opened': 'day',
  'help-offered': 'day',
  'help-answered': 'reading',
  'work-outside': 'reading',
  'date-added': 'reading',
  'date-moved': 'day',
  'date-cancelled': 'day',
  'dates-fixed': 'reading',
  'workshop-opened': 'day',
  'workshop-asks': 'day',
  addendum: 'reading',
  renewed: 'reading',
  ended: 'day',
  lapsed: 'day',
  replaced: 'apart',
  'taking-over': 'day',
  'role-ending': 'day',
  'part-moved': 'day',
  'address-corrected': 'apart',
  'change-asked': 'apart',
  'change-told': 'apart',
  'change-undone': 'apart',
  'notice-given': 'day',
  'notice-taken-back': 'day',
  'leaving-refused': 'day',
  'party-left': 'day',
  'activity-suspended': 'apart',
  'activity-restarted': 'day',
  'objection-raised': 'day',
  'objection-settled': 'day',
  'visit-report-written': 'day',
  'leadership-report': 'reading',
  'leadership-not-held': 'reading',
  'mail-failed': 'day',
  'reading-link': 'apart',
  'sign-in': 'apart',
  receipt: 'apart',
  'day-letter': 'apart',
} as const satisfies Record<MailName, Haste>;

type Matter = {
  /** Its request waits for whoever gets it: whoever only reads can read it a few days later. */
  readonly asks: boolean;
  /** They have an agreement: what next year may bring is no news from strangers. */
  readonly knowEachOther: boolean;
};

export const hasteOf = (template: MailName, { asks, knowEachOther }: Matter): Haste => {
  const readsOnly = (template === 'ask' || template === 'remind') && !asks;
  return readsOnly || (template === 'briefing' && knowEachOther) ? 'reading' : hastes[template];
};

/** What speaks of a day that is still to come, and is of no use after it. */
const ofADay: readonly MailName[] = [
  'ask',
  'remind',
  'meeting-dated',
  'meeting-off',
  'date-added',
  'date-moved',
  'date-cancelled',
  'survey-opened',
];
export const isOfADay = (template: MailName): boolean => ofADay.includes(template);

/** How long what is only to be read waits for a letter to go with: to the first school day of the next of these. */
export const rhythms = ['week', 'fortnight', 'month'] as const;
export type Rhythm = (typeof rhythms)[number];

const weekly: readonly Part[] = ['lead', 'deputy-lead', 'progress-chaser', 'chair'];
const fortnightly: readonly Part[] = ['clerk', 'head', 'school-lead'];

/** By what somebody does: whoever runs it reads each week; whoever only sits on a board meets a few times a year. */
export const rhythmOf = (parts: ReadonlySet<Part>): Rhythm => {
  if (weekly.some((part) => parts.has(part))) return 'week';
  return fortnightly.some((part) => parts.has(part)) ? 'fortnight' : 'month';
};
