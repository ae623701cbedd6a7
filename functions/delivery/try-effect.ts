/** One try of one outbox item, and what is written down about it. */
import { EffectRecord } from '../domain/effect.ts';
import { afterFailedTry, afterHeldTry, effectIndexes, maxAttempts } from '../domain/outbox.ts';
import type { Item, Outside, Store } from '../ports.ts';
import { type EffectHandlers, handle } from './handlers.ts';
import { codeOf, isHeld } from './held.ts';

/**
 * `delivered`: its item may go now. `failed`: it is tried again later. `held`: nobody's is taken now, so it was no try.
 * `set-aside`: only an operator brings it back.
 */
export type Ended = 'delivered' | 'failed' | 'held' | 'set-aside';

const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** The item's body after a failure. Fields that this version does not know stay. */
const bodyWith = (item: Item, record: EffectRecord) => {
  const { nextTry: _, setAside: __, ...kept } = item.body;
  return { ...kept, ...record };
};

/** The log hears which effect and which error, never the error's text: that may hold an address. */
const recordFailure = async (outside: Outside, item: Item, record: EffectRecord, error: unknown): Promise<Ended> => {
  const held = isHeld(error);
  const now = outside.clock.now();
  const after = held ? afterHeldTry(record, now) : afterFailedTry(record, now, textOf(error));
  const { partition, sort } = item;
  const put = { partition, sort, expect: item.version, body: bodyWith(item, after), indexes: effectIndexes(after) };
  // A conflict means that another consumer has written down its own try: then that one counts.
  await outside.store.commit({ put: [put] });
  const detail = {
    effect: record.id,
    kind: record.payload.kind,
    attempts: after.attempts,
    error: error instanceof Error ? error.name : typeof error,
    ...(codeOf(error) !== undefined && { code: codeOf(error) }),
  };
  if (held) {
    outside.log('warn', 'effect-held', detail);
    return 'held';
  }
  if (!after.setAside) {
    outside.log('warn', 'effect-failed', detail);
    return 'failed';
  }
  outside.log('error', 'effect-set-aside', detail);
  return 'set-aside';
};

/** An item that cannot be read will not be readable in a minute either: it is set aside at once, as it is. */
const setAsideUnreadable = async (outside: Outside, item: Item): Promise<Ended> => {
  const id = item.partition.slice('effect#'.length);
  const setAside = { at: outside.clock.now().toISOString(), because: 'this version of the program cannot read it' };
  const { nextTry: _, ...kept } = item.body;
  const { partition, sort } = item;
  const indexes = { due: { partition: 'set-aside', sort: `${setAside.at}#${id}` } };
  const body = { ...kept, id, attempts: maxAttempts, setAside };
  await outside.store.commit({ put: [{ partition, sort, expect: item.version, body, indexes }] });
  outside.log('error', 'effect-set-aside', { effect: id, kind: 'unreadable', attempts: 0 });
  return 'set-aside';
};

export const tryEffect = async (outside: Outside, handlers: EffectHandlers, item: Item): Promise<Ended> => {
  const read = EffectRecord.safeParse(item.body);
  if (!read.success) return setAsideUnreadable(outside, item);
  const { id, at, payload, attempts } = read.data;
  try {
    await handle(handlers, { id, at, payload, attempts });
    return 'delivered';
  } catch (error) {
    return recordFailure(outside, item, read.data, error);
  }
};

/** Takes delivered items out of the outbox. What somebody else has taken out or moved on meanwhile is left alone. */
export const removeDelivered = async (store: Store, items: readonly Item[]): Promise<void> => {
  if (items.length === 0) return;
  const deletes = items.map(({ partition, sort, version }) => ({ partition, sort, expect: version }));
  const result = await store.commit({ delete: deletes });
  if (result.ok) return;
  const lost = new Set(result.conflicts.map((key) => key.partition));
  if (lost.size > 0) {
    await removeDelivered(
      store,
      items.filter((item) => !lost.has(item.partition)),
    );
  }
};
