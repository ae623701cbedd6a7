/** A mailer on Amazon SES: each message leaves as the MIME text that we made of it. */
import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mailer, Settings } from '../../ports.ts';
import { mailOf } from '../mime.ts';

/** SES takes letters, digits, `_` and `-` in a tag: an id is written so that any text fits, and comes back whole. */
export const effectTag = 'effect';
export const tagOf = (effectId: string): string => Buffer.from(effectId).toString('base64url');
export const effectOfTag = (tag: string): string => Buffer.from(tag, 'base64url').toString();

type Needs = {
  readonly client: SESClient;
  readonly sender: Settings['sender'];
  /** Its events come back to us. */
  readonly configurationSet: string;
};

/**
 * `send` throws whatever the service says: throttling, a pause in sending, a time-out after it may have accepted. The
 * outbox then sends a second copy, which carries the same id. SES puts a Message-ID of its own into the header of that
 * name; ours stays readable in `X-Message-ID`.
 */
export const createSesMailer = ({ client, sender, configurationSet }: Needs): Mailer => ({
  send: async (message) => {
    const mail = mailOf(message, sender);
    const raw = await new MailComposer(mail).compile().build();
    await client.send(
      new SendRawEmailCommand({
        Source: mail.from.address,
        Destinations: [mail.to.address],
        RawMessage: { Data: raw },
        ConfigurationSetName: configurationSet,
        Tags: [{ Name: effectTag, Value: tagOf(message.id) }],
      }),
    );
  },
});
