/** Sends mails and text messages: those that the table's stream names, and every five minutes all that are due. */
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESClient } from '@aws-sdk/client-ses';
import { clientDefaults } from '../adapters/aws/clients.ts';
import { readConfig, readConfigurationSet } from '../adapters/aws/config.ts';
import { deliveryHandler } from '../adapters/aws/delivery-handler.ts';
import { linkKeysAsTold } from '../adapters/aws/link-keys-as-told.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { createSesMailer } from '../adapters/aws/ses-mailer.ts';
import { createTexter } from '../adapters/aws/texter.ts';
import { searchMailHandler } from '../find/search-mail.ts';
import { mailHandler } from '../mail/mail-handler.ts';
import { oneADay } from '../mail/one-a-day.ts';
import { remembering } from '../mail-feedback/remember-mail.ts';
import { unlessArchived } from '../partnership/unless-archived.ts';
import { workshopMailHandler } from '../workshops/workshop-mail.ts';

export const handler = deliveryHandler(['mail', 'search-mail', 'workshop-mail'], async () => {
  const { settings, textSender: senderId } = readConfig();
  const { sender } = settings;
  const configurationSet = readConfigurationSet();
  const mailer = createSesMailer({ client: new SESClient(clientDefaults()), sender, configurationSet });
  const texter =
    senderId === undefined
      ? undefined
      : createTexter({ senderId, client: new PinpointSMSVoiceV2Client(clientDefaults()) });
  const outside = await createOutside({ mailer, texter, linkKeys: await linkKeysAsTold() });
  return {
    outside,
    handlers: {
      mail: unlessArchived(outside, remembering(outside, mailHandler(outside, oneADay))),
      'search-mail': searchMailHandler(outside),
      'workshop-mail': workshopMailHandler(outside),
    },
  };
});
