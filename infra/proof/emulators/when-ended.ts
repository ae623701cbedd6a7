/** What must not outlive this process: it ends with it, also when a signal ends it. */
import { constants } from 'node:os';

type End = () => Promise<void> | void;

const ends: End[] = [];
let listening = false;

const endAll = async (): Promise<void> => {
  for (const end of ends.splice(0).toReversed()) {
    try {
      await end();
    } catch {
      // The next one must end all the same.
    }
  }
};

/** Runs `end` when this process is told to end; what was registered last goes first. Call what it returns to forget it. */
export const whenEnded = (end: End): (() => void) => {
  ends.push(end);
  if (!listening) {
    listening = true;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => void endAll().then(() => process.exit(128 + constants.signals[signal])));
    }
  }
  return () => {
    const at = ends.indexOf(end);
    if (at >= 0) ends.splice(at, 1);
  };
};
