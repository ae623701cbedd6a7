import { describe, expect, it } from 'vitest';
import { deliverDue, nextTryAt, replayEffect } from '../../functions/delivery/deliver.ts';
import { deliverOne } from '../../functions/delivery/deliver-one.ts';
import { type EffectHandlers, handle, workflowHandlers } from '../../functions/delivery/handlers.ts';
import { type Effect, effectKey, maxAttempts } from '../../functions/domain/effect.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';

const start = '2027-01-14T09:00:00.000Z';

const aMail = (id: string, at = start): Effect => ({
  id,
  at,
  payload: { kind: 'mail', partnership: 'wendle', template: 'ask', to: `person-of-${id}` },
});
const aRing = (id: string, at = start): Effect => ({
  id,
  at,
  payload: { kind: 'ring', token: `token-of-${id}`, output: { settled: true } },
});
const aFanOut = (id: string, people: readonly string[]): Effect => ({
  id,
  at: start,
  payload: { kind: 'mail-many', partnership: 'wendle', template: 'briefing', to: [...people], request: 'r1' },
});

/** Handlers whose mails fail for the people named, and are otherwise counted. */
const someHandlers = (outside: TestOutside, failing: ReadonlySet<string> = new Set()) => {
  const mailed: string[] = [];
  const tasks: { task: string; input: Readonly<Record<string, unknown>> }[] = [];
  const handlers: EffectHandlers = {
    ...workflowHandlers(outside),
    mail: async ({ to }) => {
      if (failing.has(to)) throw new RangeError(`550 <${to}@school.example> unknown`);
      mailed.push(to);
    },
    task: async ({ task, input }) => {
      tasks.push({ task, input });
    },
  };
  return { handlers, mailed, tasks };
};

const waiting = async (outside: TestOutside, partition = 'outbox') =>
  (await outside.store.query({ index: 'due', partition })).items;

describe('delivering what is due', () => {
  it('hands every effect to the handler of its kind and empties the outbox', async () => {
    const outside = anOutside();
    const { handlers, mailed, tasks } = someHandlers(outside);
    const execution = { workflow: 'proposal', name: 'wendle-1', input: { partnership: 'wendle' } } as const;
    await outside.store.commit({
      effects: [
        aMail('m'),
        aRing('r'),
        { id: 's', at: start, payload: { kind: 'start', ...execution } },
        { id: 't', at: start, payload: { kind: 'task', task: 'resume', input: { activity: 'a1' } } },
      ],
    });

    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 4, failed: 0, setAside: 0 });
    expect(tasks).toEqual([{ task: 'resume', input: { activity: 'a1' } }]);
    expect(mailed).toEqual(['person-of-m']);
    expect(outside.heard.rung).toEqual([{ token: 'token-of-r', output: { settled: true } }]);
    expect(outside.heard.started).toEqual([execution]);
    expect(await waiting(outside)).toEqual([]);
    expect(await outside.store.get(effectKey('m'))).toBeUndefined();
  });

  it('leaves what is due later until its time has come', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: [aMail('later', '2027-01-14T09:05:00.000Z'), aMail('exactly-now')] });

    await deliverDue(outside, handlers);
    expect(mailed).toEqual(['person-of-exactly-now']);
    expect(await nextTryAt(outside.store)).toEqual(new Date('2027-01-14T09:05:00.000Z'));
    outside.pass(300);
    await deliverDue(outside, handlers);
    expect(mailed).toEqual(['person-of-exactly-now', 'person-of-later']);
    expect(await nextTryAt(outside.store)).toBeUndefined();
  });

  it('goes on until nothing is left, however many there are, with at most eight in hand', async () => {
    const outside = anOutside();
    let [inHand, most, done] = [0, 0, 0];
    const handlers: EffectHandlers = {
      ...someHandlers(outside).handlers,
      mail: async () => {
        inHand += 1;
        most = Math.max(most, inHand);
        await new Promise((resolve) => setImmediate(resolve));
        inHand -= 1;
        done += 1;
      },
    };
    for (let batch = 0; batch < 3; batch += 1) {
      await outside.store.commit({ effects: Array.from({ length: 90 }, (_, n) => aMail(`m${batch}-${n}`)) });
    }
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 270 });
    expect([most, done]).toEqual([8, 270]);
    expect(await waiting(outside)).toEqual([]);
  });

  it('takes only the kinds of its lane, and finds them behind many others', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    for (let batch = 0; batch < 3; batch += 1) {
      await outside.store.commit({ effects: Array.from({ length: 90 }, (_, n) => aMail(`a${batch}-${n}`)) });
    }
    await outside.store.commit({ effects: [aRing('z')] });

    expect(await deliverDue(outside, handlers, { only: ['ring', 'start'] })).toMatchObject({ delivered: 1 });
    expect(outside.heard.rung).toHaveLength(1);
    expect(mailed).toEqual([]);
    expect(await deliverDue(outside, handlers, { only: ['mail'] })).toMatchObject({ delivered: 270 });
  });

  it('counts a doorbell that nobody hears any more as rung', async () => {
    const outside = anOutside({ workflows: { start: async () => {}, ring: async () => 'gone' } });
    await outside.store.commit({ effects: [aRing('r')] });
    expect(await deliverDue(outside, someHandlers(outside).handlers)).toMatchObject({ delivered: 1, failed: 0 });
    expect(outside.heard.lines).toEqual([{ level: 'info', event: 'nobody-waited', effect: 'r' }]);
  });
});

