/** Says in plain words what zod found wrong with the shape of a file. */
import * as z from 'zod';
import { type Fault, fault } from '../../functions/domain/partnership/fault.ts';
import type { FilePath } from '../../functions/domain/partnership/partnership-file.ts';
import { cleaned } from '../../functions/domain/values.ts';
import { meant } from './did-you-mean.ts';
import { schemaWords } from './schema-words.ts';

type Issue = z.core.$ZodIssue;

const kinds: Record<string, string> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'named answers',
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** `; found "99901"`, or nothing where there is nothing to show. */
const found = (value: unknown): string => {
  if (value === undefined) return '; found nothing';
  if (Array.isArray(value)) return `; found a list of ${value.length}`;
  return typeof value === 'object' ? '; found named answers' : `; found ${shown(value)}`;
};

const many = (issue: { origin: string; minimum?: unknown; maximum?: unknown }): string => {
  const limit = issue.minimum === undefined ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  if (issue.origin === 'array') return `${limit} in this list`;
  return issue.origin === 'string' ? `${limit} characters` : limit;
};

const choices = (values: readonly unknown[]): string =>
  values.length === 1 ? shown(values[0]) : `one of ${values.map(shown).join(', ')}`;

const keysOf = (option: readonly Issue[]): string[] =>
  option.flatMap((issue) => (issue.code === 'invalid_type' && issue.path.length === 1 ? [String(issue.path[0])] : []));

const ofUnion = (issue: z.core.$ZodIssueInvalidUnion): string => {
  // Where one answer (`means`) tells the others apart, zod lists what it may be.
  if ('options' in issue && Array.isArray(issue.options)) return choices(issue.options);
  const names = [...new Set(issue.errors.flatMap(keysOf))];
  return names.length === 0
    ? 'another kind of answer'
    : `${names.map((name) => `"${name}"`).join(' or ')}, one of them`;
};

const expectation = (issue: Issue): string => {
  // The schema's own words are the best there are.
  if (issue.message.startsWith('expected ')) return issue.message.slice('expected '.length);
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'too_small':
    case 'too_big':
      return many(issue);
    case 'invalid_value':
      return choices(issue.values);
    case 'invalid_union':
      return ofUnion(issue);
    default:
      return `another answer (${issue.message})`;
  }
};

const stepsOf = (issue: Issue): FilePath => issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

/** What is at a path, or nothing. */
const valueAt = (root: unknown, path: FilePath): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  );

/** `; found 13`, when one plain answer is at the path. */
export const foundScalar = (root: unknown, path: FilePath): string => {
  const there = valueAt(root, path);
  return there === undefined || typeof there === 'object' ? '' : found(there);
};

/** A copy of `root` with other values at some paths. Paths that lead nowhere are left. */
const withValues = (root: unknown, changes: readonly { path: FilePath; value: unknown }[]): unknown => {
  const copy = structuredClone(root);
  for (const { path, value } of changes) {
    const holder = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof holder === 'object' && holder !== null && key !== undefined) Reflect.set(holder, key, value);
  }
  return copy;
};

/** The paths at which words were expected and something else was found. */
const wordsExpectedAt = (issues: readonly Issue[]): FilePath[] =>
  issues.flatMap((issue) => (issue.code === 'invalid_type' && issue.expected === 'string' ? [stepsOf(issue)] : []));

/** A number where words belong (`urn: 123456`) is what the writer typed, digit for digit. */
export const numbersAsWritten = (
  schema: z.ZodType,
  value: unknown,
  written: (path: FilePath) => string | undefined,
): unknown => {
  const changes = wordsExpectedAt(schema.safeParse(value).error?.issues ?? []).flatMap((path) => {
    const digits = written(path);
    return digits === undefined ? [] : [{ path, value: digits }];
  });
  return changes.length === 0 ? value : withValues(value, changes);
};

/** What an answer that is missing is for. */
const missing = (path: FilePath): string => {
  const names = path.filter((step) => typeof step === 'string');
  const words = schemaWords[names.join('.')] ?? schemaWords[`*.${names.at(-1)}`];
  return words === undefined ? 'an answer' : `an answer (${words.replace(/\.$/, '')})`;
};

/** The names of the answers that belong where an unknown one stands. */
const namesAt = (schema: z.ZodType, path: FilePath): readonly string[] => {
  const json =
    knownNames.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  knownNames.set(schema, json);
  const within = path.reduce<readonly Json[]>((all, step) => all.flatMap((one) => inside(one, step)), [json]);
  return [...new Set(within.flatMap(options).flatMap((one) => Object.keys(one.properties ?? {})))];
};

type Json = z.core.JSONSchema.BaseSchema;
const knownNames = new WeakMap<z.ZodType, Json>();
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const options = (json: Json): readonly Json[] => [json, ...(json.anyOf ?? []), ...(json.oneOf ?? [])].filter(isJson);
const inside = (json: Json, step: string | number): readonly Json[] =>
  options(json)
    .flatMap((one) => (typeof step === 'number' ? [one.items] : [one.properties?.[step], one.additionalProperties]))
    .flatMap((one) => (isJson(one) ? [one] : []));

const meantAt = (schema: z.ZodType, path: FilePath, key: string): string | undefined =>
  meant(key, namesAt(schema, path));

const unknownName = (schema: z.ZodType, path: FilePath, key: string): string => {
  const close = meantAt(schema, path, key);
  return `no answer of this name here${close === undefined ? '' : `: did you mean "${close}"?`}`;
};

/** Where an answer is missing because its name is misspelt beside it: one mistake is told once. */
const misspelt = (schema: z.ZodType, issues: readonly Issue[]): ReadonlySet<string> =>
  new Set(
    issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [];
      const path = stepsOf(issue);
      return issue.keys
        .flatMap((key) => meantAt(schema, path, key) ?? [])
        .map((name) => JSON.stringify([...path, name]));
    }),
  );

const faultsOfIssue = (schema: z.ZodType, issue: Issue, value: unknown): Fault[] => {
  const path = stepsOf(issue);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fault([...path, key], unknownName(schema, path, key)));
  }
  const there = valueAt(value, path);
  const absent = there === undefined && issue.code === 'invalid_type';
  return [fault(path, (absent ? missing(path) : expectation(issue)) + found(there))];
};

/** One fault for each answer whose shape is wrong; an unknown answer is named at its own place. */
export const shapeFaults = (schema: z.ZodType, value: unknown): Fault[] => {
  const first = new Map<string, Fault>();
  const issues = schema.safeParse(value).error?.issues ?? [];
  const told = misspelt(schema, issues);
  for (const each of issues.flatMap((issue) => faultsOfIssue(schema, issue, value))) {
    const place = JSON.stringify(each.path);
    const isMissing = valueAt(value, each.path) === undefined;
    if (!first.has(place) && !(isMissing && told.has(place))) first.set(place, each);
  }
  return [...first.values()];
};

/** Answers that are there but say nothing. */
export const emptyAnswers = (value: unknown, path: FilePath = []): Fault[] => {
  if (typeof value === 'string') return cleaned(value) === '' ? [fault(path, `some words${found(value)}`)] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => emptyAnswers(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => emptyAnswers(inner, [...path, key]));
};
