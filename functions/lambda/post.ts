/** Sends mails and text messages: those that the table's stream names, and every five minutes all that are due. */
import { SESClient } from '@aws-sdk/client-ses';
import { readConfig, readConfigurationSet } from '../adapters/aws/config.ts';
import { deliveryHandler } from '../adapters/aws/delivery-handler.ts';
import { clientDefaults, createOutside } from '../adapters/aws/outside.ts';
import { createSesMailer } from '../adapters/aws/ses-mailer.ts';
import { createTexter } from '../adapters/aws/texter.ts';
import { mailHandler } from '../mail/mail-handler.ts';
import { remembering } from '../mail-feedback/remember-mail.ts';
import { unlessArchived } from '../partnership/unless-archived.ts';

export const handler = deliveryHandler(['mail'], async () => {
  const { settings, textSender: senderId } = readConfig();
  const { sender } = settings;
  const configurationSet = readConfigurationSet();
  const mailer = createSesMailer({ client: new SESClient(clientDefaults()), sender, configurationSet });
  const texter = senderId === undefined ? undefined : createTexter({ senderId, region: process.env.AWS_REGION ?? '' });
  const outside = await createOutside({ mailer, texter });
  return { outside, handlers: { mail: unlessArchived(outside, remembering(outside, mailHandler(outside))) } };
});
