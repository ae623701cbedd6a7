/**
 * What a step of our own workflows does when the machinery under it fails: one policy for each kind of call. It is added where
 * our definitions are read, to be deployed or to run on one machine. A recorded case and a stored execution have their own.
 */
import { named } from './children.ts';
import { fortyAtOnce } from './forty-at-once.ts';

type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: 'FULL';
};

/**
 * Sixty tries, spread out, so that many who wait do not come back together: ten within some minutes, then one within each half
 * hour. A wait of FULL jitter is half as long as it may be: twelve hours in all, of which no six in trouble end a workflow
 * that has waited for months. An alarm tells after ten minutes.
 */
const patiently = (IntervalSeconds: number, ErrorEquals: readonly string[]): readonly Retrier[] => [
  { ErrorEquals, IntervalSeconds, MaxAttempts: 60, BackoffRate: 2, MaxDelaySeconds: 1800, JitterStrategy: 'FULL' },
];

/** The service names its errors with and without `Exception` at their end, by how it was called. */
const inBothForms = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, `${name}Exception`]);

const lambdaFails = [
  ...inBothForms([
    'Lambda.Service',
    'Lambda.AWSLambda',
    'Lambda.SdkClient',
    'Lambda.ClientExecutionTimeout',
    'Lambda.TooManyRequests',
  ]),
  'Lambda.Unknown',
  'Sandbox.Timedout',
];

const byResource: Readonly<Record<string, readonly Retrier[]>> = {
  'arn:aws:states:::lambda:invoke': patiently(2, [...lambdaFails, 'States.Timeout', 'TooBusy']),
  // Its timeout is the end of waiting for people: that is an answer, not a failure.
  'arn:aws:states:::lambda:invoke.waitForTaskToken': patiently(2, [...lambdaFails, 'TooBusy']),
  // What the child comes to is not tried again, only that it could not be started.
  'arn:aws:states:::states:startExecution.sync:2': patiently(
    5,
    inBothForms([
      'StepFunctions.ExecutionLimitExceeded',
      'StepFunctions.SdkClient',
      'StepFunctions.Throttling',
      'StepFunctions.ServiceUnavailable',
      'StepFunctions.InternalServer',
    ]),
  ),
};

type Shape = { readonly [field: string]: unknown };
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTask = (value: Shape): value is Shape & { readonly Resource: string } =>
  value.Type === 'Task' && typeof value.Resource === 'string';

/** A task that calls what has no policy: nobody has thought about how it fails. */
export class NoRetryPolicy extends Error {
  constructor(resource: string) {
    super(`no retry policy for ${resource}`);
    this.name = 'NoRetryPolicy';
  }
}

const policyFor = (resource: string): readonly Retrier[] => {
  const policy = byResource[resource];
  if (!policy) throw new NoRetryPolicy(resource);
  return policy;
};

/**
 * The definition as it runs: with the policy in every task that has no `Retry` of its own, with what a workflow gives
 * those that it starts, and with room for more than forty at once. Throws NoRetryPolicy.
 */
export const withRetries = (definition: unknown): unknown => {
  if (Array.isArray(definition)) return definition.map(withRetries);
  if (!isShape(definition)) return definition;
  const within = Object.fromEntries(Object.entries(definition).map(([field, value]) => [field, withRetries(value)]));
  return isTask(definition) && definition.Retry === undefined
    ? { ...named(within), Retry: policyFor(definition.Resource) }
    : fortyAtOnce(within);
};
