import { afterEach, describe, expect, it } from 'vitest';
import { createIds } from '../../functions/adapters/ids.ts';
import { countTransactions, openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { nextTryAt } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { EffectPayload } from '../../functions/domain/effect.ts';
import { createCourtesy } from '../../infra/local/courtesy.ts';
import { createDeliveryLoop, type DeliveryLoop } from '../../infra/local/delivery-loop.ts';
import { lanesOf, wakeAtOnce } from '../../infra/local/lanes.ts';
import { workflowsOn } from '../../infra/local/workflows.ts';
import { anOutside } from '../builders/outside.ts';
import { AWAIT, engineWorld, machine } from './engine/world.ts';

const loops: DeliveryLoop[] = [];
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
});

/** Executions of `proposal` wait for a ring; `mou-signing` is no workflow here. */
const aMachine = async ({ atOnce = false, mailMs = 0 } = {}) => {
  const db = openDatabase(':memory:');
  const store = createSqliteStore({
    db,
    onEffects: (written) => loop.offer(written),
    ...(atOnce && { atOnce: ({ payload }) => wakeAtOnce(engine, payload) }),
  });
  const tokens: string[] = [];
  const waits = { Type: 'Task', Resource: AWAIT, End: true };
  const { engine } = engineWorld({
    db,
    workflows: {
      proposal: machine({
        Wait: { ...waits, Arguments: { FunctionName: 'wait', Payload: '{% $states.context.Task.Token %}' } },
      }),
    },
    functions: { wait: (token: string) => void tokens.push(token) },
  });
  const mailed: string[] = [];
  /** What happens while a task is carried out. */
  const during = { task: async (): Promise<void> => {} };
  /** Mails and tasks, in the order in which they ended. */
  const done: string[] = [];
  const outside = anOutside({ store, workflows: workflowsOn(engine) });
  const handlers = {
    ...workflowHandlers(outside),
    mail: async ({ to }: { to: string }) => {
      if (mailMs > 0) await new Promise((resolve) => setTimeout(resolve, mailMs));
      mailed.push(to);
      done.push(`mail to ${to}`);
    },
    task: async ({ task }: { task: string }) => {
      done.push(task);
      await during.task();
    },
  };
  const loop = createDeliveryLoop({
    lanes: lanesOf({ outside, handlers, engine, store, courtesy: createCourtesy() }, { isInbox: true }),
    now: () => outside.clock.now(),
  });
  loops.push(loop);
  const ids = createIds();
  const commit = async (...payloads: EffectPayload[]) => {
    const at = outside.clock.now().toISOString();
    await store.commit({ effects: payloads.map((payload) => ({ id: ids.id(), at, payload })) });
  };
  const settled = async () => {
    await loop.idle();
    await engine.idle();
  };
  const start = (name: string, workflow: 'proposal' | 'mou-signing' = 'proposal'): EffectPayload => ({
    kind: 'start',
    workflow,
    name,
    input: {},
  });
  const ring = (token = ''): EffectPayload => ({ kind: 'ring', token, output: { rung: true } });
  return { outside, engine, store, db, tokens, mailed, done, during, commit, settled, start, ring };
};

describe('papers', () => {
  const paper: EffectPayload = { kind: 'task', task: 'keep-copy', input: { partnership: 'p', document: 'd' } };
  const mail = (to: string): EffectPayload => ({ kind: 'mail', partnership: 'p', template: 'ask', to });

  it('are made once nothing else waits, never in front of a mail or another task', async () => {
    const { commit, settled, done } = await aMachine({ mailMs: 5 });
    const people = Array.from({ length: 20 }, (_, at) => `person-${at}`);
    await commit(paper, paper, ...people.map(mail), { kind: 'task', task: 'plan-year', input: {} });
    await settled();
    expect(done.slice(-2)).toEqual(['keep-copy', 'keep-copy']);
    expect(done).toHaveLength(23);
  });

  it('let a mail pass that comes between two of them', async () => {
    const { commit, settled, done, during } = await aMachine({ mailMs: 1 });
    during.task = async () => {
      during.task = async () => {};
      await commit(mail('sam'));
    };
    await commit(paper, paper, paper);
    await settled();
    expect(done).toEqual(['keep-copy', 'mail to sam', 'keep-copy', 'keep-copy']);
  });
});

