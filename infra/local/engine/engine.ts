import type { DatabaseSync } from 'node:sqlite';
import { createCalls } from './calls.ts';
import { definitionReader } from './definition-reader.ts';
import { type Description, describe } from './description.ts';
import { createEndWaiters } from './end-waiters.ts';
import type { Execution, Status } from './execution.ts';
import { createExecutionStore } from './execution-store.ts';
import { dataLimitFault, Fault } from './fault.ts';
import { asJson, bytesOf, maxPayloadBytes } from './json.ts';
import type { Pending } from './pending.ts';
import { createPendingStore } from './pending-store.ts';
import type { Observation } from './run.ts';
import { prepareSchema } from './schema.ts';
import type { Answer } from './task-answers.ts';
import { createTimers } from './timers.ts';
import { createTransactions } from './transactions.ts';
import type { Aftermath } from './turn.ts';
import { createTurns } from './turns.ts';

export type { Description } from './description.ts';
export type { Observation } from './run.ts';

export type EngineOptions = {
  /** Open, and shared with whoever likes: the engine's tables begin with `engine_`. */
  db: DatabaseSync;
  /** Milliseconds; the process's clock, which may be moved forward. */
  now: () => number;
  /**
   * Calls a function with its payload. What it throws becomes the task's fault, under the error's name. It may be
   * called again when the process died before its answer was recorded.
   */
  invoke: (functionName: string, payload: unknown, abort: AbortSignal) => Promise<unknown>;
  /** Answers Tasks whose Resource is neither a function nor a workflow, by that Resource. */
  invokeService?: (resource: string, payload: unknown, abort: AbortSignal) => Promise<unknown>;
  /** The present definition of a workflow, placeholders filled in; undefined when there is none of that name. */
  definitions: (workflow: string) => unknown;
  onSettled?: (name: string, status: Status) => void;
  /** After every transaction of the engine's own. */
  onCommit?: () => void;
  log?: (message: string, error: unknown) => void;
  /** Calls under way at once; 16 when absent. */
  concurrency?: number;
  /** The owner calls `runDue` whenever its clock has moved; the engine sets no timer. */
  manualTimers?: boolean;
  /** For retries with jitter; at least 0, below 1. */
  random?: () => number;
  /** Sees inputs and outputs; for checks, never for production. */
  observe?: (observation: Observation) => void;
};

export type Started =
  | { started: true }
  | { started: false; why: 'name-taken' }
  | { started: false; why: 'input-too-large'; bytes: number; limit: number };

export type Engine = {
  /** Starts an execution, once for each name. Throws when the workflow is unknown or cannot be run as it is. */
  start(request: { workflow: string; name: string; input: unknown }): Started;
  /** `unknown-token`: the task timed out, was answered before, or never was. */
  succeedTask(token: string, output: unknown): 'ok' | 'unknown-token';
  failTask(token: string, error?: string, cause?: string): 'ok' | 'unknown-token';
  heartbeat(token: string): 'ok' | 'unknown-token';
  /**
   * One transaction around the caller's own writes and any of the above. (They also join a transaction that the caller
   * has opened itself; then their calls are made a moment after it.)
   */
  inTransaction<T>(work: () => T): T;
  /** Fires what is due at `now()`, earliest first. */
  runDue(): Promise<void>;
  /** Milliseconds; when `runDue` next has something to do. */
  nextDue(): number | undefined;
  /** When no call is under way and nothing is ready. Times that are not up do not count. */
  idle(): Promise<void>;
  /** At start-up: calls again what had not been answered when the process died. */
  resume(): void;
  describe(name: string): Description | undefined;
  /** Newest first, at most 100; `below` is the last id of the page before. */
  list(filter?: { status?: Status; workflow?: string; below?: number; limit?: number }): Description[];
  /** Resolves when the execution has ended; it need not have been started yet. */
  waitFor(name: string): Promise<Description>;
  /** Transitions of all executions together. */
  transitions(): number;
  /** Makes no more calls and sets no more timers; resolves when the calls under way have ended and are recorded. */
  stop(): Promise<void>;
};

const defaultConcurrency = 16;
const longestList = 100;

