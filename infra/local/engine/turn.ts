import { randomUUID } from 'node:crypto';
import type { Definition } from './definition.ts';
import { enter, enterAgain } from './entering.ts';
import { type Execution, executionArn, newExecution } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { Fault, heartbeatFault, timeoutFault } from './fault.ts';
import { findPosition, type Position, stateAt } from './frames.ts';
import { close, conclude, drive } from './interpreter.ts';
import type { Json } from './json.ts';
import type { Outcome } from './outcome.ts';
import { isCall, type Pending } from './pending.ts';
import type { PendingStore } from './pending-store.ts';
import type { ChildRequest, Observation, Run, Surroundings } from './run.ts';
import { type Answer, outcomeOfCall, outcomeOfCallback, outcomeOfChild } from './task-answers.ts';

/** What a turn works with. */
export type Workings = {
  executions: ExecutionStore;
  pending: PendingStore;
  /** A workflow's present definition, or why there is none that could be run. */
  definitionOf(workflow: string): Definition | Fault;
  random(): number;
  observe(observation: Observation): void;
};

/** What is to be done once the turn is safely stored. */
export type Aftermath = { calls: number[]; dropped: number[]; ended: Execution[] };

/**
 * One turn of the engine: something has happened, and every execution that it concerns goes as far as it can. All of it
 * is written inside the one transaction that the caller has open; `finish` says what is to be done after it.
 */
export type Turn = {
  start(request: { workflow: string; name: string; input: Json }): Execution | Fault;
  /** A call came back. For a call with a token only a failure counts; success is the callback's to report. */
  answered(id: number, answer: Answer): void;
  /** A callback. False when nothing waits with this token. */
  calledBack(token: string, answer: Answer): boolean;
  /** A sign of life. False when nothing waits with this token. */
  heartbeat(token: string): boolean;
  /** The time of what is pending under this id is up. */
  due(id: number): void;
  finish(): Aftermath;
};

