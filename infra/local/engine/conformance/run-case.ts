import { DatabaseSync } from 'node:sqlite';
import { createEngine, type Description, type Engine, type Observation } from '../engine.ts';
import type { ConformanceCase } from './case-format.ts';
import { createReplies } from './task-replies.ts';

/** What the engine made of a case. */
export type CaseRun = { description: Description; observations: Observation[]; seconds: number };

const STARTED_AT = Date.parse('2026-01-05T09:00:00Z');
const WORKFLOW = 'conformance';
const NAME = 'run';
const QUIET_ROUNDS = 4;
const MOST_STEPS = 10_000;

/** Runs a case on the durable engine with a virtual clock: time moves only when nothing else can. */
export async function runCase(given: ConformanceCase): Promise<CaseRun> {
  const db = new DatabaseSync(':memory:');
  let now = STARTED_AT;
  const observations: Observation[] = [];
  const replies = createReplies(given.tasks, {
    now: () => now,
    succeed: (token, output) => void engine.succeedTask(token, output),
    fail: (token, error, cause) => void engine.failTask(token, error, cause),
  });
  const engine: Engine = createEngine({
    db,
    now: () => now,
    invoke: replies.invoke,
    invokeService: replies.invokeService,
    definitions: (workflow) => (workflow === WORKFLOW ? given.definition : undefined),
    manualTimers: true,
    random: () => 1,
    observe(observation) {
      observations.push(observation);
      replies.observe(observation);
    },
  });

  engine.start({ workflow: WORKFLOW, name: NAME, input: given.input });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await untilQuiet(observations);
    const description = engine.describe(NAME);
    if (description === undefined) throw new Error('The execution is not there.');
    if (description.status !== 'RUNNING') {
      void engine.stop();
      db.close();
      return { description, observations, seconds: (now - STARTED_AT) / 1000 };
    }
    const next = earliest(engine.nextDue(), replies.nextWake());
    if (next === undefined) throw new Error(`Nothing will ever happen again at ${JSON.stringify(description.at)}.`);
    now = Math.max(now, next);
    replies.wakeDue();
    await engine.runDue();
  }
  throw new Error('The execution does not come to an end.');
}

function earliest(...times: (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Answers take a few rounds of the event loop; then nothing more is heard until the clock moves. */
async function untilQuiet(observations: Observation[]): Promise<void> {
  for (let quiet = 0, heard = observations.length; quiet < QUIET_ROUNDS; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (observations.length === heard) continue;
    heard = observations.length;
    quiet = 0;
  }
}
