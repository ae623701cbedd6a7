/** Rings when the earliest due time has come. */
export type Timers = {
  /** Looks again at what is due next. */
  arm(): void;
  stop(): void;
};

/** setTimeout takes at most 24.8 days and knows nothing of a clock that is moved: so look again every hour. */
const longestMilliseconds = 3_600_000;

/** After a ring that failed. */
const tryAgainMilliseconds = 1000;

type TimerParts = {
  /** Milliseconds of the process's clock, like `now`. */
  nextAt(): number | undefined;
  now(): number;
  /** When it throws, it is called again after a while. */
  ring(): void;
  log(message: string, error: unknown): void;
};

/** The timer keeps no process alive. */
export const createTimers = (parts: TimerParts): Timers => {
  let timer: NodeJS.Timeout | undefined;
  let armedFor: number | undefined;

  const clear = (): void => {
    clearTimeout(timer);
    timer = undefined;
    armedFor = undefined;
  };

  const set = (delay: number): void => {
    timer = setTimeout(ringNow, Math.min(Math.max(delay, 0), longestMilliseconds)).unref();
  };

  const ringNow = (): void => {
    clear();
    try {
      parts.ring();
    } catch (error) {
      parts.log('What was due could not be run; it is tried again.', error);
      clear();
      set(tryAgainMilliseconds);
    }
  };

  return {
    arm() {
      const at = parts.nextAt();
      if (at === armedFor) return;
      clear();
      if (at === undefined) return;
      armedFor = at;
      set(at - parts.now());
    },
    stop: clear,
  };
};
