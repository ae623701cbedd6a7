/** Text messages by AWS End User Messaging, under a name that readers know. */
import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { Texter } from '../../ports.ts';
import { nameOfRefusal } from './clients.ts';

export class TextNotTaken extends Error {
  readonly code: string;
  constructor(because: string) {
    super(`a text message was not taken: ${because}`);
    this.name = 'TextNotTaken';
    this.code = because;
  }
}

/** Dollars for a whole message, which the service must not exceed. */
const mostDollars = '0.20';

type Needs = {
  readonly client: PinpointSMSVoiceV2Client;
  /** The name that stands where a number would. */
  readonly senderId: string;
};

/** `send` throws TextNotTaken for whatever the service refuses: the outbox tries again, and an operator is told in the end. */
export const createTexter = ({ client, senderId }: Needs): Texter => ({
  send: async ({ id, to, text }) => {
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: to.number,
      OriginationIdentity: senderId,
      MessageBody: text,
      MessageType: 'TRANSACTIONAL',
      MaxPrice: mostDollars,
      // Comes back with news of the message: never a name or a number.
      Context: { effect: id },
    });
    await client.send(command).catch((error: unknown) => {
      throw new TextNotTaken(nameOfRefusal(error));
    });
  },
});
