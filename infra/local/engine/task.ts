import { viewAt } from './context.ts';
import type { TaskState } from './definition.ts';
import { executionArn, isoTime } from './execution.ts';
import { evaluate, evaluateCount, type View } from './expressions.ts';
import { dataLimitFault, Fault, runtimeFault } from './fault.ts';
import type { Position } from './frames.ts';
import { isObject, isOverLimit, type Json } from './json.ts';
import { type Outcome, waiting } from './outcome.ts';
import type { NewPending } from './pending.ts';
import { bareName, type Resource, readResource } from './resource.ts';
import type { Run } from './run.ts';

/** Task: writes down what is to be called; the call itself is made once that is safely stored. */
export function startTask(run: Run, position: Position, state: TaskState): Outcome {
  const { frame } = position;
  const resource = readResource(state.Resource);
  if (resource === undefined) return runtimeFault(`The resource '${state.Resource}' is not known.`);
  const token = resource.kind !== 'execution' && resource.callback ? run.surroundings.newToken() : undefined;
  const view = viewAt(run, position, { token });
  const given = state.Arguments === undefined ? frame.input : evaluate(view, 'Arguments', state.Arguments);
  if (given instanceof Fault) return given;
  if (isOverLimit(given)) return dataLimitFault(frame.state);
  const limits = limitsOf(view, state);
  if (limits instanceof Fault) return limits;

  const pending: NewPending = { execution: run.execution.id, frame: frame.id, kind: 'child', token, ...limits };
  if (resource.kind === 'execution') return startChild(run, resource.sync, given, pending);
  const call = callOf(resource, state.Resource, given);
  if (call instanceof Fault) return call;
  run.surroundings.add({ ...pending, ...call });
  run.execution.events += token === undefined ? 2 : 3;
  run.surroundings.observe({
    kind: 'scheduled',
    execution: run.execution.name,
    resource: state.Resource,
    arguments: given,
    timeoutSeconds: limits.timeoutSeconds,
    heartbeatSeconds: limits.heartbeatSeconds,
    token,
  });
  return waiting;
}

type Limits = Pick<NewPending, 'dueAt' | 'heartbeatAt' | 'heartbeatSeconds'> & { timeoutSeconds: number | undefined };

const limitsOf = (view: View, state: TaskState): Limits | Fault => {
  const timeoutSeconds = seconds(view, 'TimeoutSeconds', state.TimeoutSeconds);
  if (timeoutSeconds instanceof Fault) return timeoutSeconds;
  const heartbeatSeconds = seconds(view, 'HeartbeatSeconds', state.HeartbeatSeconds);
  if (heartbeatSeconds instanceof Fault) return heartbeatSeconds;
  const after = (count: number | undefined) => (count === undefined ? undefined : view.now + count * 1000);
  return { timeoutSeconds, heartbeatSeconds, dueAt: after(timeoutSeconds), heartbeatAt: after(heartbeatSeconds) };
};

const seconds = (view: View, field: string, template: Json | undefined): number | undefined | Fault =>
  template === undefined ? undefined : evaluateCount(view, field, template);

const callOf = (
  resource: Exclude<Resource, { kind: 'execution' }>,
  arn: string,
  given: Json,
): Pick<NewPending, 'kind' | 'target' | 'payload'> | Fault => {
  if (resource.kind === 'function') return { kind: 'function', target: resource.functionName, payload: given };
  if (resource.kind === 'service') return { kind: 'service', target: arn, payload: given };
  const functionName = fieldOf(given, 'FunctionName');
  if (typeof functionName !== 'string') return missing(given, 'FunctionName');
  const payload = fieldOf(given, 'Payload');
  return { kind: 'invoke', target: bareName(functionName), payload: payload === undefined ? {} : payload };
};

const startChild = (run: Run, sync: 'none' | 'text' | 'json', given: Json, awaiting: NewPending): Outcome => {
  const arn = fieldOf(given, 'StateMachineArn');
  if (typeof arn !== 'string') return missing(given, 'StateMachineArn');
  const name = fieldOf(given, 'Name');
  const started = run.surroundings.startExecution({
    workflow: bareName(arn),
    name: typeof name === 'string' ? name : run.surroundings.newToken(),
    input: fieldOf(given, 'Input') ?? {},
    awaitedBy: sync === 'none' ? undefined : awaiting,
  });
  run.execution.events += sync === 'none' ? 2 : 3;
  if (started instanceof Fault) return started;
  if (sync !== 'none') return waiting;
  run.execution.events += 1;
  return { kind: 'done', result: { ExecutionArn: executionArn(started), StartDate: isoTime(started.startedAt) } };
};

const fieldOf = (given: Json, field: string): Json | undefined => (isObject(given) ? given[field] : undefined);

const missing = (given: Json, field: string): Fault => {
  const written = JSON.stringify(given);
  return runtimeFault(
    `The Arguments '${written}' could not be used to start the Task: [The field '${field}' is required but was missing]`,
  );
};
