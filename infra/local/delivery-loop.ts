/** What a stream and a schedule are in the cloud: makes the outbox be delivered soon after a commit, and after a failure. */
import { deletesAtOnce } from '../../functions/delivery/deliver.ts';
import type { Item, Log } from '../../functions/ports.ts';

/**
 * A part of the outbox whose delivery waits for no other part, such as doorbells beside mails. What only one lane does may
 * wait until the others have nothing left to do (`othersRest`); two lanes that do so would wait for each other.
 */
export type Lane = {
  /** Delivers everything in the outbox that is due. `taking` must hear of items before they are tried. */
  readonly sweep: (taking: (items: readonly Item[]) => void, othersRest: () => Promise<void>) => Promise<unknown>;
  /** Delivers items that were just written, at most 50, without looking for them. Without it every ring is a sweep. */
  readonly fresh?: {
    readonly takes: (item: Item) => boolean;
    readonly deliver: (items: readonly Item[], othersRest: () => Promise<void>) => Promise<unknown>;
  };
};

type LoopNeeds = {
  readonly lanes: readonly Lane[];
  readonly now: () => Date;
  /** When the outbox has something due next. Without it the loop looks every `quietMs`. */
  readonly nextRetryAt?: () => Promise<Date | undefined>;
  readonly log?: Log;
  /**
   * Looks at least this often, milliseconds: another process may have replayed an effect, and the clock of a
   * demonstration can be moved. A minute unless told.
   */
  readonly quietMs?: number;
};

export type DeliveryLoop = {
  /** Something may be due: delivery begins once the running request has had its turn. Cheap; call it any time. */
  ring(): void;
  /** These items were just written to the outbox. None named is a ring. */
  offer(written: readonly Item[]): void;
  /** Resolves when everything rung so far has been tried, and nothing rings. */
  idle(): Promise<void>;
  isIdle(): boolean;
  /** Starts nothing more; resolves when what is running has ended. */
  stop(): Promise<void>;
};

/** More than this is not remembered: it is found in the outbox. */
const mostFresh = 1000;

/** One delivery at a time; rings during one make exactly one more. */
const createLane = (
  { sweep, fresh }: Lane,
  onError: (error: unknown) => void,
  onRested: () => void,
  othersRest: () => Promise<void>,
) => {
  /** By partition. The outbox holds them too: what a sweep takes in hand is no longer in here. */
  const offered = new Map<string, Item>();
  let rung = false;
  let running: Promise<void> | undefined;

  const forget = (items: readonly Item[]): void => {
    for (const { partition } of items) offered.delete(partition);
  };
  const deliverOffered = async (): Promise<void> => {
    const items = [...offered.values()].slice(0, deletesAtOnce);
    forget(items);
    await fresh?.deliver(items, othersRest);
  };
  const run = async () => {
    // Lets the request that rang send its answer first.
    await new Promise((resolve) => setImmediate(resolve));
    while (rung || offered.size > 0) {
      const work = rung ? () => sweep(forget, othersRest) : deliverOffered;
      rung = false;
      await work().catch(onError);
    }
    running = undefined;
    onRested();
  };
  const ring = () => {
    rung = true;
    running ??= run();
  };
  return {
    ring,
    offer: (written: readonly Item[]) => {
      if (!fresh) return ring();
      const own = written.filter(fresh.takes);
      if (own.length === 0) return;
      if (offered.size + own.length > mostFresh) return ring();
      for (const item of own) offered.set(item.partition, item);
      running ??= run();
    },
    hush: () => {
      rung = false;
      offered.clear();
    },
    running: () => running,
  };
};

export const createDeliveryLoop = ({
  lanes: parts,
  now,
  nextRetryAt,
  log,
  quietMs = 60_000,
}: LoopNeeds): DeliveryLoop => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const ring = () => {
    if (!stopped) for (const lane of lanes) lane.ring();
  };
  const offer = (written: readonly Item[]) => {
    if (written.length === 0) ring();
    else if (!stopped) for (const lane of lanes) lane.offer(written);
  };
  const ringIn = (ms: number) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(ring, Math.max(Math.min(ms, quietMs), 0));
    timer.unref();
  };
  const setTimer = async () => {
    ringIn(quietMs);
    const next = await nextRetryAt?.().catch(() => undefined);
    // Something due already and still there is in another lane's hands, or failed to be written down: not at once.
    if (next) ringIn(Math.max(next.getTime() - now().getTime(), 1000));
  };
  const onError = (error: unknown) =>
    log?.('error', 'delivery-failed', { error: error instanceof Error ? error.name : typeof error });
  const running = () => lanes.map((lane) => lane.running()).filter((run) => run !== undefined);
  const rested = () => {
    if (!stopped && running().length === 0) void setTimer();
  };

  const lanes: readonly ReturnType<typeof createLane>[] = parts.map((one, at) =>
    createLane(one, onError, rested, async () => {
      const others = () => lanes.flatMap((lane, place) => (place === at ? [] : (lane.running() ?? [])));
      while (others().length > 0) await Promise.all(others());
    }),
  );
  ringIn(quietMs);

  const idle = async () => {
    while (running().length > 0) await Promise.all(running());
  };
  return {
    ring,
    offer,
    idle,
    isIdle: () => running().length === 0,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      for (const lane of lanes) lane.hush();
      await idle();
    },
  };
};
