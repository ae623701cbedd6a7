import {
  AccountSendingPausedException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESClient,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSesMailer, effectOfTag } from '../../../functions/adapters/aws/ses-mailer.ts';
import type { Message } from '../../../functions/ports.ts';
import { aMessage } from '../../builders/message.ts';

const client = mockClient(SESClient);
const mailer = createSesMailer({
  client: new SESClient({ region: 'eu-west-2' }),
  sender: { name: 'School Partnerships', address: 'no-reply@partnership.example' },
  configurationSet: 'partnerships',
});

beforeEach(() => client.reset());

const sent = async (message: Message) => {
  client.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
  await mailer.send(message);
  const input = client.commandCalls(SendRawEmailCommand).at(-1)?.args[0].input;
  return { input, mail: await PostalMime.parse(input?.RawMessage?.Data ?? '') };
};

describe('a mail over SES', () => {
  it('leaves as MIME with text, HTML and the calendar file, to one address', async () => {
    const calendar = { filename: 'meeting.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    const replyTo = { name: 'Sam Lee', address: 'sam@alder.example' };
    const { input, mail } = await sent(aMessage('effect-1', { calendars: [calendar], replyTo }));
    expect(mail.headers.find(({ key }) => key === 'x-auto-response-suppress')?.value).toBe('All');
    expect(input).toMatchObject({
      Source: 'no-reply@partnership.example',
      Destinations: ['priya@birch.example'],
      ConfigurationSetName: 'partnerships',
    });
    expect(mail).toMatchObject({
      from: { name: 'School Partnerships', address: 'no-reply@partnership.example' },
      to: [{ name: 'Priya Shah', address: 'priya@birch.example' }],
      replyTo: [replyTo],
      subject: 'Please read the proposal',
      messageId: '<effect-1@partnership.example>',
    });
    expect(mail.text).toContain('please read the proposal.');
    expect(mail.html).toContain('<p>please read the proposal.</p>');
    expect(mail.attachments).toMatchObject([{ filename: 'meeting.ics', mimeType: 'text/calendar' }]);
  });

  it('carries the same id in every copy, also where SES puts its own into Message-ID', async () => {
    const copies = [await sent(aMessage('effect-1')), await sent(aMessage('effect-1'))];
    const ids = copies.map(({ mail }) => mail.headers.find(({ key }) => key === 'x-message-id')?.value);
    expect(ids).toEqual(['<effect-1@partnership.example>', '<effect-1@partnership.example>']);
  });

  it('is tagged with its effect, whatever letters that has', async () => {
    const { input } = await sent(aMessage('fan#1-héad'));
    const [tag] = input?.Tags ?? [];
    expect(tag?.Name).toBe('effect');
    expect(tag?.Value).toMatch(/^[\w-]+$/);
    expect(effectOfTag(tag?.Value ?? '')).toBe('fan#1-héad');
  });

  it('lets nobody write headers by a line end in a name or subject', async () => {
    const { mail } = await sent(
      aMessage('effect-1', {
        subject: 'Hello\r\nBcc: all@evil.example',
        to: { name: 'Priya\r\nBcc: all@evil.example', address: 'priya@birch.example' },
      }),
    );
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toBe('Hello Bcc: all@evil.example');
  });

  it.each(['a@x.example, b@y.example', 'a@x.example>\r\nBcc: b@y.example', 'nobody', '<a@x.example>'])(
    'is refused unless it goes to exactly one address: %j',
    async (address) => {
      client.on(SendRawEmailCommand).resolves({});
      await expect(mailer.send(aMessage('effect-1', { to: { name: 'A', address } }))).rejects.toThrow(
        'one mail address',
      );
      expect(client.calls()).toHaveLength(0);
    },
  );

  it.each([
    Object.assign(new Error('Maximum sending rate exceeded.'), { name: 'Throttling' }),
    Object.assign(new Error('socket hang up'), { name: 'TimeoutError' }),
    new AccountSendingPausedException({ message: 'paused', $metadata: {} }),
    new MailFromDomainNotVerifiedException({ message: 'not verified', $metadata: {} }),
    new MessageRejected({ message: 'rejected', $metadata: {} }),
  ])('that the service does not take throws, so that the outbox tries again: $name', async (error) => {
    client.on(SendRawEmailCommand).rejects(error);
    await expect(mailer.send(aMessage('effect-1'))).rejects.toThrow(error);
  });
});
