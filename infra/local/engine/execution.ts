import type { Definition } from './definition.ts';
import type { Frame } from './frames.ts';
import type { Json } from './json.ts';

export const statuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type Status = (typeof statuses)[number];

/** One run of a workflow, as it is between two turns of the engine. */
export type Execution = {
  id: number;
  /** Unique among all executions: starting a name twice starts it once. */
  name: string;
  workflow: string;
  /** The definition it started with, whatever the workflow's definition is now. */
  definition: Definition;
  status: Status;
  input: Json;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** Milliseconds. */
  startedAt: number;
  stoppedAt: number | undefined;
  /** States entered and retried; what the service would bill. */
  transitions: number;
  /** Events that the service's history would have; it ends an execution at MAX_EVENTS. */
  events: number;
  lastFrame: number;
  /** Undefined once the execution has ended. */
  root: Frame | undefined;
  /** The pending task of the execution that waits for this one. */
  awaitedBy: number | undefined;
};

/** An execution about to enter its first state. */
export const newExecution = (
  { workflow, name, input }: Pick<Execution, 'workflow' | 'name' | 'input'>,
  definition: Definition,
  now: number,
): Omit<Execution, 'id'> => ({
  name,
  workflow,
  definition,
  status: 'RUNNING',
  input,
  output: undefined,
  error: undefined,
  cause: undefined,
  startedAt: now,
  stoppedAt: undefined,
  transitions: 0,
  events: 1,
  lastFrame: 1,
  root: { id: 1, index: 0, state: definition.StartAt, input, entered: now, event: 0, variables: {} },
  awaitedBy: undefined,
});

/** The service's limit to an execution's history. It also ends a loop that never waits. */
export const maxEvents = 25_000;

const account = 'arn:aws:states:local:000000000000';

export const executionArn = (execution: Pick<Execution, 'name' | 'workflow'>): string =>
  `${account}:execution:${execution.workflow}:${execution.name}`;

export const workflowArn = (workflow: string): string => `${account}:stateMachine:${workflow}`;

/** Milliseconds as the service writes times. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
