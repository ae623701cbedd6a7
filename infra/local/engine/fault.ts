/**
 * Why a state failed. A value, not an exception: it travels from the state to its Retry and Catch, then to the state
 * around it, and at last into the execution's description.
 */
export class Fault {
  /** The error's name, matched by ErrorEquals. A Fail state may leave it out. */
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** A second name by which Retry and Catch may know it. */
  readonly alias: string | undefined;

  constructor(error: string | undefined, cause?: string, alias?: string) {
    this.error = error;
    this.cause = cause;
    this.alias = alias;
  }
}

export const QUERY_EVALUATION_ERROR = 'States.QueryEvaluationError';
const DATA_LIMIT_EXCEEDED = 'States.DataLimitExceeded';
const RUNTIME = 'States.Runtime';
const TIMEOUT = 'States.Timeout';

/** Errors that the wildcards do not match. */
const TERMINAL = new Set([DATA_LIMIT_EXCEEDED, RUNTIME]);

export function matches(errorEquals: readonly string[], fault: Fault): boolean {
  return errorEquals.some((name) => matchesName(name, fault));
}

function matchesName(name: string, fault: Fault): boolean {
  if (name === fault.error || name === fault.alias) return true;
  if (TERMINAL.has(fault.error ?? '')) return false;
  if (name === 'States.ALL') return true;
  return name === 'States.TaskFailed' && fault.error !== TIMEOUT;
}

/** What a catcher's `$states.errorOutput` holds. Who gave no cause, as a timeout does, gave an empty one. */
export function errorOutput(fault: Fault): { [key: string]: string } {
  return {
    ...(fault.error === undefined ? {} : { Error: fault.error }),
    Cause: fault.cause ?? '',
  };
}

export function dataLimitFault(stateOrTask: string): Fault {
  return new Fault(
    DATA_LIMIT_EXCEEDED,
    `The state/task '${stateOrTask}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

export function timeoutFault(): Fault {
  return new Fault(TIMEOUT);
}

/** Reported as a timeout, as the service does; Retry and Catch may also call it by its own name. */
export function heartbeatFault(): Fault {
  return new Fault(TIMEOUT, undefined, 'States.HeartbeatTimeout');
}

/** No retry and no wildcard helps: the definition, or the way it ran, is wrong. */
export function runtimeFault(cause: string): Fault {
  return new Fault(RUNTIME, cause);
}

/** A function threw. The cause is a JSON text, as Lambda writes it. */
export function functionFault(thrown: unknown): Fault {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new Fault(error.name, JSON.stringify({ errorMessage: error.message, errorType: error.name }));
}
