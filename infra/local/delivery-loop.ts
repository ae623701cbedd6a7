/** What a stream and a schedule are in the cloud: makes the outbox be delivered soon after a commit, and after a failure. */
import type { Log } from '../../functions/ports.ts';

type Deliver = () => Promise<unknown>;

type LoopNeeds = {
  /** Delivers what is due. Several are lanes that do not wait for each other, such as doorbells and mails. */
  readonly deliver: Deliver | readonly Deliver[];
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
  /** Resolves when everything rung so far has been tried, and nothing rings. */
  idle(): Promise<void>;
  /** Starts nothing more; resolves when what is running has ended. */
  stop(): Promise<void>;
};

/** One delivery at a time; rings during one make exactly one more. */
const createLane = (deliver: Deliver, onError: (error: unknown) => void, onRested: () => void) => {
  let rung = false;
  let running: Promise<void> | undefined;

  const run = async () => {
    // Lets the request that rang send its answer first.
    await new Promise((resolve) => setImmediate(resolve));
    while (rung) {
      rung = false;
      await deliver().catch(onError);
    }
    running = undefined;
    onRested();
  };
  return {
    ring: () => {
      rung = true;
      running ??= run();
    },
    hush: () => {
      rung = false;
    },
    running: () => running,
  };
};

export const createDeliveryLoop = ({ deliver, now, nextRetryAt, log, quietMs = 60_000 }: LoopNeeds): DeliveryLoop => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const ring = () => {
    if (!stopped) for (const lane of lanes) lane.ring();
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

  const lanes = [deliver].flat().map((one) => createLane(one, onError, rested));
  ringIn(quietMs);

  const idle = async () => {
    while (running().length > 0) await Promise.all(running());
  };
  return {
    ring,
    idle,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      for (const lane of lanes) lane.hush();
      await idle();
    },
  };
};
