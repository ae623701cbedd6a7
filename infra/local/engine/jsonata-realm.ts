import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Context, createContext, runInContext, Script } from 'node:vm';
import type { Json } from './json.ts';
import { serviceFunctions } from './service-functions.ts';

/** What became of one expression. */
export type Outcome =
  | { kind: 'value'; value: Json }
  | { kind: 'nothing' }
  | { kind: 'unsupported' }
  | { kind: 'threw'; code?: string; message: string };

type Job = { expressions: readonly string[]; bindings: string; now: number; outcomes: RealmOutcome[] };
type RealmOutcome = { kind: 'value'; text: string } | Exclude<Outcome, { kind: 'value' }>;

/**
 * JSONata answers with promises; a SQLite transaction cannot wait for one. So it runs in a realm of its own whose
 * promise jobs are done before a call into it returns (`microtaskMode: 'afterEvaluate'`): the same pinned library,
 * unchanged, made synchronous. JSON text goes in and out, so that no expression can alter what the engine holds.
 */
const realmText = `(function (job, functions) {
  const SystemDate = Date;
  globalThis.Date = class extends SystemDate {
    constructor(...parts) { if (parts.length === 0) super(job.now); else super(...parts); }
    static now() { return job.now; }
  };
  const compiled = new Map();
  function compile(text) {
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const expression = jsonata(text);
    expression.assign('eval', undefined);
    for (const name of Object.keys(functions)) {
      expression.registerFunction(name, functions[name].run, functions[name].signature);
    }
    compiled.set(text, expression);
    return expression;
  }
  function write(value) {
    const text = JSON.stringify(value);
    return text.includes('null') ? JSON.stringify(value, finite) : text;
  }
  function finite(key, value) {
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  }
  async function evaluate(text, bindings) {
    try {
      const value = await compile(text).evaluate(undefined, bindings);
      if (value === undefined) return { kind: 'nothing' };
      if (typeof value === 'function' || value?._jsonata_lambda || value?._jsonata_function) {
        return { kind: 'unsupported' };
      }
      return { kind: 'value', text: write(value) };
    } catch (error) {
      return { kind: 'threw', code: error.code, message: String(error.message) };
    }
  }
  return async function evaluateAll() {
    const bindings = JSON.parse(job.bindings);
    for (const text of job.expressions) job.outcomes.push(await evaluate(text, bindings));
  };
})`;

const theCall = new Script('evaluateAll()');

/** Only an expression that defines a function can go on for ever. A limit costs a third of a millisecond. */
const mayNotEnd = /\bfunction\b|λ/;
const longestMilliseconds = 1000;

let realm: { context: Context; job: Job } | undefined;

/** The realm takes some milliseconds to make and is shared: nothing of one evaluation is left for the next. */
const openRealm = (): { context: Context; job: Job } => {
  if (realm !== undefined) return realm;
  const context = createContext({}, { microtaskMode: 'afterEvaluate' });
  const path = createRequire(import.meta.url).resolve('jsonata');
  runInContext(readFileSync(path, 'utf8'), context, { filename: path });
  const job: Job = { expressions: [], bindings: '{}', now: 0, outcomes: [] };
  const install = runInContext(realmText, context) as (...parts: unknown[]) => unknown;
  context.evaluateAll = install(job, serviceFunctions);
  realm = { context, job };
  return realm;
};

/** Evaluates each expression (without its braces) with the same bindings; `now` in milliseconds is what $now() says. */
export const evaluateAll = (expressions: readonly string[], bindings: Json, now: number): Outcome[] => {
  const { context, job } = openRealm();
  job.expressions = expressions;
  job.bindings = JSON.stringify(bindings);
  job.now = now;
  job.outcomes = [];
  run(context, expressions);
  return expressions.map((_, index) => fromRealm(job.outcomes[index]));
};

/** An expression that is cut off leaves no outcome, and a realm that is not used again. */
const run = (context: Context, expressions: readonly string[]): void => {
  if (!expressions.some((text) => mayNotEnd.test(text))) {
    theCall.runInContext(context);
    return;
  }
  try {
    theCall.runInContext(context, { timeout: longestMilliseconds });
  } catch {
    realm = undefined;
  }
};

const fromRealm = (outcome: RealmOutcome | undefined): Outcome => {
  if (outcome === undefined)
    return { kind: 'threw', message: 'Expression evaluation timeout: Check for infinite loop' };
  if (outcome.kind !== 'value') return outcome;
  return { kind: 'value', value: JSON.parse(outcome.text) as Json };
};
