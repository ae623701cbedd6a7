import PostalMime from 'postal-mime';
import { afterEach, describe, expect } from 'vitest';
import { newsOf } from '../../functions/adapters/aws/ses-event.ts';
import { createSmtpMailer } from '../../functions/adapters/local/smtp.ts';
import { addressHash } from '../../functions/asking/by-address.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { EffectRecord } from '../../functions/domain/effect.ts';
import { effectKey } from '../../functions/domain/outbox.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { calendarFile } from '../../functions/mail/calendar-file.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { hearNews } from '../../functions/mail-feedback/hear-news.ts';
import { remembering } from '../../functions/mail-feedback/remember-mail.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Message } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { people, requests } from '../../functions/records/kinds.ts';
import { csvOf } from '../../functions/web/csv.ts';
import { aDelegation, aFileWithPlan } from '../builders/decision-specs.ts';
import { aMessage } from '../builders/message.ts';
import { anOpenRequest } from '../builders/open-request.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { anSmtpServer } from '../builders/smtp-server.ts';
import { fault } from './fault.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const payload = { kind: 'mail', partnership: 'valley', template: 'ask', to: 'head-alder' } as const;
const effect = { id: 'effect-1', at: '2027-01-14T09:00:00.000Z', payload };
const address = addressHash('head-alder@valley.example');
const newsFor = (kind: string, id = `feedback-${kind}`, whose = address) => ({
  id,
  kind,
  at: '2027-01-14T09:05:00.000Z',
  address: whose,
});
const about = { kind: 'proposal', id: '202627', version: 1 } as const;

/** Alder's head has been asked, by a mail that has left. */
const asked = async () => {
  const outside = anOutside();
  await bringIn(outside, { whole: expand(aPartnershipFile()) });
  const { request } = await openRequest(outside, { partnership: 'valley', request: { kind: 'head-support', about } });
  await sent(outside);
  return { outside, request };
};
const sent = (outside: TestOutside, id = 'effect-1') =>
  remembering(outside, async () => undefined)(payload, { ...effect, id });
const personNow = async (outside: TestOutside) => {
  const item = await outside.store.get(people.key('valley', 'head-alder'));
  return item && decode(people, item);
};
const stillOpen = async (outside: TestOutside, request: string): Promise<boolean> => {
  const item = await outside.store.get(requests.key('valley', request));
  return item !== undefined && decode(requests, item).outcome === undefined;
};
const toldOfIt = async (outside: TestOutside): Promise<string[]> => {
  const { items } = await outside.store.query({ index: 'due', partition: 'outbox' });
  return items
    .map((item) => EffectRecord.parse(item.body).payload)
    .flatMap((one) => (one.kind === 'mail' && one.template === 'mail-failed' ? [one.to] : []));
};

