import { afterEach, describe, expect, it, vi } from 'vitest';
import { deliverDue, nextTryAt } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { Item } from '../../functions/ports.ts';
import { createDeliveryLoop, type DeliveryLoop, type Lane } from '../../infra/local/delivery-loop.ts';
import { anOutside } from '../builders/outside.ts';

const opened: DeliveryLoop[] = [];
type Needs = Parameters<typeof createDeliveryLoop>[0];
type OneLane = Omit<Needs, 'lanes'> & { readonly sweep: Lane['sweep'] };

const aLoop = (given: Needs | OneLane) => {
  const needs = 'lanes' in given ? given : { ...given, lanes: [{ sweep: given.sweep }] };
  const loop = createDeliveryLoop(needs);
  opened.push(loop);
  return loop;
};
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map((loop) => loop.stop()));
});

const now = () => new Date('2027-01-14T09:00:00.000Z');
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the delivery loop', () => {
  it('delivers after a ring, but not before the caller has had its turn', async () => {
    let runs = 0;
    const loop = aLoop({
      now,
      sweep: async () => {
        runs += 1;
      },
    });
    await loop.idle();
    expect(runs).toBe(0);
    loop.ring();
    expect(runs).toBe(0);
    await loop.idle();
    expect(runs).toBe(1);
  });

  it('makes one run of many rings, and one more for rings during that run', async () => {
    let runs = 0;
    const loop = aLoop({
      now,
      sweep: async () => {
        runs += 1;
        if (runs === 1) for (let ring = 0; ring < 5; ring += 1) loop.ring();
        await turn();
      },
    });
    for (let ring = 0; ring < 5; ring += 1) loop.ring();
    await loop.idle();
    expect(runs).toBe(2);
  });

  it('does not make doorbells wait for a slow mail server', async () => {
    let mailServerAnswers = () => {};
    const slow = new Promise<void>((resolve) => {
      mailServerAnswers = resolve;
    });
    let rings = 0;
    const ringLane = async () => {
      rings += 1;
    };
    const loop = aLoop({ now, lanes: [{ sweep: ringLane }, { sweep: () => slow }] });
    loop.ring();
    await turn();
    await turn();
    loop.ring();
    await turn();
    await turn();
    expect(rings).toBe(2);
    mailServerAnswers();
    await loop.idle();
  });

  it('reports a failed run without stopping, and tells no more than the name of the error', async () => {
    const lines: unknown[] = [];
    let runs = 0;
    const loop = aLoop({
      now,
      log: (...line) => lines.push(line),
      sweep: async () => {
        runs += 1;
        if (runs === 1) throw new RangeError('secret');
      },
    });
    loop.ring();
    await loop.idle();
    loop.ring();
    await loop.idle();
    expect(runs).toBe(2);
    expect(lines).toEqual([['error', 'delivery-failed', { error: 'RangeError' }]]);
  });

  it('rings by itself when a retry is due', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let runs = 0;
    const loop = aLoop({
      now,
      nextRetryAt: async () => new Date('2027-01-14T09:00:15.000Z'),
      sweep: async () => {
        runs += 1;
      },
    });
    loop.ring();
    await loop.idle();
    await turn();
    await vi.advanceTimersByTimeAsync(14_000);
    await loop.idle();
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await loop.idle();
    expect(runs).toBe(2);
  });

  it('looks once a minute even when nothing rang, because another process may have put an effect back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let runs = 0;
    const loop = aLoop({
      now,
      nextRetryAt: async () => undefined,
      sweep: async () => {
        runs += 1;
      },
    });
    for (let minute = 1; minute <= 3; minute += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      await loop.idle();
      await turn();
      expect(runs).toBe(minute);
    }
  });

  it('starts nothing after it was stopped, and stops only when what runs has ended', async () => {
    let ended = 0;
    const loop = aLoop({
      now,
      sweep: async () => {
        await turn();
        ended += 1;
      },
    });
    loop.ring();
    await turn();
    loop.ring();
    await loop.stop();
    expect(ended).toBe(1);
    loop.ring();
    await loop.idle();
    expect(ended).toBe(1);
  });

  const anItem = (id: string): Item => ({ partition: `effect#${id}`, sort: 'effect', version: 1, body: { id } });

  it('delivers what was just written without looking for it, each lane its own', async () => {
    const seen: string[] = [];
    const lane = (name: string): Lane => ({
      sweep: async () => seen.push(`${name} sweeps`),
      fresh: {
        takes: (item) => item.partition.startsWith(`effect#${name}`),
        deliver: async (items) => seen.push(...items.map(({ partition }) => partition)),
      },
    });
    const loop = aLoop({ now, lanes: [lane('bell'), lane('mail')] });
    loop.offer([anItem('mail-1'), anItem('bell-1'), anItem('mail-2')]);
    await loop.idle();
    expect(seen.toSorted()).toEqual(['effect#bell-1', 'effect#mail-1', 'effect#mail-2']);
  });

  it('delivers once what a sweep has found before its turn came', async () => {
    const delivered: string[] = [];
    const items = [anItem('a'), anItem('b')];
    const deliver = async (some: readonly Item[]) => delivered.push(...some.map(({ partition }) => partition));
    const sweep: Lane['sweep'] = async (taking) => {
      taking(items);
      await deliver(items);
    };
    const loop = aLoop({ now, lanes: [{ sweep, fresh: { takes: () => true, deliver } }] });
    loop.ring();
    loop.offer([...items, anItem('c')]);
    await loop.idle();
    expect(delivered).toEqual(['effect#a', 'effect#b', 'effect#c']);
  });

  it('looks in the outbox when nothing is named, or more than it cares to remember', async () => {
    let sweeps = 0;
    const sweep = async () => {
      sweeps += 1;
    };
    const never = async () => {
      throw new Error('nothing was to be delivered from memory');
    };
    const lines: unknown[] = [];
    const log = (...line: unknown[]) => void lines.push(line);
    const loop = aLoop({ now, log, lanes: [{ sweep, fresh: { takes: () => true, deliver: never } }] });
    loop.offer([]);
    await loop.idle();
    loop.offer(Array.from({ length: 2000 }, (_, at) => anItem(String(at))));
    await loop.idle();
    expect([sweeps, lines]).toEqual([2, []]);
  });

  it('carries a commit to the workflow that waits for it', async () => {
    const outside = anOutside({ onEffects: () => loop.ring() });
    const handlers = { ...workflowHandlers(outside), mail: async () => {}, task: async () => {} };
    const loop = aLoop({
      now,
      nextRetryAt: () => nextTryAt(outside.store),
      lanes: [{ sweep: () => deliverDue(outside, handlers) }],
    });
    await outside.store.commit({
      effects: [{ id: 'r', at: now().toISOString(), payload: { kind: 'ring', token: 't', output: {} } }],
    });
    expect(outside.heard.rung).toEqual([]);
    await loop.idle();
    expect(outside.heard.rung).toEqual([{ token: 't', output: {} }]);
  });
});
