/** Text messages by AWS End User Messaging: one signed request each, under a name that readers know. */
import * as z from 'zod';
import type { Texter } from '../../ports.ts';
import { endpointOf, signedRequest } from './signed-request.ts';

export class TextNotTaken extends Error {
  constructor(because: string) {
    super(`a text message was not taken: ${because}`);
    this.name = 'TextNotTaken';
  }
}

const Refused = z.object({ __type: z.string() });
const timeLimitMs = 8000;
/** Dollars for a whole message, which the service must not exceed. */
const mostDollars = '0.20';

type Needs = {
  /** The name that stands where a number would. */
  readonly senderId: string;
  readonly region: string;
  readonly send?: typeof fetch;
};

/** `send` throws TextNotTaken for whatever the service refuses: the outbox tries again, and an operator is told in the end. */
export const createTexter = ({ senderId, region, send }: Needs): Texter => ({
  send: async ({ id, to, text }) => {
    const answer = await signedRequest({
      service: 'sms-voice',
      region,
      url: endpointOf('sms-voice', region),
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage',
      },
      body: JSON.stringify({
        DestinationPhoneNumber: to.number,
        OriginationIdentity: senderId,
        MessageBody: text,
        MessageType: 'TRANSACTIONAL',
        MaxPrice: mostDollars,
        // Comes back with news of the message: never a name or a number.
        Context: { effect: id },
      }),
      timeLimitMs,
      ...(send && { send }),
    });
    if (answer.ok) return;
    throw new TextNotTaken(
      Refused.safeParse(await answer.json().catch(() => undefined)).data?.__type ?? String(answer.status),
    );
  },
});
