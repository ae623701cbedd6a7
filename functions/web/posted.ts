/** A posted form as a use case wants it: typed, or with what is wrong beside each field. */
import type * as z from 'zod';
import type { FormError } from '../pages/components/error-summary.tsx';
import type { Form } from './route.ts';

export type Posted<T> =
  | { readonly ok: true; readonly value: T }
  /** What a person can put right: show the page again, status 400, with these. The first for each field. */
  | { readonly ok: false; readonly refusal: 'incomplete'; readonly errors: readonly FormError[] }
  /** Fields that the form does not have: no page of ours sends them. Answer with `problem(outside, 'unreadable')`. */
  | { readonly ok: false; readonly refusal: 'unknown-fields' };

/** zod's own words about a missing or doubled field are for programmers. */
const wordsFor = ({ code, message }: z.core.$ZodIssue): string =>
  code === 'invalid_type' && message.startsWith('Invalid input') ? 'Give one answer here' : message;

/**
 * Reads a form by a `z.strictObject`. Field errors carry the schema's own messages, so write them for people; or
 * `words`, by field, where they name somebody. (A schema is costly to make: make it once, not for each form.)
 */
export const readPosted = <S extends z.ZodType>(
  schema: S,
  form: Form,
  words: Readonly<Record<string, string>> = {},
): Posted<z.infer<S>> => {
  const read = schema.safeParse(form);
  if (read.success) return { ok: true, value: read.data };
  if (read.error.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0)) {
    return { ok: false, refusal: 'unknown-fields' };
  }
  const first = new Map<string, FormError>();
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? '');
    const text = words[field] ?? wordsFor(issue);
    if (!first.has(field)) first.set(field, { text, ...(field !== '' && { field }) });
  }
  return { ok: false, refusal: 'incomplete', errors: [...first.values()] };
};
