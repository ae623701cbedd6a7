import type { Json } from './json.ts';

/**
 * What an execution waits for: a time, an answer, or another execution. Kept as one row each, found by its due time, by
 * its token or by its execution, so that nothing has to be loaded until one of them happens.
 */
export type Pending = {
  id: number;
  /** The execution, and the frame in it that goes on when this happens. */
  execution: number;
  frame: number;
  kind: PendingKind;
  /** Set when only a callback with this token completes the task. */
  token: string | undefined;
  /** The function, or the integration's ARN, that is called. */
  target: string | undefined;
  payload: Json | undefined;
  /** The execution that is waited for. */
  child: number | undefined;
  /** Milliseconds. When it is up, or has taken too long. */
  dueAt: number | undefined;
  /** Seconds between signs of life, and when the next one must have come. */
  heartbeatSeconds: number | undefined;
  heartbeatAt: number | undefined;
};

export type PendingKind =
  /** A Wait state's time. */
  | 'wait'
  /** The delay before a retry. */
  | 'retry'
  /** The whole execution's TimeoutSeconds; its frame is 0. */
  | 'deadline'
  /** A call: a function by its ARN, by lambda:invoke, or another integration. */
  | 'function'
  | 'invoke'
  | 'service'
  /** An execution started with .sync. */
  | 'child';

export type NewPending = Pick<Pending, 'execution' | 'frame' | 'kind'> & Partial<Omit<Pending, 'id'>>;

export const isCall = (kind: PendingKind): kind is 'function' | 'invoke' | 'service' =>
  kind === 'function' || kind === 'invoke' || kind === 'service';
