/** A mailer over SMTP, for one machine in real use. */
import { getSystemErrorName } from 'node:util';
import { createTransport } from 'nodemailer';
import { AddressRefused, MailDeferred, type Mailer, type Settings } from '../../ports.ts';
import { mailOf } from '../mime.ts';

/** `code` says which: `ECONNREFUSED`, `EAUTH 535`, `451 RCPT TO`. The message may hold an address: never log it. */
export class MailNotTaken extends MailDeferred {
  readonly code: string;
  constructor(code: string, error: unknown, address?: string) {
    super(error instanceof Error ? error.message : code, address, { cause: error });
    this.name = 'MailNotTaken';
    this.code = code;
  }
}

type SmtpError = {
  readonly code?: string;
  readonly errno?: number;
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
};
const asSmtpError = (error: unknown): SmtpError => (typeof error === 'object' && error !== null ? error : {});

/** The system's own word where there is one, else the step that failed and what the server answered. */
const codeOf = ({ code = 'unknown', errno, responseCode, command = '' }: SmtpError): string => {
  if (typeof errno === 'number' && errno < 0) return getSystemErrorName(errno);
  if (responseCode === undefined) return code;
  return code === 'EAUTH' ? `EAUTH ${responseCode}` : `${responseCode} ${command.replace(/[^A-Z ]/g, '')}`.trim();
};

/** RFC 3463: 5.1 and 5.2 are about the address and its mailbox, all others about the network, the message, or ourselves. */
const aboutAddress = /^5\d\d[ -]5\.[12]\.\d{1,3}\b/;
const enhanced = /^5\d\d[ -]5\.\d{1,3}\.\d{1,3}\b/;
/** Servers that say nothing finer, and refuse us rather than the address. */
const aboutUs = /relay|authenticat|login|sender|spf|dkim|dmarc|block|blacklist|quota|limit|spam|polic/i;

/** Only what was said of the recipient: whoever may not send at all must not make every address look dead. */
const isRefusedForGood = ({ responseCode = 0, command = '', response = '' }: SmtpError): boolean => {
  if (responseCode < 500 || responseCode > 599) return false;
  if (command !== 'RCPT TO' && command !== 'DATA') return false;
  return enhanced.test(response) ? aboutAddress.test(response) : !aboutUs.test(response);
};

/** The same word for now: a mailbox that is full, a server that knows the address and does not take it. */
const aboutAddressForNow = /^4\d\d[ -]4\.[12]\.\d{1,3}\b/;
const enhancedForNow = /^4\d\d[ -]4\.\d{1,3}\.\d{1,3}\b/;
const isAddressDeferred = ({ responseCode = 0, command = '', response = '' }: SmtpError): boolean => {
  if (responseCode < 400 || responseCode > 499 || command !== 'RCPT TO') return false;
  return enhancedForNow.test(response) ? aboutAddressForNow.test(response) : !aboutUs.test(response);
};

const told = (error: unknown, address: string): Error => {
  const smtp = asSmtpError(error);
  if (isRefusedForGood(smtp)) return new AddressRefused(address, codeOf(smtp));
  return new MailNotTaken(codeOf(smtp), error, isAddressDeferred(smtp) ? address : undefined);
};

/**
 * `url` is MAIL_URL, such as smtp://user:password@mail.example:587 or smtps://…; options after `?` are nodemailer's.
 * `send` rejects with AddressRefused where the server says that no mail reaches the address, with BadAddress, and with
 * MailNotTaken when the server is away, or does not take the message now. `tried`: undefined when the server lets us in.
 */
export const createSmtpMailer = ({
  url,
  sender,
}: {
  url: string;
  sender: Settings['sender'];
}): Mailer & { tried(): Promise<string | undefined>; close(): void } => {
  const address = new URL(url);
  const usually = { pool: 'true', connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '30000' };
  for (const [name, value] of Object.entries(usually)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  const transport = createTransport(address.href);
  return {
    send: async (message) => {
      const mail = mailOf(message, sender);
      await transport.sendMail(mail).catch((error: unknown) => {
        throw told(error, mail.to.address);
      });
    },
    tried: async () => {
      try {
        await transport.verify();
        return undefined;
      } catch (error) {
        return codeOf(asSmtpError(error));
      }
    },
    close: () => transport.close(),
  };
};
