import type { Execution, Status } from './execution.ts';
import { framesWithin } from './frames.ts';
import type { Json } from './json.ts';

/** An execution as it is shown. */
export type Description = {
  id: number;
  name: string;
  workflow: string;
  status: Status;
  input: Json;
  /** Undefined unless it succeeded. */
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** Milliseconds. */
  startedAt: number;
  stoppedAt: number | undefined;
  transitions: number;
  /** Events that the service's history would have; it allows 25,000. */
  events: number;
  /** The states that it is in, and since when in milliseconds; innermost states only. */
  at: { state: string; since: number }[];
};

export const describe = (execution: Execution): Description => {
  const { id, name, workflow, status, input, output, error, cause, startedAt, stoppedAt, transitions, events } =
    execution;
  const frames = execution.root === undefined ? [] : framesWithin(execution.root);
  const at = frames
    .filter((frame) => frame.group === undefined)
    .map((frame) => ({ state: frame.state, since: frame.entered }));
  return { id, name, workflow, status, input, output, error, cause, startedAt, stoppedAt, transitions, events, at };
};
