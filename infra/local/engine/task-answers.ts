import { randomUUID } from 'node:crypto';
import type { State } from './definition.ts';
import { type Execution, executionArn, workflowArn } from './execution.ts';
import { Fault } from './fault.ts';
import type { Json } from './json.ts';
import type { Outcome } from './outcome.ts';
import type { PendingKind } from './pending.ts';
import { readResource } from './resource.ts';

/** How a task was answered, by its call or by a callback. */
export type Answer = { value: Json } | { fault: Fault };

/** A callback's output is the Task's result as it is. */
export const outcomeOfCallback = (answer: Answer): Outcome =>
  'fault' in answer ? answer.fault : { kind: 'done', result: answer.value };

/** What a call returned is the Task's result; lambda:invoke wraps it as the service does. */
export const outcomeOfCall = (kind: PendingKind, answer: Answer): Outcome => {
  if ('fault' in answer || kind !== 'invoke') return outcomeOfCallback(answer);
  const envelope = {
    ExecutedVersion: '$LATEST',
    Payload: answer.value,
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: randomUUID() },
    StatusCode: 200,
  };
  return { kind: 'done', result: envelope };
};

/** How an awaited execution ended: the Task's result, or its fault. With `.sync`, Input and Output stay JSON texts. */
export const outcomeOfChild = (child: Execution, awaiting: State): Outcome => {
  const resource = awaiting.Type === 'Task' ? readResource(awaiting.Resource) : undefined;
  const asText = resource?.kind === 'execution' && resource.sync === 'text';
  const description = describeChild(child, asText ? (value) => JSON.stringify(value) : (value) => value);
  if (child.status === 'SUCCEEDED') return { kind: 'done', result: description };
  return new Fault('States.TaskFailed', JSON.stringify(description));
};

const describeChild = (child: Execution, written: (value: Json) => Json): Json => ({
  ExecutionArn: executionArn(child),
  Input: written(child.input),
  InputDetails: { Included: true },
  Name: child.name,
  ...(child.output === undefined ? {} : { Output: written(child.output), OutputDetails: { Included: true } }),
  ...(child.error === undefined ? {} : { Error: child.error }),
  ...(child.cause === undefined ? {} : { Cause: child.cause }),
  StartDate: child.startedAt,
  StateMachineArn: workflowArn(child.workflow),
  Status: child.status,
  StopDate: child.stoppedAt ?? child.startedAt,
});
