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

export const queryEvaluationError = 'States.QueryEvaluationError';
const dataLimitExceeded = 'States.DataLimitExceeded';
const runtime = 'States.Runtime';
const timedOut = 'States.Timeout';

/** Errors that the wildcards do not match. */
const terminal = new Set([dataLimitExceeded, runtime]);

export const matches = (errorEquals: readonly string[], fault: Fault): boolean =>
  errorEquals.some((name) => matchesName(name, fault));

const matchesName = (name: string, fault: Fault): boolean => {
  if (name === fault.error || name === fault.alias) return true;
  if (terminal.has(fault.error ?? '')) return false;
  if (name === 'States.ALL') return true;
  return name === 'States.TaskFailed' && fault.error !== timedOut;
};

/** What a catcher's `$states.errorOutput` holds. Who gave no cause, as a timeout does, gave an empty one. */
export const errorOutput = (fault: Fault): { [key: string]: string } => ({
  ...(fault.error === undefined ? {} : { Error: fault.error }),
  Cause: fault.cause ?? '',
});

export const dataLimitFault = (stateOrTask: string): Fault =>
  new Fault(
    dataLimitExceeded,
    `The state/task '${stateOrTask}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );

export const timeoutFault = (): Fault => new Fault(timedOut);

/** Reported as a timeout, as the service does; Retry and Catch may also call it by its own name. */
export const heartbeatFault = (): Fault => new Fault(timedOut, undefined, 'States.HeartbeatTimeout');

/** No retry and no wildcard helps: the definition, or the way it ran, is wrong. */
export const runtimeFault = (cause: string): Fault => new Fault(runtime, cause);

/** A function threw. The cause is a JSON text, as Lambda writes it. */
export const functionFault = (thrown: unknown): Fault => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new Fault(error.name, JSON.stringify({ errorMessage: error.message, errorType: error.name }));
};
