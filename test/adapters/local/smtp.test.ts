import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '../../../functions/adapters/local/smtp.ts';
import { aMessage } from '../../builders/message.ts';
import { anSmtpServer } from '../../builders/smtp-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const sender = { name: 'School partnerships', address: 'no-reply@wendle.example' };

const connected = async (refusals: Parameters<typeof anSmtpServer>[0] = {}, login = '') => {
  const server = await anSmtpServer(refusals);
  const mailer = createSmtpMailer({ url: `smtp://${login}127.0.0.1:${server.port}`, sender });
  closing.push(() => mailer.close(), server.close);
  return { server, mailer };
};

const headerLines = (source: string) =>
  source
    .slice(0, source.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');

describe('mail over SMTP', () => {
  it('arrives with both renderings, the calendar, and whom to answer', async () => {
    const { server, mailer } = await connected();
    await mailer.send(
      aMessage('abc123', {
        to: { name: 'Zoë O’Brien, chair', address: 'zoe@birch.example' },
        replyTo: { name: 'Clerk', address: 'clerk@birch.example' },
        subject: 'Your board’s decision',
        calendars: [{ filename: 'meeting.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
      }),
    );
    const [taken] = server.accepted;
    expect(taken).toMatchObject({ from: 'no-reply@wendle.example', to: ['zoe@birch.example'] });
    const mail = await PostalMime.parse(taken?.source ?? '');
    expect(mail).toMatchObject({
      messageId: '<abc123@wendle.example>',
      from: sender,
      to: [{ name: 'Zoë O’Brien, chair', address: 'zoe@birch.example' }],
      replyTo: [{ name: 'Clerk', address: 'clerk@birch.example' }],
      subject: 'Your board’s decision',
    });
    expect(mail.text).toContain('please read the proposal.');
    expect(mail.html).toContain('<p>please read the proposal.</p>');
    expect(mail.attachments).toMatchObject([{ filename: 'meeting.ics', mimeType: 'text/calendar' }]);
  });

  it('carries the same Message-ID in a second copy', async () => {
    const { server, mailer } = await connected();
    await mailer.send(aMessage('effect-1'));
    await mailer.send(aMessage('effect-1'));
    const ids = server.accepted.map(({ source }) => headerLines(source).find((line) => /^Message-ID:/i.test(line)));
    expect(ids[0]).toContain('<effect-1@wendle.example>');
    expect(ids[1]).toBe(ids[0]);
  });

  it('lets nobody begin a header of their own', async () => {
    const { server, mailer } = await connected();
    const evil = 'x\r\nBcc: victim@evil.example\r\n\r\nhidden\u0000\u2028';
    await mailer.send(
      aMessage(`id${evil}`, {
        to: { name: evil, address: 'priya@birch.example' },
        replyTo: { name: evil, address: 'clerk@birch.example' },
        subject: evil,
        calendars: [{ filename: evil, content: 'BEGIN:VCALENDAR' }],
      }),
    );
    const [taken] = server.accepted;
    expect(taken?.to).toEqual(['priya@birch.example']);
    expect(headerLines(taken?.source ?? '').filter((line) => /^bcc/i.test(line))).toEqual([]);
    const mail = await PostalMime.parse(taken?.source ?? '');
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.messageId).toBe('<idx__Bcc__victim_evil.example____hidden__@wendle.example>');
    expect(mail.subject).toBe('x Bcc: victim@evil.example hidden');
    expect(mail.text).toContain('please read the proposal.');
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nRCPT TO:<c@d.example>',
    'group: a@b.example;',
    '<a@b.example>',
    'nobody',
    '"a b"@c.example',
  ])('refuses what is not one address: %j', async (address) => {
    const { server, mailer } = await connected();
    await expect(mailer.send(aMessage('m', { to: { name: 'A', address } }))).rejects.toThrow('not one mail address');
    expect(server.accepted).toEqual([]);
  });

  it('rejects when the server does not take the mail, so that it is tried again', async () => {
    const { server, mailer } = await connected({ recipients: { 'priya@birch.example': '451 try later' } });
    await expect(mailer.send(aMessage('m'))).rejects.toThrow('451');
    expect(server.accepted).toEqual([]);
  });

  it('rejects when nobody answers at that address', async () => {
    const server = await anSmtpServer();
    await server.close();
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, sender });
    closing.push(() => mailer.close());
    await expect(mailer.send(aMessage('m'))).rejects.toThrow('ECONNREFUSED');
  });

  it.each([
    '550 no such mailbox',
    '550 5.1.1 <priya@birch.example>: user unknown',
    '551 5.1.6 moved away',
    '552 5.2.2 mailbox full',
    '553 mailbox name not allowed',
    '554 5.2.1 mailbox disabled',
  ])('is told that an address is refused for good: %s', async (answer) => {
    const { mailer } = await connected({ recipients: { 'priya@birch.example': answer } });
    await expect(mailer.send(aMessage('m'))).rejects.toMatchObject({
      name: 'AddressRefused',
      address: 'priya@birch.example',
      code: `${answer.slice(0, 3)} RCPT TO`,
    });
  });

  it.each([
    ['451 try later', '451 RCPT TO'],
    ['421 too many connections', '421 RCPT TO'],
    ['550 5.7.1 relaying denied', '550 RCPT TO'],
    ['550 relaying denied for <priya@birch.example>', '550 RCPT TO'],
    ['550 5.4.5 daily sending quota exceeded', '550 RCPT TO'],
    ['530 5.7.0 authentication required', '530 RCPT TO'],
  ])('never takes for a dead address what is about us, or passes: %s', async (answer, code) => {
    const { mailer } = await connected({ recipients: { 'priya@birch.example': answer } });
    await expect(mailer.send(aMessage('m'))).rejects.toMatchObject({ name: 'MailNotTaken', code });
  });

  it('is asked at the start whether it lets us in', async () => {
    const { server, mailer } = await connected({}, 'clerk:secret@');
    expect(await mailer.tried()).toBeUndefined();
    mailer.close();
    await server.close();
    const away = createSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, sender });
    closing.push(() => away.close());
    expect(await away.tried()).toBe('ECONNREFUSED');
    await expect(away.send(aMessage('m'))).rejects.toMatchObject({ name: 'MailNotTaken', code: 'ECONNREFUSED' });
  });

  it('signs in with the name and password of the address', async () => {
    const { server, mailer } = await connected({}, 'clerk%40wendle:p%3Aw%2Fd@');
    await mailer.send(aMessage('m'));
    expect(server.credentials).toEqual(['\u0000clerk@wendle\u0000p:w/d']);
  });
});