export const createEngine = (options: EngineOptions): Engine => {
  const { db, now, invoke, invokeService, log = () => {} } = options;
  prepareSchema(db);
  const executions = createExecutionStore(db);
  const pending = createPendingStore(db);
  const transactions = createTransactions(db, options.onCommit);
  const workings = {
    executions,
    pending,
    definitionOf: definitionReader(options.definitions),
    random: options.random ?? Math.random,
    observe: options.observe ?? (() => {}),
  };
  const endWaiters = createEndWaiters();
  let quiet: (() => void)[] = [];
  let stopped = false;

  const { take, takeAll } = createTurns({ workings, transactions, now, after: (turn) => afterTurn(turn) });

  /** What goes wrong here must not look as if the turn had failed: it is stored. */
  const afterTurn = ({ calls: offered, dropped, ended }: Aftermath): void => {
    try {
      // In this order: between the two there must be no moment at which nothing seems to be left to do.
      calls.offer(offered);
      calls.drop(dropped);
      for (const { name } of ended) tell(executions.byName(name));
      timers.arm();
      lookIfQuiet();
    } catch (error) {
      log('Something went wrong after a turn.', error);
    }
  };

  const tell = (execution: Execution | undefined): void => {
    if (execution === undefined || execution.status === 'RUNNING') return;
    endWaiters.tell(describe(execution));
    options.onSettled?.(execution.name, execution.status);
  };

  const calls = createCalls({
    taskOf: pending.get,
    call: (task, abort) => callTask(task, abort),
    record: (answers) => takeAll(answers, (turn, [id, answer]) => turn.answered(id, answer)),
    onChange: () => lookIfQuiet(),
    log,
    limit: options.concurrency ?? defaultConcurrency,
  });

  const callTask = async ({ kind, target = '', payload }: Pending, abort: AbortSignal): Promise<unknown> => {
    if (kind !== 'service') return invoke(target, payload, abort);
    if (invokeService === undefined) throw new Error(`Nothing answers ${target} here.`);
    return invokeService(target, payload, abort);
  };

  const manual = options.manualTimers === true;
  const timers = createTimers({
    nextAt: () => (manual || stopped ? undefined : pending.nextAt()),
    now,
    ring: () => fireDue(),
    log,
  });

  const fireDue = (): void => {
    for (let due = pending.due(now()); due.length > 0 && !stopped; due = pending.due(now())) {
      const { failed, error } = takeAll(due, (turn, each) => turn.due(each.id));
      if (failed.length > 0) throw error;
    }
    timers.arm();
  };

  const isQuiet = (): boolean => calls.isQuiet() && transactions.outstanding() === 0;

  const lookIfQuiet = (): void => {
    if (quiet.length === 0 || !isQuiet()) return;
    const waiting = quiet;
    quiet = [];
    for (const resolve of waiting) resolve();
  };

  const idle = (): Promise<void> => {
    if (isQuiet()) return Promise.resolve();
    return new Promise((resolve) => quiet.push(resolve));
  };

  const calledBack = (token: string, answer: Answer) =>
    take((turn) => turn.calledBack(token, answer)) ? 'ok' : 'unknown-token';

  return {
    start({ workflow, name, input }) {
      const given = asJson(input);
      const bytes = bytesOf(given);
      if (bytes > maxPayloadBytes) return { started: false, why: 'input-too-large', bytes, limit: maxPayloadBytes };
      const started = take((turn) => turn.start({ workflow, name, input: given }));
      if (!(started instanceof Fault)) return { started: true };
      if (executions.byName(name) !== undefined) return { started: false, why: 'name-taken' };
      throw new Error(started.cause);
    },
    succeedTask(token, output) {
      const value = asJson(output);
      return calledBack(token, bytesOf(value) > maxPayloadBytes ? { fault: dataLimitFault('callback') } : { value });
    },
    failTask: (token, error, cause) => calledBack(token, { fault: new Fault(error, cause) }),
    heartbeat: (token) => (take((turn) => turn.heartbeat(token)) ? 'ok' : 'unknown-token'),
    inTransaction: transactions.together,
    async runDue() {
      fireDue();
    },
    nextDue: pending.nextAt,
    idle,
    resume: () => calls.offer(pending.toCall()),
    describe(name) {
      const execution = executions.byName(name);
      return execution && describe(execution);
    },
    list({ status, workflow, below = Number.MAX_SAFE_INTEGER, limit = longestList } = {}) {
      const most = Math.min(limit, longestList);
      return executions.list({ status, workflow, below, limit: most }).map(describe);
    },
    waitFor(name) {
      const execution = executions.byName(name);
      return execution === undefined || execution.status === 'RUNNING'
        ? endWaiters.of(name)
        : Promise.resolve(describe(execution));
    },
    transitions: executions.transitions,
    stop() {
      stopped = true;
      calls.stop();
      timers.stop();
      return idle();
    },
  };
};
