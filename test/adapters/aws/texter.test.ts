import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  ThrottlingException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTexter, TextNotTaken } from '../../../functions/adapters/aws/texter.ts';

const client = mockClient(PinpointSMSVoiceV2Client);
beforeEach(() => client.reset());

const texter = createTexter({ senderId: 'SCHOOLS', client: new PinpointSMSVoiceV2Client({ region: 'eu-west-2' }) });
const message = {
  id: 'effect-1',
  to: { name: 'Tom Hale', number: '+447700900114', address: 'tom@x.example' },
  text: 'Please answer by 3 December. https://x.example/l/1',
};

describe('a text message', () => {
  it('leaves under our name, to one number, with a limit to its price', async () => {
    client.on(SendTextMessageCommand).resolves({ MessageId: 'm' });
    await texter.send(message);
    expect(client.commandCalls(SendTextMessageCommand).map(({ args }) => args[0].input)).toEqual([
      {
        DestinationPhoneNumber: '+447700900114',
        OriginationIdentity: 'SCHOOLS',
        MessageBody: message.text,
        MessageType: 'TRANSACTIONAL',
        MaxPrice: '0.20',
        Context: { effect: 'effect-1' },
      },
    ]);
  });

  it('that is not taken is thrown, by the name that the service gives, so that the outbox tries again', async () => {
    const busy = new ThrottlingException({ message: 'to +447700900114', $metadata: {} });
    client.on(SendTextMessageCommand).rejects(busy);
    const refused = texter.send(message);
    await expect(refused).rejects.toThrow(TextNotTaken);
    await expect(refused).rejects.toThrow('ThrottlingException');
    await expect(refused).rejects.not.toThrow('7700');
  });
});
