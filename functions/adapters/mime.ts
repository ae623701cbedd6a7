/** A message as both mailers hand it to nodemailer: text and HTML, and calendar files where there are any. */
import type { CalendarFile, Message, Settings } from '../ports.ts';

export class BadAddress extends Error {
  constructor() {
    // Without the address: error texts reach places where none may stand.
    super('this is not one mail address');
    this.name = 'BadAddress';
  }
}

/** Nothing but one mailbox: no list, no group, no second header. */
const oneAddress = /^[^\s<>()[\]\\,;:"@]{1,64}@[^\s<>()[\]\\,;:"@]{1,255}$/u;

/** Line ends and other control characters would begin a header of somebody else's. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

type Mailbox = { readonly name: string; readonly address: string };

const mailboxOf = ({ name, address }: Mailbox): Mailbox => {
  if (!oneAddress.test(address)) throw new BadAddress();
  return { name: onOneLine(name), address };
};

const calendarPart = ({ filename, content }: CalendarFile) => ({
  filename: onOneLine(filename),
  content,
  contentType: 'text/calendar; charset=utf-8',
});

/**
 * Its Message-ID is the same for every copy, and stands in `X-Message-ID` too: a service may put one of its own in the
 * usual place. Throws BadAddress for anything but one address on either side.
 */
export const mailOf = (message: Message, sender: Settings['sender']) => {
  const from = mailboxOf(sender);
  const id = `<${message.id.replace(/[^\w.-]/g, '_')}@${from.address.slice(from.address.indexOf('@') + 1)}>`;
  return {
    from,
    to: mailboxOf(message.to),
    ...(message.replyTo && { replyTo: mailboxOf(message.replyTo) }),
    messageId: id,
    subject: onOneLine(message.subject),
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Message-ID': id },
    ...(message.calendars && { attachments: message.calendars.map(calendarPart) }),
    // What a message says is never a path or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};
