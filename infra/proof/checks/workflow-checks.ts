import validate from 'asl-validator';
import { type Machine, type State, type TaskState, targetsOf } from '../../local/engine/definition.ts';
import { asDefinition, definitionFaults } from '../../local/engine/definition-faults.ts';
import { readResource } from '../../local/engine/resource.ts';
import { namesIn } from './jsonata-names.ts';
import { expressionsOf, machinesWithin, type Use } from './workflow-fields.ts';
import { variableFaults } from './workflow-variables.ts';

/** Errors of the Lambda service itself, which pass; a Task that calls a function must retry every one of them. */
const LAMBDA_SERVICE_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  // A process that ended without an answer, and one that took too long.
  'Lambda.Unknown',
  'Sandbox.Timedout',
];

/**
 * Everything that is wrong with a workflow as it stands in its file, in words; empty when it is sound. `placeholders`
 * are the names that may stand in `${…}`.
 */
export function checkWorkflow(name: string, value: unknown, placeholders: readonly string[]): string[] {
  const faults = faultsBeyondSchema(value, placeholders);
  const schema = typeof value === 'object' && value !== null ? validatorFaults(value) : [];
  return [...schema, ...faults].map((fault) => `${name}: ${fault}`);
}

/** What asl-validator misses. It alone takes a third of a second for each definition. */
export function faultsBeyondSchema(value: unknown, placeholders: readonly string[]): string[] {
  const faults = definitionFaults(value);
  if (faults.length > 0) return faults;
  const definition = asDefinition(value);
  const machines = machinesWithin(definition);
  const states = machines.flatMap(({ States }) => Object.entries(States));
  return [
    ...(definition.QueryLanguage === 'JSONata' ? [] : ['The QueryLanguage is not JSONata.']),
    ...(definition.TimeoutSeconds === undefined ? ['The state machine has no TimeoutSeconds.'] : []),
    ...machines.flatMap(unreachableStates),
    ...states.flatMap(([state, each]) => taskFaults(state, each)),
    ...states.flatMap(([state, each]) => expressionsOf(each).flatMap((use) => expressionFaults(state, use))),
    ...variableFaults(definition),
    ...placeholderFaults(value, placeholders),
  ];
}

function validatorFaults(definition: object): string[] {
  const { errors } = validate(structuredClone(definition));
  return errors.map((error) =>
    [error['Error code'], error.instancePath, error.Message ?? error.message].filter(Boolean).join(' '),
  );
}

function unreachableStates(machine: Machine): string[] {
  const reached = new Set([machine.StartAt]);
  for (const name of reached) {
    const state = machine.States[name];
    if (state !== undefined) for (const target of targetsOf(state)) reached.add(target);
  }
  return Object.keys(machine.States)
    .filter((name) => !reached.has(name))
    .map((name) => `Nothing leads to state '${name}'.`);
}

function taskFaults(name: string, state: State): string[] {
  if (state.Type !== 'Task') return [];
  const { TimeoutSeconds, HeartbeatSeconds } = state;
  const limit = TimeoutSeconds === undefined ? [`Task '${name}' has no TimeoutSeconds.`] : [];
  const late =
    typeof HeartbeatSeconds === 'number' && typeof TimeoutSeconds === 'number' && HeartbeatSeconds >= TimeoutSeconds;
  const heartbeat = late ? [`Task '${name}': HeartbeatSeconds is not below TimeoutSeconds.`] : [];
  return [...limit, ...heartbeat, ...retryFaults(name, state)];
}

function retryFaults(name: string, state: TaskState): string[] {
  const kind = readResource(state.Resource)?.kind;
  if (kind !== 'function' && kind !== 'invoke') return [];
  const retried = new Set((state.Retry ?? []).flatMap((retrier) => retrier.ErrorEquals));
  if (retried.has('States.ALL') || retried.has('States.TaskFailed')) return [];
  const missing = LAMBDA_SERVICE_ERRORS.filter((error) => !retried.has(error));
  return missing.length === 0 ? [] : [`Task '${name}' does not retry ${missing.join(', ')}.`];
}

function expressionFaults(name: string, { path, expression, sees }: Use): string[] {
  const where = `State '${name}', ${path}:`;
  const names = namesIn(expression);
  if ('fault' in names) return [`${where} ${names.fault}`];
  const has = (what: string) => names.ofStates.has(what);
  return [
    ...[...names.fieldsOfNothing].map((field) => `${where} '${field}' stands alone; say of what, as in $states.input.`),
    ...(has('result') && sees !== 'result' ? [`${where} there is no $states.result here.`] : []),
    ...(has('errorOutput') && sees !== 'errorOutput' ? [`${where} there is no $states.errorOutput here.`] : []),
    ...(has('context.Task') && sees !== 'token' ? [`${where} there is no task token here.`] : []),
  ];
}

/** Placeholders may stand in any string, expressions included. */
function placeholderFaults(value: unknown, placeholders: readonly string[]): string[] {
  const used = new Set(
    [...JSON.stringify(value).matchAll(/\$\{([^}]*)\}/g)].map(([, placeholder = '']) => placeholder),
  );
  return [...used].filter((each) => !placeholders.includes(each)).map((each) => `Nothing is bound to \${${each}}.`);
}
