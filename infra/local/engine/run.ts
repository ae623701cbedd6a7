import type { Execution } from './execution.ts';
import type { Fault } from './fault.ts';
import { type Frame, framesWithin, type Position } from './frames.ts';
import type { Json, JsonObject } from './json.ts';
import type { NewPending } from './pending.ts';

/** One execution while the engine is at work on it. */
export type Run = {
  execution: Execution;
  surroundings: Surroundings;
  /** Frames whose state has been entered and is to be executed, first come first served. */
  ready: Position[];
  /** Frames given up in this turn; what is still ready for them is passed over. */
  gone: Set<Frame>;
};

/** What an execution asks of the engine around it. All of it is undone if the turn's transaction is. */
export type Surroundings = {
  /** Milliseconds; one turn happens at one instant. */
  now: number;
  /** At least 0, below 1: for retries with jitter. */
  random(): number;
  newToken(): string;
  add(pending: NewPending): void;
  /** Forgets what these frames wait for; executions that they started and wait for are aborted. */
  drop(execution: number, frames: readonly number[]): void;
  dropAll(execution: number): void;
  /** Starts another execution, awaited by this frame or not; a fault when the name is taken or the workflow unknown. */
  startExecution(request: ChildRequest): Execution | Fault;
  /** The execution has ended; whoever waits for it goes on. */
  ended(execution: Execution): void;
  /** A visit to a state is over. */
  record(visit: Visit): void;
  observe(observation: Observation): void;
};

export type ChildRequest = {
  workflow: string;
  name: string;
  input: Json;
  /** What waits for its end, if anything does. */
  awaitedBy: NewPending | undefined;
};

/** For a bounded history that can be shown: names and times, nothing of what was said. */
export type Visit = { execution: number; event: number; state: string; entered: number; left: number; how: VisitEnd };
export type VisitEnd = 'left' | 'caught' | 'failed';

/** What conformance checks look at. Never kept. */
export type Observation =
  | { kind: 'exited'; execution: string; state: string; output: Json; assigned: JsonObject | undefined }
  | {
      kind: 'scheduled';
      execution: string;
      resource: string;
      arguments: Json;
      timeoutSeconds: number | undefined;
      heartbeatSeconds: number | undefined;
      token: string | undefined;
    };

/** Gives up everything inside the frame's state, and what the frame itself waits for. */
export const abandon = (run: Run, frame: Frame): void => {
  const frames = framesWithin(frame);
  for (const inner of frames.slice(1)) run.gone.add(inner);
  run.surroundings.drop(
    run.execution.id,
    frames.map((each) => each.id),
  );
  delete frame.group;
};
