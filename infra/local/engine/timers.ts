/** Rings when the earliest due time has come. */
export type Timers = {
  /** Looks again at what is due next. */
  arm(): void;
  stop(): void;
};

/** setTimeout takes at most 24.8 days and knows nothing of a clock that is moved: so look again every hour. */
const LONGEST_MILLISECONDS = 3_600_000;

/** `nextAt` and `now` are milliseconds of the process's clock. The timer keeps no process alive. */
export function createTimers(parts: { nextAt(): number | undefined; now(): number; ring(): void }): Timers {
  let timer: NodeJS.Timeout | undefined;
  let armedFor: number | undefined;

  function clear(): void {
    clearTimeout(timer);
    timer = undefined;
    armedFor = undefined;
  }

  return {
    arm() {
      const at = parts.nextAt();
      if (at === armedFor) return;
      clear();
      if (at === undefined) return;
      armedFor = at;
      const delay = Math.min(Math.max(at - parts.now(), 0), LONGEST_MILLISECONDS);
      timer = setTimeout(() => {
        clear();
        parts.ring();
      }, delay).unref();
    },
    stop: clear,
  };
}
