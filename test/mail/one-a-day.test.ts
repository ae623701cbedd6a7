import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createIds } from '../../functions/adapters/ids.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { tell } from '../../functions/asking/tell-people.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { Effect, EffectPayload } from '../../functions/domain/effect.ts';
import type { MailName } from '../../functions/domain/mail-names.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { oneADay } from '../../functions/mail/one-a-day.ts';
import { partnerships, people, requests, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';

/** A Thursday in term. */
const startsAt = '2027-01-14T09:00:00.000Z';
const keys = { current: 1, sign: (_: number, text: string) => createHash('sha256').update(text).digest('base64url') };

const addPartnership = async (outside: TestOutside, id: string): Promise<void> => {
  const partnership = { ...aPartnership(), id, name: `The ${id} partnership` };
  const everybody = peopleOf(partnership);
  for (let from = 0; from < everybody.length; from += 40) {
    await work(outside, id, async (tx) => {
      for (const person of everybody.slice(from, from + 40)) tx.write(people, person.id, { ...person, salt: 's' });
    });
  }
  await work(outside, id, async (tx) => tx.write(partnerships, theOne, partnership));
};

const aWorld = async (): Promise<TestOutside> => {
  const outside = anOutside({ startsAt, linkKeys: keys, ids: createIds() });
  await addPartnership(outside, 'valley');
  await addPartnership(outside, 'moor');
  return outside;
};

const deliver = (outside: TestOutside) =>
  deliverDue(outside, { ...workflowHandlers(outside), task: async () => {}, mail: mailHandler(outside, oneADay) });

const ask = (outside: TestOutside, partnership: string, about: string) => {
  const request: RequestSpec = { kind: 'head-support', about: { kind: 'proposal', id: about, version: 1 } };
  return openRequest(outside, { partnership, request });
};

const say = async (outside: TestOutside, template: MailName, to: string, partnership = 'valley') =>
  work(outside, partnership, async (tx) => tell(tx, template, [to]));

const toHead = ({ heard }: TestOutside) => heard.mails.filter(({ to }) => to.address === 'head-alder@valley.example');

/** To the morning's post: 07:15 of the next day. */
const nextMorning = (outside: TestOutside): void => outside.pass((22 * 60 + 15) * 60);

describe('the emails of one day', () => {
  it('are one: the first at once, the others together on the next school morning, over all partnerships', async () => {
    const outside = await aWorld();
    await ask(outside, 'valley', 'plan');
    await deliver(outside);
    expect(toHead(outside)).toHaveLength(1);
    await ask(outside, 'moor', 'plan');
    await ask(outside, 'valley', 'next');
    await deliver(outside);
    expect(toHead(outside)).toHaveLength(1);

    nextMorning(outside);
    await deliver(outside);
    const [, letter] = toHead(outside);
    expect(toHead(outside)).toHaveLength(2);
    expect(letter?.subject).toBe('Two things for Head Alder to do: Friday 15 January 2027');
    expect(letter?.text).toContain('The moor partnership');
    expect(letter?.text).toContain('The valley partnership');
    // Each with a link of its own.
    expect(new Set(letter?.text.match(/https:\/\/partnership\.example\/l\/\S+/g)).size).toBe(2);
    expect(letter?.html.match(/class="button"/g)).toHaveLength(2);

    await deliver(outside);
    nextMorning(outside);
    await deliver(outside);
    expect(toHead(outside)).toHaveLength(2);
  });

  it('leave out what has been answered meanwhile, and what is left alone comes as its own letter', async () => {
    const outside = await aWorld();
    await ask(outside, 'valley', 'plan');
    await deliver(outside);
    const { request } = await ask(outside, 'valley', 'next');
    await ask(outside, 'moor', 'plan');
    await deliver(outside);
    await work(outside, 'valley', async (tx) => {
      const found = await tx.readNeeded(requests, request);
      const outcome = { result: 'supported' as const, at: startsAt, reasons: [] };
      tx.write(requests, request, { ...found, outcome });
    });
    nextMorning(outside);
    await deliver(outside);
    expect(toHead(outside)).toHaveLength(2);
    expect(toHead(outside)[1]?.subject).toContain('go to governors');
    expect(toHead(outside)[1]?.text).toContain('The moor partnership');
    expect(toHead(outside)[1]?.text).not.toContain('The valley partnership');
  });

  it('let pass by what cannot wait, and bring what was to be read along with the next thing that is asked', async () => {
    const outside = await aWorld();
    await say(outside, 'renewed', 'head-alder');
    await deliver(outside);
    expect(toHead(outside)).toHaveLength(0);
    await ask(outside, 'valley', 'plan');
    await deliver(outside);
    const [letter] = toHead(outside);
    expect(letter?.subject).toMatch(/go to governors.* \(and 1 more\)$/);
    expect(letter?.text).toMatch(/^1\. .*go to governors/m);
    expect(letter?.text).toMatch(/^2\. /m);
    await say(outside, 'address-corrected', 'head-alder');
    await deliver(outside);
    expect(toHead(outside)).toHaveLength(2);
  });

  it('are written once, however often each try comes again, and the same letter twice is the same mail', async () => {
    const outside = await aWorld();
    const handler = mailHandler(outside, oneADay);
    const payload = { kind: 'mail', partnership: 'valley', template: 'role-ending', to: 'head-alder' } as const;
    const effects: Effect[] = ['a', 'b', 'c'].map((id) => ({ id, at: startsAt, payload }));
    for (const effect of [...effects, ...effects]) await handler(payload, effect);
    // The first went twice under one id, as a second try does.
    expect(new Set(toHead(outside).map(({ id }) => id))).toEqual(new Set(['a']));
    nextMorning(outside);
    await deliver(outside);
    const letters = toHead(outside).filter(({ id }) => id !== 'a');
    expect(letters).toHaveLength(1);
    const again: Extract<EffectPayload, { kind: 'mail' }> = {
      kind: 'mail',
      partnership: 'valley',
      template: 'day-letter',
      to: 'head-alder',
      details: { post: /[0-9a-f]{64}/.exec(JSON.stringify(outside.heard.lines))?.[0] ?? '' },
    };
    await handler(again, { id: letters[0]?.id ?? '', at: startsAt, payload: again });
    for (const one of toHead(outside).slice(2)) expect(one.id).toBe(letters[0]?.id);
  });

  it('are shared by two people of one address, each greeted in their own part', async () => {
    const outside = await aWorld();
    await work(outside, 'moor', async (tx) => {
      const head = await tx.readNeeded(people, 'head-alder');
      tx.write(people, 'head-alder', { ...head, email: 'other@valley.example' });
    });
    await ask(outside, 'valley', 'plan');
    await ask(outside, 'moor', 'plan');
    await deliver(outside);
    // Two addresses, two emails.
    expect(toHead(outside)).toHaveLength(1);
    expect(outside.heard.mails.filter(({ to }) => to.address === 'other@valley.example')).toHaveLength(1);
  });
});
