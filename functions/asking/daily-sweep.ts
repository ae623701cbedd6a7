/**
 * Once a day, at 07:00 in London: everything that a date has come for. What was started is recorded with it, so that a
 * second run does nothing and a missed day is caught up. Each due thing is looked at by itself: one that cannot be read
 * is set aside with an alarm, and the rest goes on.
 */
import { londonDate } from '../domain/london.ts';
import type { Item, Key, Outside } from '../ports.ts';
import { apart } from '../records/apart.ts';
import { UnreadableItem } from '../records/kind.ts';
import { digests, requests, scheduled, sweepPartition } from '../records/kinds.ts';
import { keepLastSweep } from '../records/last-sweep.ts';
import { work } from '../records/work.ts';
import { sendDigest } from './weekly-digest.ts';

export type Swept = {
  readonly rung: number;
  readonly started: number;
  readonly digests: number;
  /** Could not be read: an alarm has rung for each, and rings again tomorrow unless it was put right. */
  readonly setAside: number;
  /** Went wrong for another reason, twice: still due, for the next sweep. */
  readonly failed: number;
};

type Step = {
  readonly key: Key;
  readonly counts: 'rung' | 'started' | 'digests';
  readonly run: () => Promise<boolean>;
};

const looked: ReadonlySet<string> = new Set([requests.name, digests.name]);

export const dailySweep = async (outside: Outside): Promise<Swept> => {
  const today = londonDate(outside.clock.now());
  const counted = { rung: 0, started: 0, digests: 0, setAside: 0, failed: 0 };
  const toLookAt = new Set<string>();
  const again: Step[] = [];
  const take = async (step: Step, isLast: boolean): Promise<void> => {
    const ended = await apart(outside.log, step.key, step.run);
    if (ended === 'set-aside') counted.setAside += 1;
    else if (ended !== 'failed') counted[step.counts] += ended.done ? 1 : 0;
    else if (isLast) counted.failed += 1;
    else again.push(step);
  };
  for await (const item of dueItems(outside, today)) {
    if (looked.has(nameOf(item))) toLookAt.add(partnershipOf(item));
    await take(dueStep(outside, item, today), false);
  }
  for (const partnership of toLookAt) {
    const key = digests.key(partnership, 'it');
    await take({ key, counts: 'digests', run: () => sendDigest(outside, partnership, today) }, false);
  }
  for (const step of again) await take(step, true);
  outside.log('info', 'daily-sweep', counted);
  await keepLastSweep(outside, counted);
  return counted;
};

async function* dueItems({ store }: Outside, today: string): AsyncGenerator<Item> {
  let from: string | undefined;
  do {
    const page = await store.query({
      partition: sweepPartition,
      index: 'due',
      // Everything of that day sorts below its date followed by the last character there is.
      upTo: `${today}#\uffff`,
      limit: 200,
      ...(from ? { from } : {}),
    });
    yield* page.items;
    from = page.next;
  } while (from);
}

/** What it is, from its key: that holds even where the rest cannot be read. */
const nameOf = (item: Item): string => item.sort.slice(0, item.sort.indexOf('#'));
const partnershipOf = (item: Item): string => item.partition.slice('p#'.length);
const idOf = (item: Item): string => item.sort.slice(item.sort.indexOf('#') + 1);

const dueStep = (outside: Outside, item: Item, today: string): Step => {
  const key = { partition: item.partition, sort: item.sort };
  switch (nameOf(item)) {
    case requests.name:
      return { key, counts: 'rung', run: () => ringDue(outside, item, today) };
    case scheduled.name:
      return { key, counts: 'started', run: () => startDue(outside, item, today) };
    case digests.name:
      return { key, counts: 'digests', run: async () => false };
    default:
      return { key, counts: 'rung', run: () => Promise.reject(new UnreadableItem(key, 'due thing', 'unknown kind')) };
  }
};

/** Rings whoever waits behind a request whose chase is due. Rung doorbells are taken down in the same commit. */
const ringDue = (outside: Outside, item: Item, today: string): Promise<boolean> =>
  work(outside, partnershipOf(item), async (tx) => {
    const request = await tx.read(requests, idOf(item));
    if (!request?.next || request.next.on > today || request.waiting.length === 0) return false;
    for (const token of request.waiting) tx.effect({ kind: 'ring', token, output: { settled: false } });
    tx.write(requests, request.id, { ...request, waiting: [] });
    return true;
  });

const startDue = (outside: Outside, item: Item, today: string): Promise<boolean> =>
  work(outside, partnershipOf(item), async (tx) => {
    const due = await tx.read(scheduled, idOf(item));
    if (!due || due.startedAt || due.on > today) return false;
    tx.effect(due.effect);
    tx.write(scheduled, due.id, { ...due, startedAt: tx.now.toISOString() });
    return true;
  });
