/** Reads `a=1&b=2`, strictly: what a browser would never send is refused, not repaired. */
import { accept, type Refusal, type Result, refuse } from '../domain/result.ts';
import type { Form } from './route.ts';

export type FieldsRefusal = 'unreadable';

const mostFields = 500;
const longestName = 100;
/** Names that reach an object's own workings instead of its fields. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

const unreadable = (detail: string): Refusal<FieldsRefusal> => refuse('unreadable', detail);

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A lone % or bytes that are no UTF-8.
    return undefined;
  }
};

/** Fields by name; a name that came more than once has an array. Refuses `unreadable`. */
export const gathered = (pairs: Iterable<readonly [string, string]>): Result<Form, FieldsRefusal> => {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    if (name.length > longestName || forbiddenNames.has(name)) return unreadable('a field that no form has');
    if (name.includes('\u0000') || value.includes('\u0000')) return unreadable('text that is not UTF-8');
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else if (typeof before === 'string') fields.set(name, [before, value]);
    else before.push(value);
  }
  return accept(Object.fromEntries(fields));
};

/** `a=1&b=2` by name. Refuses `unreadable`. */
export const readFields = (text: string): Result<Form, FieldsRefusal> => {
  if (text === '') return accept({});
  const pairs = text.split('&', mostFields + 1);
  if (pairs.length > mostFields) return unreadable(`more than ${mostFields} fields`);
  const read: [string, string][] = [];
  for (const pair of pairs) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    if (name === undefined || value === undefined) return unreadable('text that is not UTF-8');
    read.push([name, value]);
  }
  return gathered(read);
};