describe('an effect that fails', () => {
  it('is tried again after a wait that grows, and is delivered once its trouble is over', async () => {
    const outside = anOutside();
    const failing = new Set(['person-of-m']);
    const { handlers, mailed } = someHandlers(outside, failing);
    await outside.store.commit({ effects: [aMail('m')] });

    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 0, failed: 1, setAside: 0 });
    expect(await nextTryAt(outside.store)).toEqual(new Date('2027-01-14T09:00:15.000Z'));
    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 0, failed: 0, setAside: 0 });
    outside.pass(15);
    expect(await deliverDue(outside, handlers)).toMatchObject({ failed: 1 });
    expect(await nextTryAt(outside.store)).toEqual(new Date('2027-01-14T09:00:45.000Z'));

    failing.clear();
    outside.pass(30);
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 1 });
    expect(mailed).toEqual(['person-of-m']);
  });

  it('is set aside with an alarm after a bounded number of tries while the others flow', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside, new Set(['person-of-poison']));
    await outside.store.commit({ effects: [aMail('poison')] });

    let setAside = 0;
    for (let run = 0; run < 20; run += 1) {
      await outside.store.commit({ effects: [aMail(`good-${run}`, outside.clock.now().toISOString())] });
      setAside += (await deliverDue(outside, handlers)).setAside;
      outside.pass(3600);
    }
    expect(mailed).toHaveLength(20);
    expect(setAside).toBe(1);
    expect(outside.heard.lines.filter((line) => line.event === 'effect-failed')).toHaveLength(maxAttempts - 1);
    expect(outside.heard.lines.filter((line) => line.event === 'effect-set-aside')).toEqual([
      { level: 'error', event: 'effect-set-aside', effect: 'poison', kind: 'mail', attempts: 8, error: 'RangeError' },
    ]);
    const [aside] = await waiting(outside, 'set-aside');
    expect(aside?.body).toMatchObject({ id: 'poison', setAside: { because: expect.stringContaining('550') } });
    expect(aside?.body).not.toHaveProperty('nextTry');
    expect(await waiting(outside)).toEqual([]);
  });

  it('never puts what the error said into the log, because that may hold an address', async () => {
    const outside = anOutside();
    const { handlers } = someHandlers(outside, new Set(['person-of-m']));
    await outside.store.commit({ effects: [aMail('m')] });
    for (let run = 0; run < maxAttempts; run += 1) {
      await deliverDue(outside, handlers);
      outside.pass(3600);
    }
    expect(outside.heard.lines).toHaveLength(maxAttempts);
    expect(JSON.stringify(outside.heard.lines)).not.toContain('school.example');
  });

  it('can be put back by an operator and is then delivered', async () => {
    const outside = anOutside();
    const failing = new Set(['person-of-m']);
    const { handlers, mailed } = someHandlers(outside, failing);
    await outside.store.commit({ effects: [aMail('m')] });
    expect(await replayEffect(outside, 'm')).toBe('not-set-aside');
    for (let run = 0; run < maxAttempts; run += 1) {
      await deliverDue(outside, handlers);
      outside.pass(3600);
    }
    failing.clear();
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 0 });

    expect(await replayEffect(outside, 'm')).toBe('replayed');
    expect(await waiting(outside, 'set-aside')).toEqual([]);
    expect(await deliverDue(outside, handlers)).toMatchObject({ delivered: 1 });
    expect(mailed).toEqual(['person-of-m']);
    expect(await replayEffect(outside, 'm')).toBe('not-found');
  });

  it('is set aside at once when this version cannot read it, whichever lane finds it, and loses no field', async () => {
    const outside = anOutside();
    const body = {
      id: 'new',
      at: start,
      attempts: 0,
      nextTry: start,
      payload: { kind: 'text', to: 'p' },
      tone: 'soft',
    };
    const indexes = { due: { partition: 'outbox', sort: `${start}#new` } };
    await outside.store.commit({
      put: [{ ...effectKey('new'), expect: 'absent', body, indexes }],
      effects: [aRing('r')],
    });

    expect(await deliverDue(outside, someHandlers(outside).handlers, { only: ['ring'] })).toEqual({
      delivered: 1,
      failed: 0,
      setAside: 1,
    });
    const [aside] = await waiting(outside, 'set-aside');
    expect(aside?.body).toMatchObject({ payload: { kind: 'text', to: 'p' }, tone: 'soft' });
    expect(outside.heard.lines).toMatchObject([{ level: 'error', event: 'effect-set-aside', effect: 'new' }]);
  });

  it('keeps fields that this version does not know', async () => {
    const outside = anOutside();
    const body = { ...{ id: 'm', at: start, attempts: 0, nextTry: start }, payload: aMail('m').payload, tone: 'soft' };
    const indexes = { due: { partition: 'outbox', sort: `${start}#m` } };
    await outside.store.commit({ put: [{ ...effectKey('m'), expect: 'absent', body, indexes }] });
    await deliverDue(outside, someHandlers(outside, new Set(['person-of-m'])).handlers);
    expect((await outside.store.get(effectKey('m')))?.body).toMatchObject({ attempts: 1, tone: 'soft' });
  });
});

