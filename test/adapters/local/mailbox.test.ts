import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createMailbox } from '../../../functions/adapters/local/mailbox.ts';
import { aMessage } from '../../builders/message.ts';

const clock = { now: () => new Date('2027-01-14T09:00:00.000Z') };
const aMailbox = () => {
  const db = openDatabase(':memory:');
  return { db, mailbox: createMailbox({ db, clock }) };
};

describe('the mailbox', () => {
  it('keeps a mail whole, with the time by the clock', async () => {
    const { mailbox } = aMailbox();
    const message = aMessage('m1', {
      replyTo: { name: 'Clerk', address: 'clerk@birch.example' },
      calendars: [{ filename: 'meeting.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
    });
    await mailbox.send(message);
    await mailbox.send(aMessage('m2'));
    expect(mailbox.get('m1')).toEqual({ ...message, number: 1, sentAt: '2027-01-14T09:00:00.000Z' });
    expect(mailbox.get('m2')).toEqual({ ...aMessage('m2'), number: 2, sentAt: '2027-01-14T09:00:00.000Z' });
    expect(mailbox.get('m3')).toBeUndefined();
  });

  it('never holds the same mail twice, however often it is sent', async () => {
    const { mailbox } = aMailbox();
    await Promise.all([mailbox.send(aMessage('m')), mailbox.send(aMessage('m'))]);
    await mailbox.send(aMessage('m', { subject: 'changed' }));
    expect(mailbox.count()).toBe(1);
    expect(mailbox.get('m')?.subject).toBe('Please read the proposal');
  });

  it('lists newest first, by recipient, page by page', async () => {
    const { mailbox } = aMailbox();
    for (let n = 1; n <= 5; n += 1) await mailbox.send(aMessage(`p${n}`));
    await mailbox.send(aMessage('other', { to: { name: 'Sam', address: 'sam@alder.example' } }));

    expect(mailbox.list().map((mail) => mail.id)).toEqual(['other', 'p5', 'p4', 'p3', 'p2', 'p1']);
    const page = mailbox.list({ to: 'priya@birch.example', limit: 2 });
    expect(page.map((mail) => mail.id)).toEqual(['p5', 'p4']);
    const next = mailbox.list({ to: 'priya@birch.example', limit: 2, before: page[1]?.number ?? 0 });
    expect(next.map((mail) => mail.id)).toEqual(['p3', 'p2']);
  });

  it('tells every sender when the mails could not be kept', async () => {
    const { db, mailbox } = aMailbox();
    db.exec('PRAGMA query_only = ON');
    const results = await Promise.allSettled([mailbox.send(aMessage('a')), mailbox.send(aMessage('b'))]);
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { reason: 'read-only' } });
    db.exec('PRAGMA query_only = OFF');
    await mailbox.send(aMessage('a'));
    expect(mailbox.count()).toBe(1);
  });
});
