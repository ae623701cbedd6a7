/** Somebody else is asked instead, or somebody is asked no longer: the old link is dead from this commit on. */
import { withNextChase } from '../domain/asking/chasing.ts';
import { schoolsOfRequest } from '../domain/asking/kinds.ts';
import { type Recipient, type Request, recipientOf, stillAsked, withRecipient } from '../domain/asking/request.ts';
import { settlementOf } from '../domain/asking/settle.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { linkId, sheetOf } from './request-links.ts';
import { settle } from './settling.ts';
import { tell } from './tell-people.ts';

/** Whether this person's part in the request is still to be played. */
const isConcerned = (recipient: Recipient | undefined): recipient is Recipient =>
  recipient !== undefined && (recipient.state === 'asked' || recipient.state === 'withdrew');

/** The successor gets a link of their own and the same part. Somebody who is asked already is not asked twice. */
export const replaceIn = (tx: Work, request: Request, leaving: string, successor: string): void => {
  const old = recipientOf(request, leaving);
  if (!isConcerned(old) || request.outcome) return;
  const without = withRecipient(request, leaving, { state: 'replaced' });
  const already = recipientOf(request, successor);
  // Who was only to read it answers from now on, by the link that they have.
  if (already?.part === 'reads' && already.state === 'asked' && old.part === 'answers') {
    tx.write(requests, request.id, withRecipient(without, successor, { part: 'answers' }));
    tell(tx, 'ask', [successor], { request: request.id });
    return;
  }
  const next: Recipient = {
    person: successor,
    part: old.part,
    link: linkId(sheetOf(old.link), request.recipients.length),
    state: 'asked',
  };
  tx.write(requests, request.id, already ? without : { ...without, recipients: [...without.recipients, next] });
  if (!already) tell(tx, 'ask', [successor], { request: request.id });
};

/**
 * Nobody follows. If that leaves nobody to answer, the clerk or the lead hears of it: a request never hangs silently.
 * If everybody else has answered already, it is settled by that.
 */
export const removeFrom = (tx: Work, request: Request, leaving: string, partnership: Partnership): void => {
  const old = recipientOf(request, leaving);
  if (!isConcerned(old) || request.outcome) return;
  const without = withRecipient(request, leaving, { state: 'left' });
  const today = londonDate(tx.now);
  const settlement =
    old.part === 'answers' && without.answers.length > 0 ? settlementOf(without, partnership) : undefined;
  if (settlement) {
    settle(tx, without, settlement, 'system');
    return;
  }
  tx.write(requests, request.id, withNextChase(without, today, schoolsOfRequest(partnership, request)));
  if (old.part === 'answers' && stillAsked(without).length === 0) {
    const clerk = partnership.parties.find((party) => party.id === request.party)?.boards[0]?.clerk;
    tell(tx, 'nobody-to-ask', [clerk, partnership.roles.lead], { request: request.id });
  }
};

/** One more person is asked, with a link of their own; nothing for whoever is asked already. The request as it then stands. */
export const addRecipient = (tx: Work, request: Request, person: string, part: Recipient['part']): Request => {
  const [first] = request.recipients;
  if (!first || request.outcome || recipientOf(request, person)) return request;
  const link = linkId(sheetOf(first.link), request.recipients.length);
  const after: Request = { ...request, recipients: [...request.recipients, { person, part, link, state: 'asked' }] };
  tx.write(requests, request.id, after);
  tell(tx, 'ask', [person], { request: request.id });
  return after;
};

/** Somebody is asked again who was taken out of a request, and whoever was asked in their place no longer. */
export const restoreIn = (tx: Work, request: Request, person: string, instead: string | undefined): void => {
  const old = request.recipients.findLast((one) => one.person === person);
  if (!old || (old.state !== 'replaced' && old.state !== 'left') || request.outcome) return;
  const without = instead === undefined ? request : withRecipient(request, instead, { state: 'replaced' });
  const link = linkId(sheetOf(old.link), request.recipients.length);
  const back: Recipient = { ...old, link, state: 'asked' };
  tx.write(requests, request.id, { ...without, recipients: [...without.recipients, back] });
  tell(tx, 'ask', [person], { request: request.id });
};
