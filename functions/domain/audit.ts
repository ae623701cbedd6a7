/**
 * The audit trail: one append-only chain of events a partnership, each hash covering the one before it. Events hold ids
 * and salted digests of what people typed, never the words, so that erasing a person breaks no hash.
 */
import * as z from 'zod';

/** The closed set of events, each with what it tells a reader of the trail. */
export const auditEvents = {
  'partnership-brought-in': 'The partnership was set up from its file',
  'partnership-changed': 'The partnership’s file was changed and applied',
  'briefing-sent': 'The boards were sent the briefing',
  'proposal-changed': 'A piece of the proposal was changed',
  'piece-given-out': 'Somebody was asked to write a piece of the proposal',
  'piece-taken-back': 'A piece of the proposal was taken back from whoever was to write it',
  'change-begun': 'A text was opened to be written and decided',
  'proposal-submitted': 'A version of the proposal was submitted',
  'proposal-supported': 'Every head supported it, so that the boards are asked',
  'proposal-withdrawn': 'The proposal was withdrawn',
  'proposal-returned': 'The proposal went back to the lead with reasons',
  'proposal-approved': 'Every party agreed to the proposal',
  'request-opened': 'People were asked for something',
  'request-chased': 'A reminder was sent',
  'request-escalated': 'Somebody else was told that an answer is overdue',
  'request-settled': 'A request was answered',
  'request-closed': 'A request was closed without the answer it asked for',
  'question-asked': 'A board member asked a question',
  'question-answered': 'A question was answered',
  'agenda-set': 'A clerk gave the date of the meeting',
  'interest-declared': 'Somebody declared an interest and withdrew',
  'answer-given': 'Somebody answered',
  'meeting-recorded': 'A clerk recorded a meeting',
  'meeting-corrected': 'A clerk corrected the record of a meeting',
  'minutes-agreed': 'The minutes were agreed, so the record is final',
  'chairs-action-opened': 'A clerk opened a chair’s action',
  'moved-to-meeting': 'A decision was moved to a meeting',
  'party-decided': 'A party’s decision was reached by its own route',
  'document-sealed': 'A document was made and sealed',
  'document-signed': 'Somebody signed a document',
  'signing-locked': 'Five wrong codes were typed, so a link to sign was locked for a day',
  'signature-declined': 'Somebody declined to sign',
  'document-complete': 'Everybody who must sign a document has signed',
  'change-complete': 'The agreement was signed, so that the change is done',
  'signing-ended': 'Signing ended without all signatures',
  'review-opened': 'A termly review was started',
  'return-sent': 'A school sent its return',
  'figures-sent': 'A school sent its figures about groups of pupils, or took them back',
  'figures-deleted': 'Figures as schools sent them were deleted, since the time to keep them is over',
  'ledger-changed': 'A school changed its side of give and take',
  'survey-opened': 'A survey of pupils or staff was opened',
  'survey-closed': 'A survey was closed before its date',
  'survey-link-given-up': 'A school gave up its link to a survey, with the answers that had come by it',
  'figures-published': 'The figures of all schools were published, with small groups hidden',
  'review-closed': 'A termly review closed',
  'review-decided': 'The lead recorded what the review decided',
  'help-offered': 'A school offered help to another',
  'help-answered': 'A school answered an offer of help',
  'meeting-noted': 'It was noted whether a meeting took place',
  'occasion-moved': 'A date of the diary was moved',
  'occasion-kept': 'A date of the diary was kept in spite of what stands against it',
  'occasion-cancelled': 'A date of the diary was called off',
  'series-locked': 'A series of meetings was put into the diary',
  'school-dates-kept': 'A school wrote down its own dates',
  'work-noted': 'Work that the agreement does not name was written down',
  'work-stopped': 'Work that the agreement does not name was stopped',
  'evaluation-opened': 'The annual evaluation was opened',
  'addendum-sealed': 'Results that came after the evaluation were added and sealed',
  'year-sealed': 'The report and the decisions of a year were sealed',
  'partnership-renewed': 'The partnership was renewed',
  'agreement-goes-on': 'The agreement lasts longer than the year, so that the partnership goes on',
  'agreement-begun': 'An agreement that was signed before came into force',
  'agreement-lapsed': 'The agreement ran out',
  'year-begun': 'The next year of the agreement began',
  'partnership-ended': 'The partnership ended',
  'address-corrected': 'Somebody’s mail address was put right',
  'channel-chosen': 'Somebody chose how they want to be reached',
  'person-replaced': 'Somebody took over from somebody else',
  'person-left': 'Somebody left',
  'person-erased': 'The name and address of somebody who had left were erased',
  'handed-over': 'Somebody handed a request over',
  'successor-confirmed': 'A successor confirmed what they take on',
  'notice-given': 'A party gave notice',
  'party-left': 'A party left the partnership',
  'activity-suspended': 'An activity was suspended',
  'activity-restarted': 'An activity was restarted',
  'signed-in': 'Somebody signed in',
  'mail-bounced': 'No mail reaches somebody at their address any more',
  'mail-refused': 'Somebody asked for no more mail',
  'partnership-archived': 'The partnership was put away; nothing of it was deleted',
  'partnership-taken-up': 'The partnership was taken up again',
} as const satisfies Record<string, string>;
export type AuditEventName = keyof typeof auditEvents;

const names = Object.keys(auditEvents) as [AuditEventName, ...AuditEventName[]];

export const AuditFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type AuditFacts = z.infer<typeof AuditFacts>;

export const AuditEvent = z.object({
  sequence: z.number().int().min(1),
  at: z.string(),
  event: z.enum(names),
  /** A person's id, or `system`. */
  by: z.string(),
  facts: AuditFacts,
  previous: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditHead = z.object({ sequence: z.number().int().min(0), hash: z.string() });
export type AuditHead = z.infer<typeof AuditHead>;

/** What the first event of every chain follows. */
export const emptyChain: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

export type NewEvent = {
  readonly event: AuditEventName;
  readonly by: string;
  readonly facts: AuditFacts;
};

type Hash = (text: string) => string;

/** The text that an event's hash covers. `canonical` gives one text for one value, whatever the order of its keys. */
const covered = (event: Omit<AuditEvent, 'hash'>, canonical: (value: unknown) => string): string => canonical(event);

/** Links new events behind `head`. */
export const chained = (
  head: AuditHead,
  events: readonly NewEvent[],
  at: string,
  canonical: (value: unknown) => string,
  hash: Hash,
): AuditEvent[] => {
  let previous = head;
  return events.map((event) => {
    const unsealed = { sequence: previous.sequence + 1, at, ...event, previous: previous.hash };
    const sealed = { ...unsealed, hash: hash(covered(unsealed, canonical)) };
    previous = sealed;
    return sealed;
  });
};

/** What is wrong with a chain, or nothing. */
export type ChainFault = { readonly sequence: number; readonly because: 'missing' | 'edited' | 'out-of-order' };

/** Checks one event against the one before it. */
export const checkLink = (
  previous: AuditHead,
  event: AuditEvent,
  canonical: (value: unknown) => string,
  hash: Hash,
): ChainFault | undefined => {
  const expected = previous.sequence + 1;
  if (event.sequence > expected) return { sequence: expected, because: 'missing' };
  if (event.sequence < expected || event.previous !== previous.hash)
    return { sequence: event.sequence, because: 'out-of-order' };
  const { hash: kept, ...unsealed } = event;
  return hash(covered(unsealed, canonical)) === kept ? undefined : { sequence: event.sequence, because: 'edited' };
};
