/** Tries again what DynamoDB could not do just now, a bounded number of times. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { StoreUnavailable } from '../store-unavailable.ts';

/** Tries of one call, beyond those that the SDK makes by itself. */
const maxTries = 6;
const firstWaitMs = 25;
const longestWaitMs = 1000;

type Passing = 'contention' | 'throttled' | 'unreachable';

const byReason: Readonly<Record<string, Passing>> = {
  TransactionConflict: 'contention',
  ThrottlingError: 'throttled',
  ProvisionedThroughputExceeded: 'throttled',
  RequestLimitExceeded: 'throttled',
};

const byName: Readonly<Record<string, Passing>> = {
  TransactionConflictException: 'contention',
  // The try before this one, whose answer was lost, is still at work.
  TransactionInProgressException: 'contention',
  ThrottlingException: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TimeoutError: 'unreachable',
  InternalServerError: 'unreachable',
  ServiceUnavailable: 'unreachable',
};

const lostConnections: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

/** Why another try may succeed; undefined for an error that would come again. */
const passing = (error: unknown): Passing | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof TransactionCanceledException) {
    const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code).filter((code) => code !== 'None');
    const found = reasons.map((code) => byReason[code ?? '']);
    return found.every((one) => one !== undefined) ? found[0] : undefined;
  }
  if ('code' in error && lostConnections.has(error.code)) return 'unreachable';
  return byName[error.name];
};

/** Waits that spread out, so that those who collided do not collide again. */
export type Waiting = {
  readonly pause: (ms: number) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
};

export const realWaiting: Waiting = {
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

/** Throws StoreUnavailable when the last try failed for a passing reason, and any other error as it is, at once. */
export const persevere = async <T>({ pause, random }: Waiting, run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const because = passing(error);
      if (!because) throw error;
      if (tries === maxTries) throw new StoreUnavailable(because, `given up after ${maxTries} tries`, error);
      await pause(random() * Math.min(firstWaitMs * 2 ** tries, longestWaitMs));
    }
  }
};
