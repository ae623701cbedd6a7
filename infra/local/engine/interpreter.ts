import { viewAt } from './context.ts';
import { enter } from './entering.ts';
import { maxEvents, type Status } from './execution.ts';
import { join, startBranches, startItems } from './fan-out.ts';
import { dataLimitFault, Fault, queryEvaluationError, runtimeFault } from './fault.ts';
import { type Position, stateAt } from './frames.ts';
import { isOverLimit, type Json } from './json.ts';
import { type Left, leaveBy, type Outcome } from './outcome.ts';
import { choose, failOnPurpose, wait } from './plain-states.ts';
import { serviceName } from './resource.ts';
import { handleFault } from './retry-catch.ts';
import { abandon, type Run, type VisitEnd } from './run.ts';
import { startTask } from './task.ts';

/** Takes every ready frame as far as it can go without waiting. */
export const drive = (run: Run): void => {
  for (let position = run.ready.shift(); position !== undefined; position = run.ready.shift()) {
    if (run.execution.status !== 'RUNNING') return;
    if (run.gone.has(position.frame)) continue;
    if (run.execution.events >= maxEvents) {
      close(run, 'FAILED', runtimeFault(`The execution reached the maximum number of history events (${maxEvents}).`));
      return;
    }
    conclude(run, position, execute(run, position));
  }
};

const execute = (run: Run, position: Position): Outcome => {
  const state = stateAt(position);
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return { kind: 'done' };
    case 'Choice':
      return choose(run, position, state);
    case 'Wait':
      return wait(run, position, state);
    case 'Fail':
      return failOnPurpose(run, position, state);
    case 'Task':
      return startTask(run, position, state);
    case 'Parallel':
      return startBranches(run, position, state);
    case 'Map':
      return startItems(run, position, state);
  }
};

/**
 * Follows what a state came to: into the next state, out to the state around when a branch ends or nobody inside
 * handles its fault, and so on until something has to be waited for or the execution is over.
 */
export const conclude = (run: Run, position: Position, outcome: Outcome): void => {
  let standing: Settled | undefined = { position, outcome, isNew: true };
  while (standing !== undefined) standing = follow(run, standing);
};

/** `isNew`: the outcome is of this place itself, not handed on from inside. */
type Settled = { position: Position; outcome: Outcome; isNew: boolean };

const follow = (run: Run, { position, outcome, isNew }: Settled): Settled | undefined => {
  const settled = settle(run, position, outcome, isNew);
  if (settled instanceof Fault) return failed(run, position, settled);
  if (settled.kind !== 'left') return undefined;
  if (settled.next !== undefined) enter(run, position, settled.next, settled.output);
  else if (position.parent === undefined) close(run, 'SUCCEEDED', settled.output);
  else
    return { position: position.parent, outcome: ended(run, position.parent, position, settled.output), isNew: true };
  return undefined;
};

const failed = (run: Run, position: Position, fault: Fault): Settled | undefined => {
  visited(run, position, 'failed');
  if (position.parent === undefined) {
    close(run, 'FAILED', fault);
    return undefined;
  }
  run.execution.events += stateAt(position.parent).Type === 'Map' ? 2 : 1;
  return { position: position.parent, outcome: fault, isNew: false };
};

/** The outcome once the state's own Assign, Output, Retry and Catch have had their say. */
const settle = (run: Run, position: Position, outcome: Outcome, isNew: boolean): Outcome => {
  const left = outcome instanceof Fault || outcome.kind !== 'done' ? outcome : leave(run, position, outcome.result);
  if (!(left instanceof Fault)) return left.kind === 'left' ? exited(run, position, left, 'left') : left;
  const evaluated = isNew || outcome !== left;
  if (evaluated && left.error === queryEvaluationError) run.execution.events += 1;
  if (position.frame.group !== undefined) abandon(run, position.frame);
  const handled = handleFault(run, position, left);
  return !(handled instanceof Fault) && handled.kind === 'left' ? exited(run, position, handled, 'caught') : handled;
};

const leave = (run: Run, position: Position, result: Json | undefined): Left | Fault => {
  const { frame } = position;
  const state = stateAt(position);
  if (state.Type === 'Fail') return runtimeFault(`The Fail state '${frame.state}' cannot be left.`);
  if (result !== undefined && isOverLimit(result)) {
    return dataLimitFault(state.Type === 'Task' ? serviceName(state.Resource) : frame.state);
  }
  const view = viewAt(run, position, result === undefined ? {} : { result });
  return leaveBy(view, frame.state, '', state, result ?? frame.input);
};

const exited = (run: Run, position: Position, left: Left, how: VisitEnd): Left => {
  const { frame } = position;
  frame.variables = { ...frame.variables, ...left.assigned };
  run.execution.events += 1;
  visited(run, position, how);
  run.surroundings.observe({
    kind: 'exited',
    execution: run.execution.name,
    state: frame.state,
    output: left.output,
    assigned: left.assigned,
  });
  return left;
};

const visited = (run: Run, { frame }: Position, how: VisitEnd): void => {
  const { id } = run.execution;
  const { state, event, entered } = frame;
  run.surroundings.record({ execution: id, event, state, entered, left: run.surroundings.now, how });
};

const ended = (run: Run, around: Position, branch: Position, output: Json): Outcome => {
  const state = stateAt(around);
  if (state.Type === 'Parallel' || state.Type === 'Map') return join(run, around, state, branch.frame, output);
  throw new Error(`State '${around.frame.state}' has no branches that could end.`);
};

/** Ends the execution: nothing of it is waited for any more, and whoever waits for it is told. */
export const close = (run: Run, status: Exclude<Status, 'RUNNING'>, how: Json | Fault): void => {
  const { execution, surroundings } = run;
  execution.status = status;
  execution.stoppedAt = surroundings.now;
  execution.root = undefined;
  execution.events = Math.min(execution.events + 1, maxEvents);
  if (how instanceof Fault) {
    execution.error = how.error;
    execution.cause = how.cause;
  } else if (status === 'SUCCEEDED') {
    execution.output = how;
  }
  surroundings.dropAll(execution.id);
  surroundings.ended(execution);
};