describe('two consumers at once', () => {
  it('leave an empty outbox and no failure, though an effect may reach its handler twice', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: Array.from({ length: 60 }, (_, n) => aMail(`m${n}`)) });
    const counts = await Promise.all([deliverDue(outside, handlers), deliverDue(outside, handlers)]);
    expect(counts.map((count) => count.failed + count.setAside)).toEqual([0, 0]);
    expect(new Set(mailed).size).toBe(60);
    expect(await waiting(outside)).toEqual([]);
  });
});

describe('what was delivered', () => {
  it('leaves the outbox even when somebody else takes one of it meanwhile', async () => {
    const outside = anOutside();
    const { handlers } = someHandlers(outside);
    await outside.store.commit({ effects: [aMail('first'), aMail('second'), aMail('third')] });
    const meddling: EffectHandlers = {
      ...handlers,
      mail: async (_payload, effect) => {
        if (effect.id === 'second') await outside.store.commit({ delete: [{ ...effectKey('second'), expect: 1 }] });
      },
    };
    expect(await deliverDue(outside, meddling)).toMatchObject({ delivered: 3 });
    expect(await waiting(outside)).toEqual([]);
  });
});

describe('a mail to many', () => {
  const people = Array.from({ length: 250 }, (_, n) => `person-${n}`);

  it('becomes one mail for each person', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: [aFanOut('many', ['person-7', ...people, 'person-7'])] });
    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 251, failed: 0, setAside: 0 });
    expect(mailed.toSorted()).toEqual(people.toSorted());
    expect(await waiting(outside)).toEqual([]);
  });

  it('makes no second mail when it runs twice, at once or after its mails have left', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    const fanOut = aFanOut('many', people);
    await outside.store.commit({ effects: [fanOut] });
    const split = () => handle(handlers, fanOut);
    await Promise.all([split(), split(), split()]);
    await deliverDue(outside, handlers);
    await split();
    await deliverDue(outside, handlers);
    expect(mailed.toSorted()).toEqual(people.toSorted());
  });

  it('goes on where it was cut off, and asks nobody twice', async () => {
    const outside = anOutside();
    let commits = 0;
    const dying: TestOutside = {
      ...outside,
      store: {
        ...outside.store,
        commit: async (commit) => {
          commits += 1;
          if (commits === 2) throw new Error('the process died here');
          return outside.store.commit(commit);
        },
      },
    };
    await outside.store.commit({ effects: [aFanOut('many', people)] });
    const first = someHandlers(dying);
    await deliverDue(dying, first.handlers);
    expect(first.mailed).toHaveLength(90);

    outside.pass(15);
    const second = someHandlers(outside);
    await deliverDue(outside, second.handlers);
    expect([...first.mailed, ...second.mailed].toSorted()).toEqual(people.toSorted());
  });

  it('is not held up by one mail that stands there already', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: [aMail('many-person-3'), aFanOut('many', people)] });
    await deliverDue(outside, handlers, { only: ['mail-many'] });
    await deliverDue(outside, handlers);
    expect(mailed).toHaveLength(250);
  });
});

describe('delivering one effect by its id', () => {
  it('delivers it once; the second ring finds it gone', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    await outside.store.commit({ effects: [aMail('m')] });
    expect(await deliverOne(outside, handlers, 'm')).toBe('delivered');
    expect(await deliverOne(outside, handlers, 'm')).toBe('gone');
    expect(mailed).toEqual(['person-of-m']);
  });

  it('waits with one that failed until its next try, and leaves one that was set aside', async () => {
    const outside = anOutside();
    const { handlers } = someHandlers(outside, new Set(['person-of-m']));
    await outside.store.commit({ effects: [aMail('m')] });
    expect(await deliverOne(outside, handlers, 'm')).toBe('failed');
    expect(await deliverOne(outside, handlers, 'm')).toBe('not-due');
    for (let run = 1; run < maxAttempts - 1; run += 1) {
      outside.pass(3600);
      expect(await deliverOne(outside, handlers, 'm')).toBe('failed');
    }
    outside.pass(3600);
    expect(await deliverOne(outside, handlers, 'm')).toBe('set-aside');
    outside.pass(3600);
    expect(await deliverOne(outside, handlers, 'm')).toBe('not-due');
  });
});
