import type { Observation } from '../engine.ts';
import type { Json } from '../json.ts';
import type { ConformanceCase, Trace } from './case-format.ts';
import type { CaseRun } from './run-case.ts';
import { at, masked, sameJson } from './same-json.ts';

/** Everything in which a run differs from what the case expects; empty when it passes. */
export const differences = (given: ConformanceCase, run: CaseRun): string[] => [
  ...statusDifferences(given, run),
  ...outputDifferences(given, run),
  ...faultDifferences(given, run),
  ...(given.trace === undefined ? [] : traceDifferences(given.trace, run.observations)),
  ...(run.seconds >= given.minSeconds ? [] : [differs('at least seconds', given.minSeconds, run.seconds)]),
];

const statusDifferences = ({ expect }: ConformanceCase, { description }: CaseRun): string[] => {
  if (expect.status === description.status) return [];
  const why = [description.error, description.cause].filter((part) => part !== undefined).join(': ');
  return [`${differs('status', expect.status, description.status)}${why === '' ? '' : ` (${why})`}`];
};

const outputDifferences = ({ expect, mask, maskedContains }: ConformanceCase, { description }: CaseRun): string[] => {
  if (expect.status !== 'SUCCEEDED') return [];
  const actual = masked(description.output, mask);
  const expected = masked(expect.output, mask);
  const output = sameJson(expected, actual) ? [] : [differs('output', expected, actual)];
  const texts = Object.entries(maskedContains).flatMap(([pointer, text]) => {
    const found = at(description.output, pointer);
    return typeof found === 'string' && found.includes(text) ? [] : [differs(`${pointer} to contain`, text, found)];
  });
  return [...output, ...texts];
};

const faultDifferences = ({ expect }: ConformanceCase, { description }: CaseRun): string[] => {
  if (expect.status === 'SUCCEEDED') return [];
  const error =
    (expect.error ?? undefined) === description.error ? [] : [differs('error', expect.error, description.error)];
  const { causeMode = 'exact', cause } = expect;
  if (causeMode === 'ignore') return error;
  const actual = description.cause;
  const same = causeMode === 'exact' ? (cause ?? undefined) === actual : actual?.includes(cause ?? '') === true;
  return same ? error : [...error, differs(`cause (${causeMode})`, cause, actual)];
};

function traceDifferences(trace: Trace, observations: readonly Observation[]): string[] {
  const exits = observations
    .filter((each) => each.kind === 'exited')
    .map(({ state, output, assigned }): Json => ({ state, output, assigned: assigned ?? {} }));
  const expectedExits = trace.exits?.map(
    ({ state, output = null, assigned = {} }): Json => ({ state, output, assigned }),
  );
  const calls = observations.filter((each) => each.kind === 'scheduled');
  const expectedCalls = trace.scheduled?.map(
    ({ TimeoutSeconds, HeartbeatSeconds, ...call }): Json => ({
      arguments: call.arguments ?? null,
      TimeoutSeconds: TimeoutSeconds ?? '<ANY>',
      HeartbeatSeconds: HeartbeatSeconds ?? '<ANY>',
    }),
  );
  const actualCalls = calls.map(
    (call): Json => ({
      arguments: call.arguments,
      TimeoutSeconds: call.timeoutSeconds ?? null,
      HeartbeatSeconds: call.heartbeatSeconds ?? null,
    }),
  );
  return [
    ...listDifferences('exits', trace.ordered, expectedExits, exits),
    ...listDifferences('scheduled', trace.ordered, expectedCalls, actualCalls),
  ];
}

const listDifferences = (what: string, ordered: boolean, expected: Json[] | undefined, actual: Json[]): string[] => {
  if (expected === undefined) return [];
  const same = ordered ? sameJson(expected, actual) : sameInAnyOrder(expected, actual);
  return same ? [] : [differs(`trace: ${what}`, expected, actual)];
};

const sameInAnyOrder = (expected: Json[], actual: Json[]): boolean => {
  const left = [...actual];
  for (const item of expected) {
    const index = left.findIndex((other) => sameJson(item, other));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
};

const differs = (what: string, expected: Json | undefined, actual: Json | undefined): string =>
  `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
