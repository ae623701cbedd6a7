import type { Definition } from './definition.ts';
import { asDefinition, definitionFaults } from './definition-faults.ts';
import { Fault, runtimeFault } from './fault.ts';
import { isObject } from './json.ts';

/** Reads definitions, each object once. A fault when there is none of that name, or it cannot be run as it is. */
export const definitionReader = (definitions: (workflow: string) => unknown) => {
  const sound = new WeakSet<object>();
  return (workflow: string): Definition | Fault => {
    const value = definitions(workflow);
    if (!isObject(value)) {
      const cause = `State Machine Does Not Exist: '${workflow}'`;
      return new Fault('StepFunctions.StateMachineDoesNotExistException', cause);
    }
    if (sound.has(value)) return asDefinition(value);
    const faults = definitionFaults(value);
    if (faults.length > 0) return runtimeFault(`The workflow '${workflow}' cannot be run. ${faults.join(' ')}`);
    sound.add(value);
    return asDefinition(value);
  };
};
