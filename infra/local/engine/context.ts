import { canRetry } from './definition.ts';
import { executionArn, isoTime, workflowArn } from './execution.ts';
import type { View } from './expressions.ts';
import { errorOutput, type Fault } from './fault.ts';
import { itemAt, type Position, retriesUsed, stateAt, variablesAt } from './frames.ts';
import type { Json, JsonObject } from './json.ts';
import type { Run } from './run.ts';

/** What a field sees beside the input: the result after the work, the fault in a catcher, the token of a callback. */
export type Extra = { result?: Json; fault?: Fault; token?: string | undefined; item?: { index: number; value: Json } };

/** What the expressions of the state at this position see. */
export const viewAt = (run: Run, position: Position, extra: Extra = {}): View => {
  const { frame } = position;
  return {
    scope: {
      ...variablesAt(position),
      states: {
        input: frame.input,
        context: contextAt(run, position, extra),
        ...(extra.result === undefined ? {} : { result: extra.result }),
        ...(extra.fault === undefined ? {} : { errorOutput: errorOutput(extra.fault) }),
      },
    },
    now: run.surroundings.now,
    origin: `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.event}).`,
  };
};

/** Only states that can be retried count retries. */
const stateContext = (position: Position): JsonObject => {
  const { frame } = position;
  const entered = { EnteredTime: isoTime(frame.entered), Name: frame.state };
  return canRetry(stateAt(position)) ? { ...entered, RetryCount: retriesUsed(frame) } : entered;
};

const contextAt = (run: Run, position: Position, extra: Extra): JsonObject => {
  const { execution } = run;
  const item = extra.item ?? itemAt(position);
  return {
    Execution: {
      Id: executionArn(execution),
      Input: execution.input,
      Name: execution.name,
      RoleArn: 'arn:aws:iam::000000000000:role/local',
      StartTime: isoTime(execution.startedAt),
      RedriveCount: 0,
    },
    StateMachine: { Id: workflowArn(execution.workflow), Name: execution.workflow },
    State: stateContext(position),
    ...(extra.token === undefined ? {} : { Task: { Token: extra.token } }),
    ...(item === undefined ? {} : { Map: { Item: { Index: item.index, Value: item.value } } }),
  };
};
