import { describe, expect } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { nextTryAt, replayEffect } from '../../functions/delivery/deliver.ts';
import { stillAsked } from '../../functions/domain/asking/request.ts';
import { decode } from '../../functions/records/kind.ts';
import { requests, signatures } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { evidenceOf } from '../builders/request.ts';
import { type Running, running } from '../builders/running.ts';
import { AWAIT, engineWorld, machine } from '../local/engine/world.ts';
import { fault } from './fault.ts';

const mailsOf = (world: Running): string[] =>
  world.outside.heard.mails.map(({ to, subject }) => `${to.address} ${subject}`).toSorted();

/** As far as the boards being asked. */
const decisionsOpen = async (): Promise<Running> => {
  const world = await running();
  await world.submit();
  await world.settle();
  for (const request of await world.open()) {
    if (request.kind === 'head-support')
      for (const { person } of stillAsked(request)) await world.answer(request, person);
  }
  await world.settle();
  return world;
};
const decision = async (world: Running) => {
  const found = (await world.open()).find(({ kind }) => kind === 'decision');
  if (!found) throw new Error('no decision is open');
  return found;
};
const asksMailed = (world: Running): number =>
  world.outside.heard.mails.filter(({ subject }) => subject.startsWith('Please decide')).length;

describe('what runs', () => {
  fault(7, 'a decision that was committed wakes its workflow once the process is back', async () => {
    const world = await decisionsOpen();
    const request = await decision(world);
    const asked = asksMailed(world);
    expect(asked).toBeGreaterThan(0);
    await world.answer(request, stillAsked(request)[0]?.person ?? '');
    // Nothing was delivered yet: this is where it dies.
    await world.restart();
    await world.settle();
    const decided = await world.outside.store.query({ partition: `p#${world.partnership}`, prefix: 'approval#' });
    expect(decided.items.map(({ body }) => body.party)).toEqual([request.party]);
    expect(asksMailed(world)).toBe(asked);
    return `woken by the outbox; ${asked} asks before, ${asksMailed(world)} after`;
  });

  fault(9, 'the decision stands when nobody waits behind its doorbell, and is read from the store', async () => {
    const world = await decisionsOpen();
    const request = await decision(world);
    // The backstop of the waiting task: 300 days.
    world.outside.pass(25_920_001);
    await world.answer(request, stillAsked(request)[0]?.person ?? '');
    await world.engine().runDue();
    await world.engine().idle();
    await world.settle();
    const item = await world.outside.store.get(requests.key(world.partnership, request.id));
    expect(item && decode(requests, item).outcome?.result).toBe('agreed');
    const waiting = world.outside.heard.lines.filter(({ event }) => event === 'nobody-waited').length;
    const approval = await world.outside.store.query({ partition: `p#${world.partnership}`, prefix: 'approval#' });
    expect(waiting).toBeGreaterThan(0);
    expect(approval.items.map(({ body }) => body.party)).toContain(request.party);
    return `${waiting} doorbell rang for nobody; the workflow went on with "agreed"`;
  });

  fault(29, 'every task and every effect twice makes the same facts and the same mails', async () => {
    const [once, twice] = [await running({ times: 1 }), await running({ times: 2 })];
    await once.finish();
    await twice.finish();
    expect(await twice.facts()).toEqual(await once.facts());
    expect(mailsOf(twice)).toEqual(mailsOf(once));
    return `from the plan to two signed documents: the same facts, the same ${mailsOf(twice).length} mails`;
  });

  fault(30, 'a sweep that runs twice, late, or not for three days starts each due thing once', async () => {
    const chased = async (sweeps: readonly number[]): Promise<string[]> => {
      const world = await decisionsOpen();
      for (const times of sweeps) {
        world.outside.pass(86_400);
        for (let time = 0; time < times; time += 1) {
          await Promise.all([dailySweep(world.outside), ...(time > 0 ? [dailySweep(world.outside)] : [])]);
          await world.settle();
        }
      }
      const reminded = world.outside.heard.mails.filter(({ subject }) => !subject.startsWith('Please'));
      return reminded.map(({ to, subject }) => `${to.address} ${subject}`).toSorted();
    };
    const daily = await chased(Array.from({ length: 12 }, () => 1));
    const doubled = await chased(Array.from({ length: 12 }, () => 3));
    const gaps = await chased([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1]);
    expect(doubled).toEqual(daily);
    expect(gaps.length).toBeLessThanOrEqual(daily.length);
    const repeats = (mails: readonly string[]) => mails.length - new Set(mails).size;
    expect(repeats(gaps)).toBeLessThanOrEqual(repeats(daily));
    expect(daily.length).toBeGreaterThan(0);
    expect(gaps.length).toBeGreaterThan(0);
    return `12 days: ${daily.length} mails; swept three times a day ${doubled.length}; with three days missed ${gaps.length}`;
  });

  fault(32, 'processes that end anywhere lose nothing and do nothing twice', async () => {
    const [calm, broken] = [await running({ parties: 3 }), await running({ parties: 3 })];
    await calm.finish();
    let restarts = 0;
    for (let rounds = 0; rounds < 60; rounds += 1) {
      await broken.deliver();
      await broken.restart();
      restarts += 1;
      for (const request of await broken.open()) {
        if (request.kind === 'write-proposal') await broken.submit();
        else for (const { person } of stillAsked(request)) await broken.answer(request, person);
        await broken.restart();
        restarts += 1;
      }
    }
    await broken.settle();
    expect(await broken.facts()).toEqual(await calm.facts());
    // Who answered before their mail could leave gets none; nobody gets what they would not have got, or twice.
    const wanted = mailsOf(calm);
    const tooMany = mailsOf(broken).filter((mail, at, all) => !wanted.includes(mail) || all[at - 1] === mail);
    expect(tooMany.filter((mail) => wanted.filter((one) => one === mail).length < 2)).toEqual([]);
    return `${restarts} ends of the process, the same facts as without`;
  });

  fault(32, 'a process that was away for an hour in the middle of a call makes it again', async () => {
    const world = await running();
    await world.submit();
    await world.deliver();
    world.outside.pass(3600);
    await world.restart();
    await world.finish();
    expect(await world.facts()).toMatchObject({ stage: 'delivering', proposal: 'done' });
    const failed = world.engine().list({ status: 'FAILED' }).length;
    expect(failed).toBe(0);
    return `${failed} executions failed by a call that took an hour`;
  });

  fault(33, 'an execution that waits keeps its definition, a new one has the new', async () => {
    const wait = (said: string) =>
      machine({
        Wait: {
          Type: 'Task',
          Resource: AWAIT,
          Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
          Next: 'Say',
        },
        Say: { Type: 'Pass', Output: said, End: true },
      });
    const tokens: string[] = [];
    const workflows = { main: wait('old') };
    const functions = { ask: ({ token }: { token: string }) => tokens.push(token) };
    const world = engineWorld({ workflows, functions });
    await world.run({}, 'before');
    workflows.main = wait('new');
    await world.run({}, 'after');
    for (const token of tokens) world.engine.succeedTask(token, {});
    await world.engine.idle();
    const said = ['before', 'after'].map((name) => world.engine.describe(name)?.output);
    expect(said).toEqual(['old', 'new']);
    return `finished as ${said.join(' and ')}`;
  });

  fault(34, 'a request that is chased to its end makes a short history', async () => {
    const world = await decisionsOpen();
    const request = await decision(world);
    let days = 0;
    for (; days < 330; days += 1) {
      await world.nextMorning();
      await world.settle();
      const item = await world.outside.store.get(requests.key(world.partnership, request.id));
      if (item && decode(requests, item).outcome) break;
    }
    const most = Math.max(
      ...world
        .engine()
        .list({ limit: 100 })
        .map(({ events }) => events),
    );
    expect(most).toBeLessThan(2500);
    expect(days).toBeLessThan(330);
    return `closed after ${days} days; the longest history has ${most} events of 25,000`;
  });

  fault(36, 'a poison effect is set aside with an alarm, the others flow', async () => {
    const world = await decisionsOpen();
    const { outside, partnership } = world;
    await work(outside, partnership, async (tx) => {
      tx.effect({ kind: 'task', task: 'keep-copy', input: { document: 'none' } }, 'poison');
      tx.effect({ kind: 'mail', partnership, template: 'ask', to: 'lead' }, 'good');
    });
    for (let hours = 0; hours < 30; hours += 1) {
      await world.settle();
      outside.pass(3600);
    }
    const aside = (await outside.store.query({ index: 'due', partition: 'set-aside' })).items;
    const alarms = outside.heard.lines.filter(
      ({ event, effect }) => event === 'effect-set-aside' && effect === 'poison',
    );
    expect([aside.length, alarms.length]).toEqual([1, 1]);
    expect(await replayEffect(outside, 'poison')).toBe('replayed');
    const waiting = await nextTryAt(outside.store);
    expect(waiting).toEqual(outside.clock.now());
    return `set aside after ${String(aside[0]?.body.attempts)} tries, ${alarms.length} alarm; replayed, it is tried again`;
  });

  fault(22, 'signatures stay bound to the text they signed, and a new text is signed by all', async () => {
    const world = await decisionsOpen();
    for (const request of await world.open()) {
      if (request.kind === 'decision')
        for (const { person } of stillAsked(request)) await world.answer(request, person);
    }
    await world.settle();
    const mou = (await world.open()).find(({ kind }) => kind === 'sign-mou');
    if (!mou) throw new Error('nothing to sign');
    const [first, second, late] = stillAsked(mou);
    if (!first || !second || !late) throw new Error('too few sign');
    expect(await Promise.all([world.answer(mou, first.person), world.answer(mou, first.person)])).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    const { outside, partnership } = world;
    const why = { does: 'decline', reason: 'The dates are wrong', ...evidenceOf(second.person) } as const;
    await giveAnswer(outside, partnership, mou.id, why);
    await world.settle();
    const stored = await outside.store.get(requests.key(partnership, mou.id));
    expect(stored && decode(requests, stored).outcome?.result).toBe('declined');
    expect(await world.answer(mou, late.person)).toMatchObject({ ok: false });
    await world.finish();
    const kept = (await outside.store.query({ partition: `p#${partnership}`, prefix: 'signature#mou' })).items.map(
      (item) => decode(signatures, item),
    );
    const of = (version: number) => kept.filter((one) => one.version === version);
    const seals = new Set(kept.map(({ seal, version }) => `${version} ${seal}`));
    expect([of(1).length, of(2).length, seals.size]).toEqual([1, 4, 2]);
    expect(new Set(kept.map(({ seal }) => seal)).size).toBe(2);
    return `version 1 keeps ${of(1).length} signature under ${of(1)[0]?.seal.slice(0, 8)}…; ${of(2).length} sign version 2, ${of(2)[0]?.seal.slice(0, 8)}…`;
  });
});
