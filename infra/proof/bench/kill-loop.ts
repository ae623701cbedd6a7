/**
 * Decisions are given by clients that try again, while the server's process is killed at random moments and started anew
 * on the same folder. In the end everything must be as if nothing had happened: that is compared with a run in which
 * nothing does.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { withOpenDecisions } from './fresh.ts';
import { answerAll, type Give, played, type Started, undisturbed } from './played.ts';
import { spawnServed, startServed } from './served.ts';
import { differencesIn } from './traces.ts';

export type KillLoop = {
  readonly requests: number;
  readonly kills: number;
  /** Hears how far it is. */
  readonly tell: (line: string) => void;
};

export type KillReport = {
  readonly requests: number;
  readonly kills: number;
  /** Posts that got no answer and were sent again. */
  readonly retries: number;
  /** What is not as it must be; empty when all is well. */
  readonly faults: readonly string[];
};

const longestStartMs = 400;
const longestWorkMs = 250;

const inParts = <T>(items: readonly T[], parts: number): T[][] =>
  Array.from({ length: parts }, (_, at) =>
    items.slice(Math.floor((at * items.length) / parts), Math.floor(((at + 1) * items.length) / parts)),
  );

/** Kills while clients answer, some time after the start: now and then before it is ready. */
const killing =
  (started: Started, kills: number, tell: (line: string) => void): Give =>
  async (loop, decisions, first) => {
    let kill = first.kill;
    // One part for each kill: it comes while the part is answered, or while what follows from it is done.
    for (const [at, part] of inParts(decisions, kills).entries()) {
      const answered = answerAll(loop, part);
      await wait(Math.random() * longestWorkMs);
      await kill();
      const next = spawnServed(started);
      kill = next.kill;
      if (at % 4 === 3) {
        next.started.catch(() => undefined);
        await wait(Math.random() * longestStartMs);
        await kill();
        kill = (await startServed(started)).kill;
      } else await next.started;
      await answered;
      tell(`killed ${at + 1} of ${kills}, ${loop.told.length} of ${decisions.length} answered\n`);
    }
    await kill();
    return startServed(started);
  };

export const killLoop = async ({ requests, kills, tell }: KillLoop): Promise<KillReport> => {
  const calm = await withOpenDecisions(requests, (open) => played(open, requests, undisturbed));
  const { traces, told, faults, retries } = await withOpenDecisions(requests, (open) =>
    played(open, requests, killing(open, kills, tell)),
  );
  const found = [...faults, ...differencesIn(traces, { told, calm: calm.traces })];
  return { requests, kills, retries, faults: found };
};