describe('mail', () => {
  fault(23, 'a hard bounce marks the address, tells the lead and closes nothing', async () => {
    const { outside, request } = await asked();
    await hearNews(outside, 'effect-1', newsFor('bounced'));
    expect([(await personNow(outside))?.noMail, await toldOfIt(outside)]).toEqual(['bounced', ['lead-alder']]);
    expect(await stillOpen(outside, request)).toBe(true);
    return `marked "bounced"; told: ${(await toldOfIt(outside)).join()}; the request is open`;
  });

  fault(24, 'a soft bounce is tried again three times, then marked', async () => {
    const { outside } = await asked();
    let copies = 0;
    for (let id = 'effect-1', round = 1; round <= 6; round += 1) {
      await sent(outside, id);
      await hearNews(outside, id, newsFor('deferred', `news-${round}`));
      id = `effect-1-copy-${round}`;
      if (await outside.store.get(effectKey(id))) copies += 1;
    }
    expect([copies, (await personNow(outside))?.noMail]).toEqual([3, 'bounced']);
    return `${copies} copies, then marked`;
  });

  fault(25, 'after a complaint no mail leaves for that person', async () => {
    const { outside } = await asked();
    await hearNews(outside, 'effect-1', newsFor('refused'));
    expect([(await personNow(outside))?.noMail, await toldOfIt(outside)]).toEqual(['complained', ['lead-alder']]);
    outside.heard.mails.length = 0;
    await mailHandler(outside)({ ...payload, template: 'briefing' }, { ...effect, id: 'effect-2' });
    expect(outside.heard.mails).toEqual([]);
    return '0 mails afterwards; the lead looks after what is open';
  });

  fault(26, 'news before its mail is kept, news twice is once, made-up news is refused', async () => {
    const outside = anOutside();
    await bringIn(outside, { whole: expand(aPartnershipFile()) });
    const first = await hearNews(outside, 'effect-1', newsFor('bounced'));
    expect((await personNow(outside))?.noMail).toBeUndefined();
    await sent(outside);
    expect((await personNow(outside))?.noMail).toBe('bounced');
    const second = await hearNews(outside, 'effect-1', newsFor('bounced'));
    const shapeless = await hearNews(outside, 'effect-1', { ...newsFor('bounced', 'x'), role: 'lead' });
    await sent(outside, 'effect-9');
    await hearNews(outside, 'effect-9', newsFor('refused', 'y', addressHash('somebody@else.example')));
    expect((await personNow(outside))?.noMail).toBe('bounced');
    expect(newsOf({ source: 'evil', detail: { eventType: 'Bounce' } })).toBeUndefined();
    expect([first, second, shapeless]).toMatchObject([
      { value: 'kept' },
      { value: 'known' },
      { refusal: 'unreadable' },
    ]);
    return 'kept, then matched; known; refused: unreadable, and of another address nothing';
  });

  fault(27, 'a mail service that fails, also after accepting, gets it again under the same Message-ID', async () => {
    const server = await anSmtpServer();
    const smtp = createSmtpMailer({
      url: `smtp://127.0.0.1:${server.port}`,
      sender: { name: 'School partnerships', address: 'no-reply@wendle.example' },
    });
    closing.push(() => smtp.close(), server.close);
    let tries = 0;
    const send = async (message: Message): Promise<void> => {
      tries += 1;
      if (tries <= 2) throw new Error('throttled');
      await smtp.send(message);
      if (tries === 3) throw new Error('timed out after accepting');
    };
    const outside = anOutside({ mailer: { send } });
    await bringIn(outside, { whole: expand(aPartnershipFile()) });
    const handlers = {
      ...workflowHandlers(outside),
      task: async () => undefined,
      mail: () => outside.mailer.send(aMessage('effect-7')),
    };
    await outside.store.commit({ effects: [{ id: 'effect-7', at: outside.clock.now().toISOString(), payload }] });
    for (let hour = 0; hour < 6; hour += 1) {
      await deliverDue(outside, handlers, { only: ['mail'] });
      outside.pass(3600);
    }
    const ids = server.accepted.map(({ source }) => /^Message-ID: *(.*)$/im.exec(source)?.[1]);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids)).toEqual(new Set(['<effect-7@wendle.example>']));
    return `throttled twice, then ${ids.length} copies, all ${ids[0]}`;
  });

  fault(28, 'what somebody typed begins no header, no markup, no line of a file', async () => {
    const server = await anSmtpServer();
    const smtp = createSmtpMailer({
      url: `smtp://127.0.0.1:${server.port}`,
      sender: { name: 'School partnerships', address: 'no-reply@wendle.example' },
    });
    closing.push(() => smtp.close(), server.close);
    const evil = 'Priya\r\nBcc: evil@evil.example\r\n\r\n<script>alert(1)</script>';
    await smtp.send(aMessage('evil', { to: { name: evil, address: 'priya@birch.example' }, subject: evil }));
    const [taken] = server.accepted;
    const mail = await PostalMime.parse(taken?.source ?? '');
    expect([mail.bcc, mail.to?.length, taken?.to]).toEqual([undefined, 1, ['priya@birch.example']]);
    const file = calendarFile({
      uid: 'x',
      sequence: 1,
      stamp: new Date(0),
      title: 'A\r\nATTENDEE:evil',
      description: evil,
      organiser: { name: evil, address: 'a@partnership.example' },
      when: { day: '2027-01-14' },
    });
    expect(file).not.toMatch(/^(ATTENDEE|Bcc):/m);
    const world = await anOpenRequest(aDelegation(), { file: aFileWithPlan() });
    closing.push(() => world.stop());
    const link = await world.linkOf('cedar-executive');
    const page = await world.browser.post(link, { choice: 'decline', me: 'yes', declineReason: evil });
    expect(page.status).toBe(200);
    expect(page.html).toContain('&lt;script>alert(1)');
    expect(page.html).not.toContain('<script');
    const cells = csvOf([[`=cmd|'/c calc'!A1`, '+1', '-1', '@x', 'a "quoted", one']]);
    expect(cells).not.toMatch(/(^|,)"?[=+@-]/m);
    return 'one recipient, no Bcc, no ATTENDEE, no script, no cell that begins a formula';
  });
});
