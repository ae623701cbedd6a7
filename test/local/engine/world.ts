import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEngine, type Description, type Engine, type Observation } from '../../../infra/local/engine/engine.ts';

export const FUNCTION = 'arn:aws:lambda:eu-west-2:123456789012:function:';
export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const AWAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
export const START = 'arn:aws:states:::states:startExecution.sync:2';

/** Any state machine; the engine itself checks what it is. */
export type Written = { StartAt: string; States: Record<string, object>; [field: string]: unknown };

/** A machine of these states, the first one first. */
export function machine(states: Record<string, object>, fields: object = {}): Written {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states, ...fields };
}

type Functions = Record<string, (payload: never, abort: AbortSignal) => unknown>;
type WorldParts = {
  workflows: Record<string, Written>;
  functions?: Functions;
  db?: DatabaseSync;
  /** Milliseconds; a Monday morning when absent. */
  startAt?: number;
};

const MONDAY = Date.parse('2027-01-04T09:00:00Z');

/** A fresh file for a database that outlives its connection. */
export function databaseFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'engine-')), 'engine.sqlite');
}

/** An engine with a clock that stands still until it is moved. */
export function engineWorld({
  workflows,
  functions = {},
  db = new DatabaseSync(':memory:'),
  startAt = MONDAY,
}: WorldParts) {
  let now = startAt;
  const calls: { name: string; payload: unknown }[] = [];
  const observations: Observation[] = [];
  const engine: Engine = createEngine({
    db,
    now: () => now,
    definitions: (workflow) => workflows[workflow],
    async invoke(name, payload, abort) {
      calls.push({ name, payload });
      return functions[name]?.(payload as never, abort);
    },
    manualTimers: true,
    random: () => 0.5,
    observe: (observation) => observations.push(observation),
  });

  async function advance(seconds: number): Promise<void> {
    const until = now + seconds * 1000;
    await engine.idle();
    for (let next = engine.nextDue(); next !== undefined && next <= until; next = engine.nextDue()) {
      now = Math.max(now, next);
      await engine.runDue();
      await engine.idle();
    }
    now = until;
  }

  /** Moves the clock at once, without waiting for calls under way. */
  function jump(seconds: number): Promise<void> {
    now += seconds * 1000;
    return engine.runDue();
  }

  /** Starts the workflow `main` and lets it go as far as it can without time passing. */
  async function run(input: unknown = {}, name = 'run'): Promise<Description> {
    engine.start({ workflow: 'main', name, input });
    await engine.idle();
    return describe(name);
  }

  function describe(name = 'run'): Description {
    const description = engine.describe(name);
    if (description === undefined) throw new Error(`There is no execution '${name}'.`);
    return description;
  }

  return { engine, db, calls, observations, advance, jump, run, describe, clock: () => now };
}

/** Runs one machine to its end, however long it takes. */
export async function runMachine(
  definition: Written,
  input: unknown = {},
  functions: Functions = {},
): Promise<Description> {
  const world = engineWorld({ workflows: { main: definition }, functions });
  await world.run(input);
  await world.advance(400 * 24 * 3600);
  return world.describe();
}

/** What one expression comes to in a Pass state's Output. */
export function evaluated(expression: string, input: unknown = {}): Promise<Description> {
  return runMachine(machine({ Only: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }), input);
}

/** An error as a function would throw it. */
export function thrown(name: string, message = 'It went wrong.'): Error {
  return Object.assign(new Error(message), { name });
}
