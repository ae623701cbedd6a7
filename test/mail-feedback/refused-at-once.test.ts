/** One machine hands mails to a server, which may refuse an address as it is handed the mail. */
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '../../functions/adapters/local/smtp.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { effectKey, maxAttempts } from '../../functions/domain/outbox.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { hearingRefusals } from '../../functions/mail-feedback/hearing-refusals.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { decode } from '../../functions/records/kind.ts';
import { people } from '../../functions/records/kinds.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { anSmtpServer } from '../builders/smtp-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const refused = 'head-alder@valley.example';

/** Two partnerships with the same people, and a server that gives this answer for one of them. */
const inTwoPartnerships = async (answer: string) => {
  const server = await anSmtpServer({ recipients: { [refused]: answer } });
  const sender = { name: 'Schools', address: 'no-reply@valley.example' };
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, sender });
  closing.push(() => mailer.close(), server.close);
  const outside = anOutside({ mailer });
  for (const id of ['valley', 'other']) await bringIn(outside, { whole: { ...expand(aPartnershipFile()), id } });
  const handlers = {
    ...workflowHandlers(outside),
    mail: hearingRefusals(outside, mailHandler(outside)),
    task: async () => undefined,
  };
  await outside.store.commit({
    effects: [
      {
        id: 'welcome',
        at: outside.clock.now().toISOString(),
        payload: {
          kind: 'mail',
          partnership: 'valley',
          template: 'mail-failed',
          to: 'head-alder',
          details: { person: 'lead' },
        },
      },
    ],
  });
  return { outside, server, handlers };
};
const noMailOf = async (outside: TestOutside, partnership: string) => {
  const item = await outside.store.get(people.key(partnership, 'head-alder'));
  return item && decode(people, item).noMail;
};

describe('an address that the mail server refuses', () => {
  it('for good is marked in every partnership, whoever looks after things is told, and nothing is tried again', async () => {
    const { outside, server, handlers } = await inTwoPartnerships('550 5.1.1 user unknown');
    await deliverDue(outside, handlers, { only: ['mail'] });
    expect(await noMailOf(outside, 'valley')).toBe('bounced');
    expect(await noMailOf(outside, 'other')).toBe('bounced');
    expect(server.accepted.length).toBeGreaterThanOrEqual(2);
    expect(server.accepted.map(({ source }) => source).join('\n')).toContain('Head Alder');
    expect(
      (await outside.store.query({ index: 'due', partition: 'outbox' })).items.filter(
        ({ body }) => body.attempts !== 0,
      ),
    ).toEqual([]);
    const [line] = outside.heard.lines.filter(({ event }) => event === 'address-refused');
    expect(line).toMatchObject({ person: 'head-alder', code: '550 RCPT TO' });
    expect(JSON.stringify(outside.heard.lines)).not.toContain('@');
  });

  it('for now is tried again, and nobody is told', async () => {
    const { outside, server, handlers } = await inTwoPartnerships('451 try later');
    await deliverDue(outside, handlers, { only: ['mail'] });
    expect(await noMailOf(outside, 'valley')).toBeUndefined();
    expect(server.accepted).toEqual([]);
    expect(outside.heard.lines.filter(({ event }) => event === 'effect-failed')).toMatchObject([
      { code: '451 RCPT TO' },
    ]);
  });

  /** As after three days of trying, but for the last. */
  const lastTry = async (outside: TestOutside) => {
    const key = effectKey('welcome');
    const item = await outside.store.get(key);
    if (!item) throw new Error('an effect');
    const body = { ...item.body, attempts: maxAttempts - 1 };
    await outside.store.commit({ put: [{ ...key, expect: item.version, body, indexes: item.indexes ?? {} }] });
  };

  it('for now, by every try of three days, is marked then, and whoever looks after things is told', async () => {
    const { outside, server, handlers } = await inTwoPartnerships('451 4.2.2 mailbox full');
    await lastTry(outside);
    await deliverDue(outside, handlers, { only: ['mail'] });
    expect([await noMailOf(outside, 'valley'), await noMailOf(outside, 'other')]).toEqual(['bounced', 'bounced']);
    expect(server.accepted.map(({ source }) => source).join('\n')).toContain('Head Alder');
    expect((await outside.store.query({ index: 'due', partition: 'set-aside' })).items).toEqual([]);
    expect(JSON.stringify(outside.heard.lines)).not.toContain('@');
  });

  it.each(['451 4.7.1 greylisted by policy', '450 4.3.2 system not accepting', '451 sender blocked for now'])(
    'by %s is not said of the address, so after three days the mail is set aside and nobody’s address is marked',
    async (answer) => {
      const { outside, handlers } = await inTwoPartnerships(answer);
      await lastTry(outside);
      await deliverDue(outside, handlers, { only: ['mail'] });
      expect(await noMailOf(outside, 'valley')).toBeUndefined();
      expect((await outside.store.query({ index: 'due', partition: 'set-aside' })).items).toHaveLength(1);
    },
  );
});
