import { isObject, type Json } from '../json.ts';

/** In an expectation: whatever stands there is right. */
const anything = '<ANY>';

/** Equal as JSON values: order of keys and spelling of numbers do not matter. */
export const sameJson = (expected: Json | undefined, actual: Json | undefined): boolean => {
  if (expected === anything) return true;
  if (expected === undefined || actual === undefined) return expected === actual;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.length === actual.length && expected.every((item, index) => sameJson(item, actual[index]));
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].every((key) => sameJson(expected[key], actual[key]));
  }
  return expected === actual;
};

/** The value at a JSON pointer. */
export const at = (value: Json | undefined, pointer: string): Json | undefined =>
  partsOf(pointer).reduce<Json | undefined>((inner, part) => {
    if (Array.isArray(inner)) return inner[Number(part)];
    return isObject(inner) ? inner[part] : undefined;
  }, value);

/** The value without what these JSON pointers name; an array's item becomes null, so that the others keep their place. */
export const masked = (value: Json | undefined, pointers: readonly string[]): Json | undefined =>
  pointers.reduce((inner, pointer) => without(inner, partsOf(pointer)), value);

const without = (value: Json | undefined, [part, ...rest]: string[]): Json | undefined => {
  if (part === undefined || value === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === part ? (without(item, rest) ?? null) : item));
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, key === part ? without(item, rest) : item] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
};

const partsOf = (pointer: string): string[] => {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
};
