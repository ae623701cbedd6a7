/** Carries a mail effect out: reads what it needs, lets its template write the letter, hands it to the mailer. */

import { readHolder } from '../asking/change-links.ts';
import type { Effect } from '../domain/effect.ts';
import { londonDate } from '../domain/london.ts';
import { hasOutlived } from '../domain/mail-lifetime.ts';
import { mobileNumber } from '../domain/telephone.ts';
import type { Message, Outside } from '../ports.ts';
import { people, type StoredPerson } from '../records/kinds.ts';
import { asHtml } from './as-html.tsx';
import { asText } from './as-text.ts';
import { asTextMessage } from './as-text-message.ts';
import type { MailContext } from './context.ts';
import { answersTo, calendarsOf, type Letter, oneLine, subjectLine } from './letter.ts';
import type { Place } from './one-a-day.ts';
import { type MailPayload, readContext, readOne, unreachable } from './read-context.ts';
import { waitingLetters } from './waiting-letters.ts';
import { write } from './write-letter.ts';

/** The letter as it leaves us. `id` stays the same for every copy. */
export const messageOf = (letter: Letter, id: string, to: Message['to']): Message => {
  const subject = subjectLine(letter.subject);
  const calendars = calendarsOf(letter);
  const answerer = answersTo(letter);
  return {
    id,
    to: { name: oneLine(to.name), address: to.address },
    subject,
    text: asText(letter),
    html: asHtml(letter, subject),
    ...(answerer?.address === undefined
      ? {}
      : { replyTo: { name: oneLine(answerer.name), address: answerer.address } }),
    ...(calendars.length > 0 ? { calendars } : {}),
  };
};

/** The number to which whoever prefers text messages gets theirs; nothing where we cannot send any. */
const numberOf = (outside: Outside, { channel, mobile = '' }: StoredPerson): string | undefined =>
  outside.texter && channel === 'text' ? mobileNumber(mobile) : undefined;

/** The old or the new address of a change; nothing for a mail to somebody where we write to them. */
const mailboxOf = ({ change, details }: Omit<MailContext, 'contact'>): string | undefined => {
  const holder = readHolder(details.holder ?? '');
  const concerned = holder && change?.people[holder.at];
  if (!concerned || holder.kind === 'w') return undefined;
  return holder.kind === 'o' ? concerned.was.email : concerned.becomes.email;
};

/** Who has just left hears it; what waits at an address may be from several partnerships, and each thing in it is looked at. */
const reachesAll = (template: MailPayload['template'], silent: string): boolean =>
  template === 'day-letter' || (template === 'replaced' && silent === 'left');

const atOnce: Place = async () => 'goes';

/**
 * Throws when the mailer does not take the mail: it is tried again. A mail that is no longer needed is not sent. `place` says
 * which goes now, and which waits at its address for the one letter of a day; without it, each goes at once.
 */
export const mailHandler =
  (outside: Outside, place: Place = atOnce) =>
  async (payload: MailPayload, effect: Effect): Promise<void> => {
    const { template, partnership, to } = payload;
    const unsent = (because: string) =>
      outside.log('info', 'mail-not-sent', { effect: effect.id, template, partnership, person: to, because });
    if (hasOutlived(payload, effect.at, outside.clock.now())) return unsent('too-late');
    const person = await readOne(outside, people, partnership, to);
    if (!person) return unsent('unknown-person');
    const silent = unreachable(person, londonDate(outside.clock.now()));
    const read = await readContext(outside, payload, effect, person);
    if (!read) return unsent('unknown-partnership');
    const context = { ...read, ...(await waitingLetters(outside, { payload, effect, partnership: read.partnership })) };
    // A mail about a change goes to a mailbox, whoever has it now; one from before changes were kept, to whoever left.
    const mailbox = mailboxOf(context);
    const number = mailbox === undefined ? numberOf(outside, person) : undefined;
    const isSilent = silent !== undefined && mailbox === undefined && !reachesAll(template, silent);
    if (isSilent && (silent === 'left' || number === undefined)) return unsent(silent);
    const letter = await write(outside, payload, context);
    if (!letter) return unsent('nothing-to-say');
    const text = number && asTextMessage(letter, { template, person: to, request: context.request });
    if (number && text) {
      const { name, email: address } = person;
      return outside.texter?.send({ id: effect.id, to: { name: oneLine(name), number, address }, text });
    }
    if (isSilent) return unsent(silent);
    const placed = mailbox === undefined ? await place(outside, { payload, effect, person, context }) : 'goes';
    if (placed === 'not-told') return unsent(placed);
    if (placed === 'waits') return;
    const address = mailbox ?? person.email;
    const notice = `${outside.settings.publicUrl}/privacy/${partnership}`;
    await outside.mailer.send(messageOf({ ...letter, notice }, effect.id, { name: person.name, address }));
  };