describe('the outbox of one machine', () => {
  it('starts, rings and mails what was committed, and is empty then', async () => {
    const { engine, outside, tokens, mailed, commit, settled, start, ring } = await aMachine();
    await commit(start('one'), start('two'), { kind: 'mail', partnership: 'p', template: 'ask', to: 'sam' });
    await settled();
    expect([tokens.length, mailed]).toEqual([2, ['sam']]);
    await commit(...tokens.map(ring));
    await settled();
    expect(['one', 'two'].map((name) => engine.describe(name)?.output)).toEqual([{ rung: true }, { rung: true }]);
    expect(await nextTryAt(outside.store)).toBeUndefined();
  });

  it('takes doorbells out of the outbox in the transaction that rings them', async () => {
    const { db, tokens, commit, settled, start, ring } = await aMachine();
    await commit(start('one'), start('two'));
    await settled();
    const before = countTransactions(db);
    await commit(...tokens.map(ring));
    await settled();
    expect(countTransactions(db) - before).toBe(1);
  });

  it('says that nobody waited, and rings the others', async () => {
    const { engine, outside, tokens, commit, settled, start, ring } = await aMachine();
    await commit(start('one'));
    await settled();
    await commit(ring('nobody'), ring(tokens[0]));
    await settled();
    expect(engine.describe('one')?.status).toBe('SUCCEEDED');
    expect(outside.heard.lines.map(({ event }) => event)).toEqual(['nobody-waited']);
    expect(await nextTryAt(outside.store)).toBeUndefined();
  });

  it('starts the others when one cannot be started, which is tried again', async () => {
    const { engine, outside, commit, settled, start } = await aMachine();
    await commit(start('one'), start('other', 'mou-signing'), start('two'));
    await settled();
    expect(['one', 'two'].map((name) => engine.describe(name)?.status)).toEqual(['RUNNING', 'RUNNING']);
    expect(outside.heard.lines.map(({ event }) => event)).toEqual(['effect-failed']);
    expect((await nextTryAt(outside.store))?.getTime()).toBe(outside.clock.now().getTime() + 15_000);
  });

  it('starts what was started already no second time', async () => {
    const { engine, tokens, commit, settled, start } = await aMachine();
    await commit(start('one'));
    await commit(start('one'));
    await settled();
    expect([engine.list().length, tokens.length]).toEqual([1, 1]);
  });
});

describe('what wakes the engine of the same file', () => {
  const fact = { partition: 'p', sort: 'fact', body: { is: 1 }, expect: 'absent' } as const;
  const effectOf = (payload: EffectPayload) => ({ id: createIds().id(), at: '2027-01-14T09:00:00.000Z', payload });

  it('does so in the transaction of the facts behind it, and never waits in the outbox', async () => {
    const { engine, db, store, tokens, commit, settled, start, ring } = await aMachine({ atOnce: true });
    await commit(start('one'));
    expect(engine.describe('one')?.status).toBe('RUNNING');
    await settled();
    const before = countTransactions(db);
    await store.commit({ put: [fact], effects: [effectOf(ring(tokens[0]))] });
    expect([countTransactions(db) - before, engine.describe('one')?.output]).toEqual([1, { rung: true }]);
    expect(await nextTryAt(store)).toBeUndefined();
  });

  it('does not when the facts conflict with what stands there', async () => {
    const { engine, store, tokens, commit, settled, start, ring } = await aMachine({ atOnce: true });
    await commit(start('one'));
    await settled();
    await store.commit({ put: [fact] });
    const { ok } = await store.commit({ put: [fact], effects: [effectOf(ring(tokens[0]))] });
    expect([ok, engine.describe('one')?.status]).toEqual([false, 'RUNNING']);
  });

  it('leaves the facts standing when it cannot be done, and waits in the outbox', async () => {
    const { engine, outside, store, settled, start } = await aMachine({ atOnce: true });
    const effects = [start('one'), start('other', 'mou-signing')].map(effectOf);
    await store.commit({ put: [fact], effects });
    expect((await store.get(fact))?.body).toEqual({ is: 1 });
    await settled();
    expect(engine.describe('one')?.status).toBe('RUNNING');
    expect(outside.heard.lines.map(({ event }) => event)).toEqual(['effect-failed']);
  });

  it('is told in the log when nobody waits for a ring any more', async () => {
    const { outside, commit, settled, ring } = await aMachine({ atOnce: true });
    await commit(ring('nobody'));
    await settled();
    expect(outside.heard.lines.map(({ event }) => event)).toEqual(['nobody-waited']);
  });

  it('is rolled back with a process that dies before the commit: neither fact nor ring', async () => {
    const { engine, db, store, tokens, commit, settled, start, ring } = await aMachine({ atOnce: true });
    await commit(start('one'));
    await settled();
    db.exec('BEGIN IMMEDIATE');
    store.commitNow({ put: [fact], effects: [effectOf(ring(tokens[0]))] });
    db.exec('ROLLBACK');
    expect([await store.get(fact), engine.describe('one')?.status]).toEqual([undefined, 'RUNNING']);
  });
});
