import { type Machine, machinesIn, type State } from '../../local/engine/definition.ts';
import { serviceFunctions } from '../../local/engine/service-functions.ts';
import { namesIn } from './jsonata-names.ts';
import { assignedBy, expressionsOf, waysOut } from './workflow-fields.ts';

/** The functions of JSONata 2.0.6 that the service has: all but $eval. */
const FUNCTIONS = `sum count max min average string substring substringBefore substringAfter lowercase uppercase length
  trim pad match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round
  abs sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each
  error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent
  decodeUrl toMillis fromMillis clone now millis`.split(/\s+/);

const KNOWN = new Set([...FUNCTIONS, ...Object.keys(serviceFunctions), 'states', '', '$']);

/** Variables of which a state can be sure (assigned on every way to it), and those that it may find. */
type Assigned = { surely: Set<string>; perhaps: Set<string> };

const NOTHING: Assigned = { surely: new Set(), perhaps: new Set() };

/**
 * Reads of variables that nobody has assigned, or that some way to the state does not assign (an expression that asks
 * with $exists first may read those), and assignments that the service refuses.
 */
export function variableFaults(machine: Machine, outside: Assigned = NOTHING): string[] {
  const at = assignedAt(machine, outside);
  return Object.entries(machine.States).flatMap(([name, state]) => {
    const here = at.get(name) ?? NOTHING;
    return [
      ...readFaults(name, state, here),
      ...assignFaults(name, state, outside),
      ...machinesIn(state).flatMap((inner) => variableFaults(inner, here)),
    ];
  });
}

/** Goes round until nothing changes: what is sure can only become less, what may be can only become more. */
function assignedAt(machine: Machine, outside: Assigned): Map<string, Assigned> {
  const at = new Map<string, Assigned>([[machine.StartAt, outside]]);
  const toVisit = [machine.StartAt];
  for (let name = toVisit.shift(); name !== undefined; name = toVisit.shift()) {
    const state = machine.States[name];
    const here = at.get(name);
    if (state === undefined || here === undefined) continue;
    for (const { to, assigns } of waysOut(state)) {
      const there = at.get(to);
      const arriving = { surely: either(here.surely, assigns), perhaps: either(here.perhaps, assigns) };
      const joined = there === undefined ? arriving : meet(there, arriving);
      if (there !== undefined && sameSizes(there, joined)) continue;
      at.set(to, joined);
      toVisit.push(to);
    }
  }
  return at;
}

function meet(one: Assigned, other: Assigned): Assigned {
  const both = [...one.surely].filter((name) => other.surely.has(name));
  return { surely: new Set(both), perhaps: either(one.perhaps, other.perhaps) };
}

function either(one: Iterable<string>, other: Iterable<string>): Set<string> {
  return new Set([...one, ...other]);
}

function sameSizes(one: Assigned, other: Assigned): boolean {
  return one.surely.size === other.surely.size && one.perhaps.size === other.perhaps.size;
}

function readFaults(name: string, state: State, { surely, perhaps }: Assigned): string[] {
  return expressionsOf(state).flatMap(({ path, expression }) => {
    const names = namesIn(expression);
    if ('fault' in names) return [];
    const where = `State '${name}', ${path}:`;
    return [...names.reads]
      .filter((read) => !KNOWN.has(read) && !surely.has(read))
      .flatMap((read) => {
        if (read === 'eval') return [`${where} $eval is not there in the service; use $parse.`];
        if (!perhaps.has(read)) return [`${where} $${read} is never assigned before.`];
        return names.asksFor.has(read)
          ? []
          : [`${where} $${read} is not assigned on every way here; ask with $exists.`];
      });
  });
}

function assignFaults(name: string, state: State, outside: Assigned): string[] {
  return assignedBy(state).flatMap((assigned) => {
    if (assigned === 'states') return [`State '${name}' assigns $states, which is the service's own.`];
    if (!outside.perhaps.has(assigned)) return [];
    return [
      `State '${name}' assigns $${assigned}, which the states around it have assigned: the service refuses that.`,
    ];
  });
}
