import { type Definition, itemProcessorOf, type Machine, machinesIn, type State, targetsOf } from './definition.ts';
import { isObject } from './json.ts';
import { readResource } from './resource.ts';

const types = new Set(['Pass', 'Succeed', 'Fail', 'Wait', 'Choice', 'Task', 'Parallel', 'Map']);

/** Fields of a distributed Map. The engine runs Maps inline only, and says so rather than run something else. */
const distributedFields = ['ItemReader', 'ItemBatcher', 'ResultWriter'];

/**
 * What makes a definition impossible to run, in words; empty when it can be started. What is merely unwise is found by
 * the workflow checks, before anything is deployed.
 */
export const definitionFaults = (value: unknown): string[] => {
  if (!isObject(value)) return ['The definition is not a JSON object.'];
  return machineFaults(value, 'The state machine');
};

/** For a value in which `definitionFaults` found nothing. */
export const asDefinition = (value: unknown): Definition => value as Definition;

const machineFaults = (value: unknown, where: string): string[] => {
  if (!isObject(value) || !isObject(value.States)) return [`${where} has no States.`];
  const machine = value as unknown as Machine;
  const start = machine.States[machine.StartAt] ? [] : [`${where} starts at '${machine.StartAt}', which is not there.`];
  const states = Object.entries(machine.States).flatMap(([name, state]) => stateFaults(name, state, machine));
  return [...start, ...states];
};

const stateFaults = (name: string, value: unknown, machine: Machine): string[] => {
  if (!isObject(value) || !types.has(String(value.Type))) return [`State '${name}' has no known Type.`];
  const state = value as unknown as State;
  const shape = shapeFaults(name, state);
  if (shape.length > 0) return shape;
  return [
    ...targetsOf(state)
      .filter((target) => machine.States[target] === undefined)
      .map((target) => `State '${name}' goes to '${target}', which is not there.`),
    ...machinesIn(state).flatMap((inner) => machineFaults(inner, `A branch of state '${name}'`)),
  ];
};

const shapeFaults = (name: string, state: State): string[] => {
  if (state.Type === 'Choice' && !Array.isArray(state.Choices)) return [`Choice state '${name}' has no Choices.`];
  if (state.Type === 'Parallel' && !Array.isArray(state.Branches)) return [`Parallel state '${name}' has no Branches.`];
  if (state.Type === 'Wait' && state.Seconds === undefined && state.Timestamp === undefined) {
    return [`Wait state '${name}' says neither Seconds nor Timestamp.`];
  }
  if (state.Type === 'Task' && readResource(String(state.Resource)) === undefined) {
    return [`Task state '${name}' has a Resource that this engine does not know: '${state.Resource}'.`];
  }
  if (state.Type !== 'Map') return [];
  const distributed = distributedFields
    .filter((field) => field in state)
    .map(
      (field) => `Map state '${name}' uses ${field}, which only a distributed Map has; this engine runs Maps inline.`,
    );
  const mode = itemProcessorOf(state).ProcessorConfig?.Mode ?? 'INLINE';
  return mode === 'INLINE' ? distributed : [...distributed, `Map state '${name}' is ${mode}; this engine runs INLINE.`];
};