export const beginTurn = (workings: Workings, now: number): Turn => {
  const { executions, pending: store } = workings;
  const runs = new Map<number, Run>();
  const aftermath: Aftermath = { calls: [], dropped: [], ended: [] };
  const toTell: Execution[] = [];

  const surroundings: Surroundings = {
    now,
    random: workings.random,
    newToken: randomUUID,
    observe: workings.observe,
    record: executions.record,
    add(pending) {
      const id = store.add(pending);
      if (isCall(pending.kind)) aftermath.calls.push(id);
    },
    drop: (execution, frames) => forget(store.removeOf(execution, frames)),
    dropAll: (execution) => forget(store.removeAll(execution)),
    startExecution: (request) => startExecution(request),
    ended(execution) {
      aftermath.ended.push(execution);
      if (execution.awaitedBy !== undefined) toTell.push(execution);
    },
  };

  const open = (execution: Execution): Run => {
    const run: Run = { execution, surroundings, ready: [], gone: new Set() };
    runs.set(execution.id, run);
    return run;
  };

  /** Undefined when the execution has ended. */
  const runOf = (id: number): Run | undefined => {
    const known = runs.get(id);
    if (known !== undefined) return known.execution.status === 'RUNNING' ? known : undefined;
    const execution = executions.load(id);
    return execution?.status === 'RUNNING' ? open(execution) : undefined;
  };

  const forget = (dropped: Pending[]): void => {
    for (const { id, kind, child } of dropped) {
      if (isCall(kind)) aftermath.dropped.push(id);
      if (child !== undefined) abort(child);
    }
  };

  /** Whoever waited for it does not any more. */
  const abort = (id: number): void => {
    const run = runOf(id);
    if (run !== undefined) close(run, 'ABORTED', null);
  };

  const startExecution = (request: ChildRequest): Execution | Fault => {
    const definition = workings.definitionOf(request.workflow);
    if (definition instanceof Fault) return definition;
    const execution = newExecution(request, definition, now);
    const id = executions.insert(execution, executions.keepDefinition(definition));
    if (id === undefined) {
      const cause = `Execution Already Exists: '${executionArn(request)}'`;
      return new Fault('StepFunctions.ExecutionAlreadyExistsException', cause);
    }
    const run = open({ ...execution, id });
    const { root } = run.execution;
    if (request.awaitedBy !== undefined) run.execution.awaitedBy = store.add({ ...request.awaitedBy, child: id });
    if (definition.TimeoutSeconds !== undefined) {
      store.add({ execution: id, frame: 0, kind: 'deadline', dueAt: now + definition.TimeoutSeconds * 1000 });
    }
    if (root !== undefined) enter(run, { frame: root, machine: definition, parent: undefined }, root.state, root.input);
    return run.execution;
  };

  /** The frame that waited goes on, if its execution does. */
  const goOn = (pending: Pending, step: (run: Run, position: Position) => void): void => {
    const run = runOf(pending.execution);
    const position = run && positionOf(run, pending.frame);
    if (run !== undefined && position !== undefined) step(run, position);
  };

  const taskEnded = (pending: Pending, outcomeOf: (position: Position) => Outcome): void => {
    goOn(pending, (run, position) => {
      run.execution.events += 1;
      conclude(run, position, outcomeOf(position));
    });
  };

  const timeIsUp = (pending: Pending): void => {
    if (pending.kind === 'wait') goOn(pending, (run, position) => conclude(run, position, { kind: 'done' }));
    else if (pending.kind === 'retry') goOn(pending, enterAgain);
    else if (pending.kind === 'deadline') goOutOfTime(pending);
    else {
      forget([pending]);
      const tookTooLong = pending.dueAt !== undefined && pending.dueAt <= now;
      taskEnded(pending, () => (tookTooLong ? timeoutFault() : heartbeatFault()));
    }
  };

  const goOutOfTime = ({ execution }: Pending): void => {
    const run = runOf(execution);
    if (run !== undefined) close(run, 'TIMED_OUT', null);
  };

  /** Until nothing is ready: what one execution does may start, end or wake another. */
  const settle = (): void => {
    for (;;) {
      for (const run of runs.values()) drive(run);
      const child = toTell.shift();
      if (child === undefined) return;
      tellParent(child);
    }
  };

  const tellParent = (child: Execution): void => {
    const pending = child.awaitedBy === undefined ? undefined : store.get(child.awaitedBy);
    if (pending === undefined) return;
    store.remove(pending.id);
    taskEnded(pending, (position) => outcomeOfChild(child, stateAt(position)));
  };

  return {
    start(request) {
      const started = startExecution({ ...request, awaitedBy: undefined });
      settle();
      return started;
    },

    answered(id, answer) {
      const pending = store.get(id);
      if (pending === undefined) return;
      if (pending.token !== undefined && 'value' in answer) return store.handedOver(id);
      store.remove(id);
      taskEnded(pending, () => outcomeOfCall(pending.kind, answer));
      settle();
    },

    calledBack(token, answer) {
      const pending = store.byToken(token);
      if (pending === undefined) return false;
      store.remove(pending.id);
      taskEnded(pending, () => outcomeOfCallback(answer));
      settle();
      return true;
    },

    heartbeat(token) {
      const pending = store.byToken(token);
      if (pending === undefined) return false;
      if (pending.heartbeatSeconds !== undefined) store.prolong(pending.id, now + pending.heartbeatSeconds * 1000);
      return true;
    },

    due(id) {
      const pending = store.get(id);
      if (pending === undefined) return;
      store.remove(id);
      timeIsUp(pending);
      settle();
    },

    finish() {
      for (const run of runs.values()) executions.save(run.execution);
      return aftermath;
    },
  };
};

const positionOf = (run: Run, frame: number): Position | undefined => {
  const { root, definition } = run.execution;
  return root === undefined ? undefined : findPosition({ frame: root, machine: definition, parent: undefined }, frame);
};
