import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTexter, TextNotTaken } from '../../../functions/adapters/aws/texter.ts';

afterEach(() => vi.unstubAllEnvs());

const message = {
  id: 'effect-1',
  to: { name: 'Tom Hale', number: '+447700900114', address: 'tom@x.example' },
  text: 'Please answer by 3 December. https://x.example/l/1',
};
const answering = (status: number, body: unknown) => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  const asked: { url: string; init: RequestInit }[] = [];
  const send: typeof fetch = async (url, init = {}) => {
    asked.push({ url: String(url), init });
    return new Response(JSON.stringify(body), { status });
  };
  return { asked, texter: createTexter({ senderId: 'SCHOOLS', region: 'eu-west-2', send }) };
};

describe('a text message', () => {
  it('leaves as one signed request, under our name, to one number, with a limit to its price', async () => {
    const { asked, texter } = answering(200, { MessageId: 'm' });
    await texter.send(message);
    const [{ url, init } = { url: '', init: {} }] = asked;
    expect(url).toBe('https://sms-voice.eu-west-2.amazonaws.com/');
    const headers = new Headers(init.headers);
    expect(headers.get('x-amz-target')).toBe('PinpointSMSVoiceV2.SendTextMessage');
    expect(headers.get('authorization')).toContain('/eu-west-2/sms-voice/aws4_request');
    expect(JSON.parse(String(init.body))).toEqual({
      DestinationPhoneNumber: '+447700900114',
      OriginationIdentity: 'SCHOOLS',
      MessageBody: message.text,
      MessageType: 'TRANSACTIONAL',
      MaxPrice: '0.20',
      Context: { effect: 'effect-1' },
    });
  });

  it('that is not taken is thrown, by the name that the service gives, so that the outbox tries again', async () => {
    const { texter } = answering(400, { __type: 'ThrottlingException', message: 'to +447700900114' });
    const refused = texter.send(message);
    await expect(refused).rejects.toThrow(TextNotTaken);
    await expect(refused).rejects.toThrow('ThrottlingException');
    await expect(refused).rejects.not.toThrow('7700');
  });
});
