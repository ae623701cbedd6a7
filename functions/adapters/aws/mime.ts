/** A message as MIME: text and HTML, and a calendar file where there is one. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Message, Settings } from '../../ports.ts';

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

const calendarPart = ({ filename, content }: NonNullable<Message['calendar']>) => ({
  filename: onOneLine(filename),
  content,
  contentType: 'text/calendar; charset=utf-8',
});

/** The same for every copy of one message. */
export const messageId = (message: Message, senderAddress: string): string =>
  `<${message.id.replace(/[^\w.-]/g, '_')}@${senderAddress.slice(senderAddress.indexOf('@') + 1)}>`;

export type Mime = { readonly raw: Buffer; readonly from: string; readonly to: string };

/** Throws BadAddress for anything but one address on either side. */
export const mimeOf = async (message: Message, sender: Settings['sender']): Promise<Mime> => {
  const from = mailboxOf(sender);
  const to = mailboxOf(message.to);
  const id = messageId(message, from.address);
  const composer = new MailComposer({
    from,
    to,
    ...(message.replyTo && { replyTo: mailboxOf(message.replyTo) }),
    messageId: id,
    subject: onOneLine(message.subject),
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Message-ID': id },
    ...(message.calendar && { attachments: [calendarPart(message.calendar)] }),
    // What a message says is never a path or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { raw: await composer.compile().build(), from: from.address, to: to.address };
};
