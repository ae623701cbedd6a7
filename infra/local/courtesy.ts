/**
 * Who waits for an answer goes first. What a decision brings about (the next step, mails, reports) is nobody's answer: it
 * lets requests pass, but not for ever. After a second of that it goes on beside them until it has caught up.
 */
export type Courtesy = {
  /** A request has come; call what it returns when it is answered. */
  request(): () => void;
  /** Resolves when work that nobody waits for may go on. */
  turn(): Promise<void>;
};

/** So long after the last answer nobody is taken to be in the middle of something, milliseconds. */
const quietMs = 4;
/** The longest that work lets requests pass, milliseconds. */
const patienceMs = 1000;
/** Work that comes sooner after the last belongs to the same backlog, milliseconds. */
const caughtUpMs = 100;
/** How much goes on in one round of the event loop; a request that comes meanwhile waits for it. */
const atOnce = { quiet: 16, beside: 4 };

export const createCourtesy = (now: () => number = () => performance.now()): Courtesy => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let lastRequest = Number.NEGATIVE_INFINITY;
  let backlogSince = Number.NEGATIVE_INFINITY;
  let lastWork = Number.NEGATIVE_INFINITY;
  let pumping = false;

  const isQuiet = (): boolean => underWay === 0 && now() - lastRequest >= quietMs;

  const pump = (): void => {
    if (waiting.length === 0) {
      pumping = false;
      return;
    }
    const quiet = isQuiet();
    if (!quiet && now() - backlogSince < patienceMs) {
      // A round later, so that requests which came while the process was held up have been heard.
      setTimeout(() => setImmediate(pump), quietMs);
      return;
    }
    lastWork = now();
    for (const go of waiting.splice(0, quiet ? atOnce.quiet : atOnce.beside)) go();
    setImmediate(pump);
  };
  return {
    request: () => {
      underWay += 1;
      return () => {
        underWay -= 1;
        lastRequest = now();
      };
    },
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (pumping) return;
        pumping = true;
        if (now() - lastWork > caughtUpMs) backlogSince = now();
        setImmediate(pump);
      }),
  };
};
