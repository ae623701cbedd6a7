import type { Definition } from './definition.ts';
import { asDefinition, definitionFaults } from './definition-faults.ts';
import { isObject } from './json.ts';

/** Reads definitions, each once. Throws when one cannot be run at all: that is a mistake in the program, not in a run. */
export function definitionReader(definitions: (workflow: string) => unknown) {
  const sound = new WeakSet<object>();
  return (workflow: string): Definition | undefined => {
    const value = definitions(workflow);
    if (value === undefined) return undefined;
    if (isObject(value) && sound.has(value)) return asDefinition(value);
    const faults = definitionFaults(value);
    if (faults.length > 0) throw new Error(`The workflow '${workflow}' cannot be run. ${faults.join(' ')}`);
    if (isObject(value)) sound.add(value);
    return asDefinition(value);
  };
}
