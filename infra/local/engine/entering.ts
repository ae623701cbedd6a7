import type { Position } from './frames.ts';
import type { Json } from './json.ts';
import type { Run } from './run.ts';

/** Enters a state: one transition. It is executed when its turn comes. */
export const enter = (run: Run, position: Position, state: string, input: Json): void => {
  const { frame } = position;
  run.execution.events += 1;
  run.execution.transitions += 1;
  frame.state = state;
  frame.input = input;
  frame.entered = run.surroundings.now;
  frame.event = run.execution.events;
  delete frame.retries;
  run.ready.push(position);
};

/** Executes a state once more after its delay; a transition too, as the service counts. */
export const enterAgain = (run: Run, position: Position): void => {
  run.execution.transitions += 1;
  run.ready.push(position);
};
