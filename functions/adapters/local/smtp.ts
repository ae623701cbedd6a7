/** A mailer over SMTP, for one machine in real use. */
import { createTransport } from 'nodemailer';
import type { Mailer, Settings } from '../../ports.ts';
import { mailOf } from '../mime.ts';

/**
 * `url` is MAIL_URL, such as smtp://user:password@mail.example:587 or smtps://…; options after `?` are nodemailer's.
 * `send` rejects with BadAddress, when the server does not take the message, or does not answer within its times.
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
      await transport.sendMail(mailOf(message, sender));
    },
    close: () => transport.close(),
  };
};
