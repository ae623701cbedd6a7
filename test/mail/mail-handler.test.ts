import { describe, expect, it } from 'vitest';
import { openRequest } from '../../functions/asking/open-request.ts';
import { followLink } from '../../functions/asking/request-links.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { EffectPayload } from '../../functions/domain/effect.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { partnerships, people, requests, type StoredPerson, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';

type MailPayload = Extract<EffectPayload, { kind: 'mail' }>;

const startsAt = '2027-01-14T09:00:00.000Z';
const keys = { current: 1, sign: (_: number, text: string) => text.padEnd(43, 'x').slice(0, 43) };

const aWorld = async (changes: Record<string, Partial<StoredPerson>> = {}): Promise<TestOutside> => {
  const outside = anOutside({ startsAt, linkKeys: keys });
  const partnership = aPartnership();
  for (const some of [peopleOf(partnership).slice(0, 40), peopleOf(partnership).slice(40)]) {
    await work(outside, partnership.id, async (tx) => {
      for (const person of some) tx.write(people, person.id, { ...person, salt: 's', ...changes[person.id] });
    });
  }
  await work(outside, partnership.id, async (tx) => tx.write(partnerships, theOne, partnership));
  return outside;
};

const deliver = (outside: TestOutside) =>
  deliverDue(outside, { ...workflowHandlers(outside), task: async () => {}, mail: mailHandler(outside) });

const support: RequestSpec = { kind: 'head-support', about: { kind: 'proposal', id: 'plan', version: 1 } };
const byMeeting: RequestSpec = {
  kind: 'decision',
  about: { kind: 'proposal', id: 'plan', version: 1 },
  party: 'alder',
  step: { index: 0, attempt: 1, role: 'decides', means: 'meeting', parties: ['alder'], board: 'alder-board' },
};

const send = (outside: TestOutside, payload: Omit<MailPayload, 'kind' | 'partnership'>, id = 'effect-1') => {
  const mail: MailPayload = { kind: 'mail', partnership: 'valley', ...payload };
  return mailHandler(outside)(mail, { id, at: startsAt, payload: mail });
};

describe('sending a mail', () => {
  it('tells the lead of a meeting that was too small to decide', async () => {
    const outside = await aWorld();
    const { request } = await openRequest(outside, { partnership: 'valley', request: byMeeting });
    const { lead } = aPartnership().roles;
    await send(outside, { template: 'party-undecided', to: lead, request, details: { result: 'no-quorum' } });
    expect(outside.heard.mails.map(({ text }) => text).join()).toContain('Too few members were there to decide');
  });

  it('brings everybody who is asked the link of their own that opens the request for them', async () => {
    const outside = await aWorld();
    const { request } = await openRequest(outside, { partnership: 'valley', request: support });
    await deliver(outside);
    const { mails } = outside.heard;
    expect(mails.map(({ to }) => to.address).toSorted()).toEqual(
      ['alder', 'birch', 'cedar', 'dell'].map((key) => `head-${key}@valley.example`),
    );
    const links = mails.map(({ text }) => /https:\/\/partnership\.example\/l\/(\S+)/.exec(text)?.[1] ?? '');
    expect(new Set(links).size).toBe(4);
    for (const [at, token] of links.entries()) {
      const followed = await followLink(outside, token);
      expect(followed.ok && followed.value.request).toBe(request);
      expect(mails[at]?.html).toContain(token);
    }
  });

  it('names people by their names, and lets answers reach whoever can help', async () => {
    const outside = await aWorld();
    await openRequest(outside, { partnership: 'valley', request: byMeeting });
    await deliver(outside);
    const member = outside.heard.mails.find(({ to }) => to.address === 'alder-board-2@valley.example');
    expect(member?.replyTo).toEqual({ name: 'Clerk Alder Board', address: 'clerk-alder-board@valley.example' });
    const clerk = outside.heard.mails.find(({ to }) => to.address === 'clerk-alder-board@valley.example');
    expect(clerk?.replyTo).toEqual({ name: 'Lead Alder', address: 'lead-alder@valley.example' });
    expect(clerk?.text).toContain('Lead Alder, who leads the partnership, asks this of you.');
  });

  it('makes the same message of the same effect twice', async () => {
    const outside = await aWorld();
    const { request } = await openRequest(outside, { partnership: 'valley', request: support });
    await send(outside, { template: 'ask', to: 'head-alder', request });
    outside.pass(600);
    await send(outside, { template: 'ask', to: 'head-alder', request });
    const [first, second] = outside.heard.mails;
    expect(first?.id).toBe('effect-1');
    expect(second).toEqual(first);
  });

  it('sends nothing to people who left, whose mail bounced, or who complained, and logs no name', async () => {
    const outside = await aWorld({
      'head-alder': { left: '2027-01-14' },
      'head-birch': { noMail: 'bounced' },
      'head-cedar': { noMail: 'complained' },
      'head-dell': { left: '2027-01-15' },
    });
    await openRequest(outside, { partnership: 'valley', request: support });
    await deliver(outside);
    expect(outside.heard.mails.map(({ to }) => to.address)).toEqual(['head-dell@valley.example']);
    const unsent = outside.heard.lines.filter(({ event }) => event === 'mail-not-sent');
    expect(new Set(unsent.map(({ because }) => because))).toEqual(new Set(['bounced', 'complained', 'left']));
    expect(JSON.stringify(outside.heard.lines)).not.toMatch(/@|Head Alder/);
  });

  it('still tells somebody who left that somebody takes over', async () => {
    const outside = await aWorld({ 'head-alder': { left: '2027-01-14' } });
    await send(outside, { template: 'replaced', to: 'head-alder', details: { successor: 'head-birch' } });
    expect(outside.heard.mails.map(({ subject }) => subject)).toEqual(['Head Birch takes over from you in Valley']);
  });

  it('gives no address of somebody whom no mail reaches', async () => {
    const outside = await aWorld({ 'lead-alder': { noMail: 'bounced' } });
    await openRequest(outside, { partnership: 'valley', request: support });
    await deliver(outside);
    expect(outside.heard.mails).toHaveLength(4);
    expect(outside.heard.mails.every(({ text, replyTo }) => !text.includes('lead-alder@') && !replyTo)).toBe(true);
  });

  it('sends no reminder that became needless while it waited to be sent', async () => {
    const outside = await aWorld();
    const { request } = await openRequest(outside, { partnership: 'valley', request: support });
    await work(outside, 'valley', async (tx) => {
      const now = await tx.readNeeded(requests, request);
      tx.write(requests, request, { ...now, outcome: { result: 'supported', at: startsAt, reasons: [] } });
    });
    await send(outside, {
      template: 'remind',
      to: 'head-alder',
      request,
      details: { number: 1, of: 3, regarding: 'answer' },
    });
    expect(outside.heard.mails).toEqual([]);
    expect(outside.heard.lines.at(-1)).toMatchObject({ event: 'mail-not-sent', because: 'nothing-to-say' });
  });

  it('sends a link to sign in, and nothing when its key is gone', async () => {
    const outside = await aWorld();
    const details = { signIn: 'z'.repeat(20), keyNumber: 1, minutes: 20 };
    await send(outside, { template: 'sign-in', to: 'head-alder', details });
    expect(outside.heard.mails[0]?.text).toContain(`https://partnership.example/sign-in/${'z'.repeat(20)}.`);
    const without: TestOutside = { ...outside, linkKeys: { current: 2, sign: () => undefined } };
    await send(without, { template: 'sign-in', to: 'head-alder', details });
    expect(outside.heard.mails).toHaveLength(1);
  });

  it('leads nowhere but to the product, whatever path an effect names', async () => {
    const outside = await aWorld();
    const to = (path: string) => send(outside, { template: 'all-agreed', to: 'lead-alder', details: { path } });
    await to('/documents/plan');
    expect(outside.heard.mails[0]?.text).toContain('https://partnership.example/documents/plan\n');
    for (const path of ['//evil.example', 'https://evil.example', '@evil.example', '/\\evil.example', '/a b']) {
      await expect(to(path)).rejects.toThrow();
    }
  });

  it('fails, to be tried again, when the mailer does not take it', async () => {
    const outside = await aWorld();
    const failing: TestOutside = { ...outside, mailer: { send: () => Promise.reject(new Error('busy')) } };
    await expect(send(failing, { template: 'all-agreed', to: 'lead-alder' })).rejects.toThrow('busy');
  });

  it('is quiet about somebody nobody knows', async () => {
    const outside = await aWorld();
    await send(outside, { template: 'all-agreed', to: 'nobody' });
    expect(outside.heard.mails).toEqual([]);
    expect(outside.heard.lines.at(-1)).toMatchObject({ event: 'mail-not-sent', because: 'unknown-person' });
  });
});
