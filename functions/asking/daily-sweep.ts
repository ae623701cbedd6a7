/**
 * Once a day, at 07:00 in London: everything that a date has come for. What was started is recorded with it, so that a
 * second run does nothing and a missed day is caught up.
 */
import { londonDate } from '../domain/london.ts';
import type { Item, Outside } from '../ports.ts';
import { digests, requests, scheduled, sweepPartition } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { sendDigest } from './weekly-digest.ts';

export type Swept = { readonly rung: number; readonly started: number; readonly digests: number };

export const dailySweep = async (outside: Outside): Promise<Swept> => {
  const today = londonDate(outside.clock.now());
  let rung = 0;
  let started = 0;
  const toLookAt = new Set<string>();
  let from: string | undefined;
  do {
    const page = await outside.store.query({
      partition: sweepPartition,
      index: 'due',
      // Everything of that day sorts below its date followed by the last character there is.
      upTo: `${today}#\uffff`,
      limit: 200,
      ...(from ? { from } : {}),
    });
    for (const item of page.items) {
      if ([requests.name, digests.name].includes(String(item.body._kind))) toLookAt.add(partnershipOf(item));
      if (item.body._kind === requests.name && (await ringDue(outside, item, today))) rung += 1;
      if (item.body._kind === scheduled.name && (await startDue(outside, item, today))) started += 1;
    }
    from = page.next;
  } while (from);
  let sent = 0;
  for (const partnership of toLookAt) if (await sendDigest(outside, partnership, today)) sent += 1;
  outside.log('info', 'daily-sweep', { rung, started, digests: sent });
  return { rung, started, digests: sent };
};

const partnershipOf = (item: Item): string => item.partition.slice('p#'.length);
const idOf = (item: Item): string => item.sort.slice(item.sort.indexOf('#') + 1);

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
