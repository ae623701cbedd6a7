/** The outbox consumer: carries out every effect whose time has come, at least once each. */
import { EffectPayload, EffectRecord } from '../domain/effect.ts';
import { effectIndexes, effectKey, replayed } from '../domain/outbox.ts';
import type { Item, Outside, Store } from '../ports.ts';
import type { EffectHandlers } from './handlers.ts';
import { type Ended, removeDelivered, tryEffect } from './try-effect.ts';

type Wanted = (item: Item) => boolean;

type DeliveryCount = { readonly delivered: number; readonly failed: number; readonly setAside: number };

type Parallel = {
  /** Effects in hand at once; 8 unless told. */
  readonly parallel?: number;
};

type DeliveryOptions = Parallel & {
  /** Only effects of these kinds, so that a doorbell need not wait behind a slow mail server. */
  readonly only?: readonly EffectPayload['kind'][];
  /** Of these kinds, only such items. */
  readonly such?: Wanted;
  /** Hears what is taken in hand, before it is tried. */
  readonly taking?: (items: readonly Item[]) => void;
  /** Asked before each fifty: whether time is up. What is left is due again in the next round. */
  readonly enough?: () => boolean;
};

/** Delivered items that one commit deletes. */
export const deletesAtOnce = 50;

/** The kind of effect that an outbox item holds, which this version may not know. */
export const kindOf = (item: Item): unknown => {
  const payload: unknown = item.body.payload;
  return typeof payload === 'object' && payload !== null && 'kind' in payload ? payload.kind : undefined;
};

const knownKinds: ReadonlySet<unknown> = new Set(EffectPayload.options.map((option) => option.shape.kind.value));

/** What no lane would take, because its kind is unknown here, every lane takes: it must be set aside, not stay. */
export const isOneOf = (only: DeliveryOptions['only'] = []): Wanted => {
  const kinds: ReadonlySet<unknown> = new Set(only);
  return (item) => kinds.size === 0 || kinds.has(kindOf(item)) || !knownKinds.has(kindOf(item));
};

/** The first due items that are wanted, oldest first; none when there are no more. */
const dueItems = async ({ store, clock }: Outside, wanted: Wanted): Promise<readonly Item[]> => {
  const upTo = `${clock.now().toISOString()}#~`;
  let from: string | undefined;
  do {
    const page = await store.query({ index: 'due', partition: 'outbox', upTo, ...(from && { from }) });
    const items = page.items.filter(wanted);
    if (items.length > 0) return items.slice(0, deletesAtOnce);
    from = page.next;
  } while (from);
  return [];
};

type Counts = Record<Ended, number>;

const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

const none = (): Counts => ({ delivered: 0, failed: 0, held: 0, 'set-aside': 0 });
/** So many held and none taken: nobody's is taken now, and the rest need not ask. */
const manyHeld = 8;

const asCount = (counts: Counts): DeliveryCount => ({
  delivered: counts.delivered,
  failed: counts.failed + counts.held,
  setAside: counts['set-aside'],
});

const inParallel = async <T>(items: readonly T[], parallel: number, run: (item: T) => Promise<void>): Promise<void> => {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
};

/** Where not even its failure can be written down, that is an alarm, and no reason for the others to wait. */
const tryAlone = async (outside: Outside, handlers: EffectHandlers, item: Item): Promise<Ended> => {
  try {
    return await tryEffect(outside, handlers, item);
  } catch (error) {
    const detail = { effect: item.partition.slice('effect#'.length), error: errorName(error) };
    outside.log('error', 'effect-not-recorded', detail);
    return 'failed';
  }
};

/** Whose turn it is part of: emails to one person go in the order in which they were written, all else by itself. */
export const turnOf = (item: Item): string => {
  const mail = EffectPayload.safeParse(item.body.payload);
  return mail.data?.kind === 'mail' ? `${mail.data.partnership} ${mail.data.to}` : item.partition;
};

const deliverTogether = async (
  outside: Outside,
  handlers: EffectHandlers,
  items: readonly Item[],
  { counts, parallel = 8 }: Parallel & { readonly counts: Counts },
): Promise<void> => {
  const delivered: Item[] = [];
  // The first email of a day goes and the next ones wait for it: which is the first must not be left to chance.
  await inParallel([...Map.groupBy(items, turnOf).values()], parallel, async (turn) => {
    for (const item of turn) {
      const ended = await tryAlone(outside, handlers, item);
      counts[ended] += 1;
      if (ended === 'delivered') delivered.push(item);
    }
  });
  await removeDelivered(outside.store, delivered);
};

/**
 * Delivers these outbox items, at most 50, which somebody has just seen being written. Rejects only when the store itself
 * fails; what was then delivered but not yet deleted is delivered again.
 */
export const deliverItems = async (
  outside: Outside,
  handlers: EffectHandlers,
  items: readonly Item[],
  options: Parallel = {},
): Promise<DeliveryCount> => {
  const counts = none();
  await deliverTogether(outside, handlers, items, { ...options, counts });
  return asCount(counts);
};

/**
 * Delivers what is due until nothing is left, also what delivering brings about. An effect that fails is tried once in
 * a run. Rejects only when the store itself fails; what was then delivered but not yet deleted is delivered again.
 */
export const deliverDue = async (
  outside: Outside,
  handlers: EffectHandlers,
  { only, such = () => true, taking, enough = () => false, ...options }: DeliveryOptions = {},
): Promise<DeliveryCount> => {
  const counts = none();
  const tried = new Set<string>();
  const inLane = isOneOf(only);
  const wanted: Wanted = (item) => !tried.has(item.partition) && inLane(item) && such(item);
  let before = 0;

  for (;;) {
    const items = await dueItems(outside, wanted);
    if (items.length === 0 || enough() || (counts.held >= manyHeld && counts.delivered === before)) {
      return asCount(counts);
    }
    before = counts.delivered;
    taking?.(items);
    for (const { partition } of items) tried.add(partition);
    await deliverTogether(outside, handlers, items, { ...options, counts });
  }
};

/** When the next effect in the outbox is to be tried; undefined when it is empty. */
export const nextTryAt = async (store: Store): Promise<Date | undefined> => {
  const { items } = await store.query({ index: 'due', partition: 'outbox', limit: 1 });
  const due = items[0]?.indexes?.due?.sort.split('#')[0];
  return due === undefined ? undefined : new Date(due);
};

/** `changed`: somebody else had it in hand just now. */
type Replay = 'replayed' | 'not-found' | 'not-set-aside' | 'changed';

/** An operator puts a set-aside effect back into the outbox, to be tried at once. */
export const replayEffect = async (
  { store, clock, log }: Pick<Outside, 'store' | 'clock' | 'log'>,
  id: string,
): Promise<Replay> => {
  const key = effectKey(id);
  const item = await store.get(key);
  if (!item) return 'not-found';
  const record = EffectRecord.parse(item.body);
  if (!record.setAside) return 'not-set-aside';
  const again = replayed(record, clock.now());
  const { setAside: _, ...kept } = item.body;
  const put = { ...key, expect: item.version, body: { ...kept, ...again }, indexes: effectIndexes(again) };
  const { ok } = await store.commit({ put: [put] });
  if (ok) log('info', 'effect-replayed', { effect: id, kind: record.payload.kind });
  return ok ? 'replayed' : 'changed';
};
