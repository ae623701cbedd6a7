import type { Fault } from './partnership/fault.ts';

/**
 * A named refusal: why a rule or a use case would not do what was asked. Nothing was changed. `faults`: what is wrong with
 * what was given, field by field, where the refusal is about that.
 */
export type Refusal<R extends string, F = Fault> = {
  readonly ok: false;
  readonly refusal: R;
  readonly detail?: string;
  readonly faults?: readonly F[];
};
export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Result<T, R extends string> = Accepted<T> | Refusal<R>;

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value });
export const refuse = <R extends string>(refusal: R, detail?: string): Refusal<R> =>
  detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
export const refuseFaults = <R extends string>(refusal: R, faults: readonly Fault[]): Refusal<R> => ({
  ok: false,
  refusal,
  faults,
});
