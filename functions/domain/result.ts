/** A named refusal: why a rule or a use case would not do what was asked. Nothing was changed. */
export type Refusal<R extends string> = { readonly ok: false; readonly refusal: R; readonly detail?: string };
export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Result<T, R extends string> = Accepted<T> | Refusal<R>;

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value });
export const refuse = <R extends string>(refusal: R, detail?: string): Refusal<R> =>
  detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
