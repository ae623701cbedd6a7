import { describe, expect, it } from 'vitest';
import { deliverDue, nextTryAt } from '../../functions/delivery/deliver.ts';
import { deliverNamed, deliverOne } from '../../functions/delivery/deliver-one.ts';
import type { EffectHandlers } from '../../functions/delivery/handlers.ts';
import { effectKey, maxAttempts } from '../../functions/domain/outbox.ts';
import { anOutside } from '../builders/outside.ts';
import { aMail, aRing, someHandlers, start, waiting } from './outbox.ts';

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
        { id: 't', at: start, payload: { kind: 'task', task: 'plan-year', input: { activity: 'a1' } } },
      ],
    });

    expect(await deliverDue(outside, handlers)).toEqual({ delivered: 4, failed: 0, setAside: 0 });
    expect(tasks).toEqual([{ task: 'plan-year', input: { activity: 'a1' } }]);
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

describe('several emails to one person', () => {
  /** Each takes shorter than the one before it, so that together they would end the other way round. */
  const slowFirst = () => {
    const outside = anOutside();
    const done: string[] = [];
    let left = 4;
    const handlers: EffectHandlers = {
      ...someHandlers(outside).handlers,
      mail: async (_payload, effect) => {
        left -= 1;
        for (let turns = left; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
        done.push(effect.id);
      },
    };
    const effects = ['a', 'b', 'c'].map((id) => aMail(id, start, 'priya'));
    return { outside, handlers, done, effects };
  };

  it('go in the order in which they are due', async () => {
    const { outside, handlers, done, effects } = slowFirst();
    await outside.store.commit({ effects });
    await deliverDue(outside, handlers);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('go in the order in which a stream names them, and others do not wait for them', async () => {
    const { outside, handlers, done, effects } = slowFirst();
    await outside.store.commit({ effects: [...effects, aMail('other')] });
    const ended = await deliverNamed(outside, handlers, ['b', 'a', 'c', 'other']);
    expect(ended.map((one) => one.status === 'fulfilled' && one.value)).toEqual(Array(4).fill('delivered'));
    expect(done.filter((id) => id !== 'other')).toEqual(['b', 'a', 'c']);
    expect(done.indexOf('other')).toBeLessThan(3);
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
