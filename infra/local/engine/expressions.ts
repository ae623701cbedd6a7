import { Fault, queryEvaluationError } from './fault.ts';
import { isObject, type Json, type JsonObject, typeName } from './json.ts';
import { evaluateAll, type Outcome } from './jsonata-realm.ts';
import { followAll } from './plain-paths.ts';

/** Where and with what an expression is evaluated. */
export type View = {
  /** `states` and every variable in scope. */
  scope: JsonObject;
  /** Milliseconds. */
  now: number;
  /** The beginning of every cause: which state, entered at which event. */
  origin: string;
};

type Found = { path: string; expression: string };

const braces = /^\{%([\s\S]*)%\}$/;

/** The expression inside `{% … %}`; undefined for an ordinary string, which stands for itself. */
export const expressionIn = (text: string): string | undefined => braces.exec(text)?.[1]?.trim();

/**
 * A template with every expression in it replaced by its result. `field` is the template's position in the state
 * (`Output`, `Choices[0]/Condition`), named in the cause when an expression fails or comes to nothing.
 */
export const evaluate = (view: View, field: string, template: Json): Json | Fault => {
  const found = expressionsIn(template, field);
  if (found.length === 0) return template;
  const expressions = found.map((each) => each.expression);
  const followed = followAll(expressions, view.scope);
  if (followed !== undefined) return fill(template, followed[Symbol.iterator]());
  const outcomes = evaluateAll(expressions, view.scope, view.now);
  const values: Json[] = [];
  for (const [index, each] of found.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind !== 'value') return queryFault(view, `${named(each)} ${complaint(outcome)}`);
    values.push(outcome.value);
  }
  return fill(template, values[Symbol.iterator]());
};

type Expected = { array: Json[]; boolean: boolean; number: number; string: string };

/** As `evaluate`, for a field that takes one type of value only. */
export const evaluateAs = <Type extends keyof Expected>(
  view: View,
  field: string,
  template: Json,
  expected: Type,
): Expected[Type] | Fault => {
  const value = evaluate(view, field, template);
  if (value instanceof Fault || hasType(value, expected)) return value;
  const expression = (typeof template === 'string' && expressionIn(template)) || JSON.stringify(template);
  return queryFault(
    view,
    `${named({ path: field, expression })} returned an unexpected result type. Expected '${expected}', ` +
      `but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
  );
};

/** The most seconds, items or failures that a field may count. */
const mostCounted = 99_999_999;

/** As `evaluateAs` a number, for a field that counts seconds or items: whole, and not below zero. */
export const evaluateCount = (view: View, field: string, template: Json): number | Fault => {
  const value = evaluateAs(view, field, template, 'number');
  if (value instanceof Fault) return value;
  if (!Number.isInteger(value)) return queryFault(view, `The ${field} field cannot be parsed as an integer: ${value}`);
  if (value >= 0 && value <= mostCounted) return value;
  return queryFault(view, `${field} must be between 0 and ${mostCounted} but was: ${value}`);
};

export const queryFault = (view: View, complaint: string): Fault =>
  new Fault(queryEvaluationError, `${view.origin} ${complaint}`);

const hasType = <Type extends keyof Expected>(value: Json, expected: Type): value is Json & Expected[Type] =>
  typeName(value) === expected;

const named = ({ path, expression }: Found): string =>
  `The JSONata expression '${expression}' specified for the field '${path}'`;

const complaint = (outcome: Exclude<Outcome, { kind: 'value' }> | undefined): string => {
  if (outcome === undefined || outcome.kind === 'nothing') return 'returned nothing (undefined).';
  if (outcome.kind === 'unsupported') return 'returned an unsupported result type.';
  const detail = outcome.code === undefined ? `: ${outcome.message}` : `. ${outcome.code}: ${outcome.message}`;
  return `threw an error during evaluation${detail}`;
};

/** Every expression in a template, with its path: `Output/result`, `Output/list[0]`. */
export const expressionsIn = (template: Json, path: string): Found[] => {
  if (typeof template === 'string') {
    const expression = expressionIn(template);
    return expression === undefined ? [] : [{ path, expression }];
  }
  if (Array.isArray(template)) return template.flatMap((item, index) => expressionsIn(item, `${path}[${index}]`));
  if (!isObject(template)) return [];
  return Object.entries(template).flatMap(([key, value]) => expressionsIn(value, `${path}/${key}`));
};

/** Puts the values, in the order in which `expressionsIn` finds expressions, where the expressions are. */
const fill = (template: Json, values: Iterator<Json>): Json => {
  if (typeof template === 'string') {
    return expressionIn(template) === undefined ? template : (values.next().value ?? null);
  }
  if (Array.isArray(template)) return template.map((item) => fill(item, values));
  if (!isObject(template)) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fill(value, values)]));
};
