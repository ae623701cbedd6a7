/** Mail that is away for a day, throttled, or paused: nobody does anything, and everybody gets their mail once. */
import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import type { EffectHandlers } from '../../functions/delivery/handlers.ts';
import { oldestWaiting } from '../../functions/delivery/oldest-waiting.ts';
import type { Effect } from '../../functions/domain/effect.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import type { Message } from '../../functions/ports.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aMail, aRing, someHandlers, waiting } from './outbox.ts';

const refusal = (name: string): Error => Object.assign(new Error('not now'), { name });

const minute = 60;
const hour = 3600;

/** A thousand mails, and rounds every five minutes. */
const aThousand = async (outside: TestOutside): Promise<void> => {
  for (let batch = 0; batch < 20; batch += 1)
    await outside.store.commit({ effects: Array.from({ length: 50 }, (_, n) => aMail(`m${batch * 50 + n}`)) });
};
const rounds = async (outside: TestOutside, handlers: EffectHandlers, seconds: number) => {
  const counts = { delivered: 0, setAside: 0 };
  for (let passed = 0; passed < seconds; passed += 5 * minute) {
    const { delivered, setAside } = await deliverDue(outside, handlers, { only: ['mail'] });
    counts.delivered += delivered;
    counts.setAside += setAside;
    outside.pass(5 * minute);
  }
  return counts;
};
/** Takes mails, or refuses all of them with what `trouble` gives. */
const aPost = (outside: TestOutside) => {
  const post = { sent: [] as string[], tries: 0, trouble: undefined as (() => Error) | undefined };
  const handlers: EffectHandlers = {
    ...someHandlers(outside).handlers,
    mail: async ({ to }) => {
      post.tries += 1;
      if (post.trouble) throw post.trouble();
      post.sent.push(to);
    },
  };
  return { post, handlers };
};

describe('mail that is away for 26 hours, with a thousand waiting', () => {
  it.each([
    ['throttled', () => refusal('ThrottlingException')],
    ['paused', () => refusal('AccountSendingPausedException')],
    ['away', () => new Error('connect ECONNREFUSED')],
  ])(
    '%s: all arrive once within two hours of its return, and none is set aside',
    async (_, trouble) => {
      const outside = anOutside();
      const { post, handlers } = aPost(outside);
      await aThousand(outside);
      post.trouble = trouble;
      expect(await rounds(outside, handlers, 26 * hour)).toEqual({ delivered: 0, setAside: 0 });
      expect(await oldestWaiting(outside, ['mail'])).toEqual({ waiting: 1000, minutes: 26 * 60 });
      post.trouble = undefined;
      expect(await rounds(outside, handlers, 2 * hour)).toEqual({ delivered: 1000, setAside: 0 });
      expect([post.sent.length, new Set(post.sent).size]).toEqual([1000, 1000]);
      expect(await waiting(outside)).toEqual([]);
      expect(await waiting(outside, 'set-aside')).toEqual([]);
    },
    60_000,
  );

  it('is asked seldom while it takes nobody’s: after eight that were held, a round is over', async () => {
    const outside = anOutside();
    const { post, handlers } = aPost(outside);
    await aThousand(outside);
    post.trouble = () => refusal('ThrottlingException');
    await deliverDue(outside, handlers, { only: ['mail'] });
    expect(post.tries).toBe(50);
  });
});

describe('what is held', () => {
  it('is no try, however often, and comes at most a quarter of an hour later', async () => {
    const outside = anOutside();
    const { post, handlers } = aPost(outside);
    await outside.store.commit({ effects: [aMail('m')] });
    post.trouble = () => refusal('ThrottlingException');
    await rounds(outside, handlers, 10 * 24 * hour);
    const [item] = await waiting(outside);
    expect(item?.body).toMatchObject({ attempts: 0 });
    const held = outside.heard.lines.filter(({ event }) => event === 'effect-held');
    expect(held[0]).toEqual({
      ...{ level: 'warn', event: 'effect-held', effect: 'm', kind: 'mail', attempts: 0 },
      ...{ error: 'ThrottlingException' },
    });
    expect(held.length).toBeGreaterThan((10 * 24 * hour) / (20 * minute));
  });

  it('stops no doorbell', async () => {
    const outside = anOutside();
    const { post, handlers } = aPost(outside);
    post.trouble = () => refusal('AccountSendingPausedException');
    await outside.store.commit({ effects: [aMail('m'), aRing('r')] });
    await deliverDue(outside, handlers);
    expect(outside.heard.rung).toHaveLength(1);
  });
});

describe('a round whose time is up', () => {
  it('leaves the rest due, and nothing that it sent', async () => {
    const outside = anOutside();
    const { post, handlers } = aPost(outside);
    await aThousand(outside);
    let looks = 0;
    const enough = () => {
      looks += 1;
      return looks > 3;
    };
    await deliverDue(outside, handlers, { only: ['mail'], enough });
    expect(post.sent).toHaveLength(150);
    await deliverDue(outside, handlers, { only: ['mail'] });
    expect([post.sent.length, new Set(post.sent).size]).toEqual([1000, 1000]);
  });
});

describe('what makes no sense any more', () => {
  const code = (template: 'sign-code' | 'sign-in' | 'ask'): Effect => ({
    id: `late-${template}`,
    at: '2027-01-14T08:00:00.000Z',
    payload: { kind: 'mail', partnership: 'wendle', template, to: 'priya', details: { minutes: 20 } },
  });

  it.each(['sign-code', 'sign-in'] as const)('is dropped: a mail with a %s that has run out', async (template) => {
    const sent: Message[] = [];
    const outside = anOutside({ mailer: { send: async (message) => void sent.push(message) } });
    const handlers = { ...someHandlers(outside).handlers, mail: mailHandler(outside) };
    await outside.store.commit({ effects: [code(template)] });
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 1 });
    expect(sent).toEqual([]);
    expect(outside.heard.lines).toMatchObject([{ event: 'mail-not-sent', because: 'too-late' }]);
  });

  it('is nothing else: a mail without an end is sent a day late', async () => {
    const outside = anOutside();
    const handlers = { ...someHandlers(outside).handlers, mail: mailHandler(outside) };
    await outside.store.commit({ effects: [code('ask')] });
    await deliverDue(outside, handlers);
    expect(outside.heard.lines).not.toMatchObject([{ because: 'too-late' }]);
  });
});
