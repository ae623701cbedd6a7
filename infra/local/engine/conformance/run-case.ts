import { DatabaseSync } from 'node:sqlite';
import { createEngine, type Description, type Engine, type Observation } from '../engine.ts';
import type { ConformanceCase } from './case-format.ts';
import { createReplies } from './task-replies.ts';

/** What the engine made of a case. */
export type CaseRun = { description: Description; observations: Observation[]; seconds: number };

const startedAt = Date.parse('2026-01-05T09:00:00Z');
const workflowName = 'conformance';
const executionName = 'run';
const quietRounds = 4;
const mostSteps = 10_000;

/** Runs a case on the durable engine with a virtual clock: time moves only when nothing else can. */
export const runCase = async (given: ConformanceCase): Promise<CaseRun> => {
  const db = new DatabaseSync(':memory:');
  let now = startedAt;
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
    definitions: (workflow) => (workflow === workflowName ? given.definition : undefined),
    manualTimers: true,
    random: () => 1,
    observe(observation) {
      observations.push(observation);
      replies.observe(observation);
    },
  });

  engine.start({ workflow: workflowName, name: executionName, input: given.input });
  for (let step = 0; step < mostSteps; step += 1) {
    await untilQuiet(observations);
    const description = engine.describe(executionName);
    if (description === undefined) throw new Error('The execution is not there.');
    if (description.status !== 'RUNNING') {
      void engine.stop();
      db.close();
      return { description, observations, seconds: (now - startedAt) / 1000 };
    }
    const next = earliest(engine.nextDue(), replies.nextWake());
    if (next === undefined) throw new Error(`Nothing will ever happen again at ${JSON.stringify(description.at)}.`);
    now = Math.max(now, next);
    replies.wakeDue();
    await engine.runDue();
  }
  throw new Error('The execution does not come to an end.');
};

const earliest = (...times: (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** Answers take a few rounds of the event loop; then nothing more is heard until the clock moves. */
const untilQuiet = async (observations: Observation[]): Promise<void> => {
  for (let quiet = 0, heard = observations.length; quiet < quietRounds; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (observations.length === heard) continue;
    heard = observations.length;
    quiet = 0;
  }
};
