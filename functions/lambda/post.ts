/** Sends mails: those that the table's stream names, and every five minutes all that are due. */
import { SESClient } from '@aws-sdk/client-ses';
import { readConfig, readConfigurationSet } from '../adapters/aws/config.ts';
import { deliveryHandler } from '../adapters/aws/delivery-handler.ts';
import { clientDefaults, createOutside } from '../adapters/aws/outside.ts';
import { createSesMailer } from '../adapters/aws/ses-mailer.ts';
import { mailHandler } from '../mail/mail-handler.ts';
import { remembering } from '../mail-feedback/remember-mail.ts';
import { unlessArchived } from '../partnership/unless-archived.ts';

export const handler = deliveryHandler(['mail'], async () => {
  const { sender } = readConfig().settings;
  const configurationSet = readConfigurationSet();
  const mailer = createSesMailer({ client: new SESClient(clientDefaults()), sender, configurationSet });
  const outside = await createOutside({ mailer });
  return { outside, handlers: { mail: unlessArchived(outside, remembering(outside, mailHandler(outside))) } };
});
