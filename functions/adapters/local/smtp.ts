/** A mailer over SMTP, for one machine in real use. */
import { createTransport } from 'nodemailer';
import type { Mailer, Message, Settings } from '../../ports.ts';

class BadAddress extends Error {
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

/** The message as nodemailer takes it. Its Message-ID is the same for every copy. Throws BadAddress. */
const envelopeOf = (message: Message, sender: Mailbox) => {
  const { address, name } = mailboxOf(sender);
  return {
    from: { name, address },
    to: mailboxOf(message.to),
    ...(message.replyTo && { replyTo: mailboxOf(message.replyTo) }),
    messageId: `<${message.id.replace(/[^\w.-]/g, '_')}@${address.slice(address.indexOf('@') + 1)}>`,
    subject: onOneLine(message.subject),
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(message.calendar && { attachments: [calendarPart(message.calendar)] }),
    // What a message says is never a path or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};

/**
 * `url` is MAIL_URL, such as smtp://user:password@mail.example:587 or smtps://…; options after `?` are nodemailer's.
 * `send` rejects when the server does not take the message, or does not answer within its times.
 */
export const createSmtpMailer = ({
  url,
  sender,
}: {
  url: string;
  sender: Settings['sender'];
}): Mailer & { close(): void } => {
  const address = new URL(url);
  const usually = { pool: 'true', connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '30000' };
  for (const [name, value] of Object.entries(usually)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  const transport = createTransport(address.href);
  return {
    send: async (message) => {
      await transport.sendMail(envelopeOf(message, sender));
    },
    close: () => transport.close(),
  };
};
