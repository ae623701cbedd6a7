/** Whether a service takes nothing of anybody's just now, by its own word for it: that is no try of this one effect. */

/** Throttled, over a quota, or paused. */
const notNow: ReadonlySet<string> = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'ExecutionLimitExceeded',
  'LimitExceededException',
  'RequestLimitExceeded',
  'ServiceQuotaExceededException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** A service's own word for what went wrong: `ECONNREFUSED`, `EAUTH 535`, `451`. Anything longer may hold an address. */
export const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  return /^[A-Za-z0-9_ .]{1,40}$/.test(code) ? code : undefined;
};

export const isHeld = (error: unknown): boolean =>
  error instanceof Error && (notNow.has(error.name) || notNow.has(codeOf(error) ?? ''));
