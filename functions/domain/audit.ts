/**
 * The audit trail: one append-only chain of events a partnership, each hash covering the one before it. Events hold ids
 * and salted digests of what people typed, never the words, so that erasing a person breaks no hash.
 */
import * as z from 'zod';

/** The closed set of events. What each tells a reader of the trail stands in `functions/audit/event-sentences.ts`. */
export const auditEventNames = [
  'partnership-brought-in',
  'partnership-changed',
  'briefing-sent',
  'proposal-changed',
  'piece-given-out',
  'piece-taken-back',
  'change-begun',
  'change-taken-up',
  'proposal-submitted',
  'proposal-supported',
  'proposal-withdrawn',
  'proposal-returned',
  'proposal-approved',
  'request-opened',
  'request-chased',
  'request-escalated',
  'request-settled',
  'request-closed',
  'question-asked',
  'question-answered',
  'agenda-set',
  'interest-declared',
  'answer-given',
  'meeting-recorded',
  'meeting-corrected',
  'minutes-agreed',
  'chairs-action-opened',
  'moved-to-meeting',
  'party-decided',
  'document-sealed',
  'document-signed',
  'signing-locked',
  'signature-declined',
  'document-complete',
  'change-complete',
  'signing-ended',
  'review-opened',
  'return-sent',
  'figures-sent',
  'figures-deleted',
  'ledger-changed',
  'survey-opened',
  'survey-closed',
  'survey-link-given-up',
  'figures-published',
  'review-closed',
  'review-decided',
  'help-offered',
  'help-answered',
  'meeting-noted',
  'occasion-added',
  'occasion-moved',
  'occasion-kept',
  'occasion-cancelled',
  'series-locked',
  'school-dates-kept',
  'calendar-address-made',
  'checks-confirmed',
  'checklist-changed',
  'attendance-noted',
  'meeting-prepared',
  'plan-shared',
  'action-done',
  'reviewer-named',
  'reviews-paired',
  'workshop-opened',
  'workshop-closed',
  'workshop-attendance-noted',
  'workshop-names-deleted',
  'leadership-reviews-started',
  'leadership-review-moved',
  'leadership-review-written',
  'visit-report-shared',
  'visit-words-deleted',
  'work-noted',
  'work-stopped',
  'evaluation-opened',
  'addendum-sealed',
  'year-sealed',
  'partnership-renewed',
  'agreement-goes-on',
  'agreement-begun',
  'agreement-lapsed',
  'year-begun',
  'partnership-ended',
  'address-corrected',
  'person-change-asked',
  'person-change-confirmed',
  'person-change-undone',
  'channel-chosen',
  'who-hears-chosen',
  'person-replaced',
  'person-left',
  'reading-links-renewed',
  'person-erased',
  'handed-over',
  'board-kept',
  'part-given',
  'part-over',
  'successor-confirmed',
  'joining-begun',
  'party-left-out',
  'party-joined',
  'party-stayed-out',
  'leaving-recorded',
  'leaving-refused',
  'notice-given',
  'notice-taken-back',
  'party-left',
  'activity-suspended',
  'activity-restarted',
  'objection-raised',
  'objection-answered',
  'objection-with-mediator',
  'objection-settled',
  'signed-in',
  'mail-bounced',
  'mail-refused',
  'search-opened',
  'search-changed',
  'search-ended',
  'introduction-asked',
  'introduction-reminded',
  'introduction-answered',
  'introduction-withdrawn',
  'introduction-closed',
  'introduction-pack-kept',
  'search-became-partnership',
  'records-kept',
  'operator-appointed',
  'operator-dismissed',
  'incident-looked-into',
  'mail-tried-again',
  'partnership-archived',
  'partnership-taken-up',
] as const;
export type AuditEventName = (typeof auditEventNames)[number];

export const AuditFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type AuditFacts = z.infer<typeof AuditFacts>;

export const AuditEvent = z.object({
  sequence: z.number().int().min(1),
  at: z.string(),
  event: z.enum(auditEventNames),
  /** A person's id, or `system`. */
  by: z.string(),
  facts: AuditFacts,
  /** By the key of each record that was written with it: its salted digest, or `gone`. Earlier versions wrote none. */
  records: z.record(z.string(), z.string()).optional(),
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
  readonly records?: Readonly<Record<string, string>>;
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
