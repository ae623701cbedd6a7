/** Where mails go: to the mail server that was named, in a demonstration to the inbox, otherwise nowhere yet. */
import type { DatabaseSync } from 'node:sqlite';
import { createMailbox, type Mailbox } from '../../functions/adapters/local/mailbox.ts';
import type { Clock, Mailer, Settings, Texter } from '../../functions/ports.ts';
import { isDemonstration, type LocalSettings } from './settings.ts';

export class NoMailServer extends Error {
  constructor() {
    super('MAIL_URL is not set, so mails wait');
    this.name = 'NoMailServer';
  }
}

type Sending = {
  readonly mailer: Mailer;
  readonly texter?: Texter;
  readonly mailbox?: Mailbox;
  tried(): Promise<string | undefined>;
  close(): void;
};
type Needs = {
  readonly settings: LocalSettings;
  readonly sender: Settings['sender'];
  readonly db: DatabaseSync;
  readonly clock: Clock;
};

const waiting: Mailer = { send: () => Promise.reject(new NoMailServer()) };
const nothing = (): void => undefined;
const notTried = async (): Promise<undefined> => undefined;

/** Without a mail server nothing is lost: the outbox keeps every mail, to be tried again or replayed. */
export const openMailer = async ({ settings, sender, db, clock }: Needs): Promise<Sending> => {
  if (settings.mailUrl !== undefined) {
    // Read only where it is needed: it is a quarter of the program.
    const { createSmtpMailer } = await import('../../functions/adapters/local/smtp.ts');
    const smtp = createSmtpMailer({ url: settings.mailUrl, sender });
    return { mailer: smtp, tried: () => smtp.tried(), close: () => smtp.close() };
  }
  if (!isDemonstration(settings)) return { mailer: waiting, tried: notTried, close: nothing };
  const mailbox = createMailbox({ db, clock });
  return { mailer: mailbox, texter: mailbox.texts, mailbox, tried: notTried, close: nothing };
};
