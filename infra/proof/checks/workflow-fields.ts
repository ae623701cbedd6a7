import { canRetry, type Machine, machinesIn, type State } from '../../local/engine/definition.ts';
import { expressionsIn } from '../../local/engine/expressions.ts';
import type { Json } from '../../local/engine/json.ts';

/** A field of a state that may hold expressions, and what of $states they may read beside the input and the context. */
export type Field = { path: string; template: Json; sees: 'input' | 'result' | 'errorOutput' | 'token' };

/** An expression of a state, at its path. */
export type Use = { path: string; expression: string; sees: Field['sees'] };

/** Every expression of the state itself; those of the machines inside it are theirs. */
export function expressionsOf(state: State): Use[] {
  return fieldsOf(state).flatMap(({ path, template, sees }) =>
    expressionsIn(template, path).map((found) => ({ ...found, sees })),
  );
}

function fieldsOf(state: State): Field[] {
  const seen = [
    ...some('input', state, ['Seconds', 'Timestamp', 'Error', 'Cause', 'TimeoutSeconds', 'HeartbeatSeconds']),
    ...some('input', state, ['Items', 'ItemSelector', 'MaxConcurrency']),
    ...some('input', state, ['ToleratedFailureCount', 'ToleratedFailurePercentage']),
    ...some(waitsForCallback(state) ? 'token' : 'input', state, ['Arguments']),
    ...some(canRetry(state) ? 'result' : 'input', state, ['Output', 'Assign']),
  ];
  if (state.Type === 'Choice') {
    return [
      ...seen,
      ...state.Choices.flatMap((rule, index) =>
        some('input', rule, ['Condition', 'Output', 'Assign'], `Choices[${index}]/`),
      ),
    ];
  }
  const catchers = 'Catch' in state ? (state.Catch ?? []) : [];
  return [
    ...seen,
    ...catchers.flatMap((each, index) => some('errorOutput', each, ['Output', 'Assign'], `Catch[${index}]/`)),
  ];
}

function some(sees: Field['sees'], holder: object, names: string[], prefix = ''): Field[] {
  const fields = new Map<string, unknown>(Object.entries(holder));
  return names.flatMap((name) => {
    const template = fields.get(name);
    return template === undefined ? [] : [{ path: `${prefix}${name}`, template: template as Json, sees }];
  });
}

export function waitsForCallback(state: State): boolean {
  return state.Type === 'Task' && state.Resource.endsWith('.waitForTaskToken');
}

/** A way from one state to another, with the variables that are assigned on it. */
export type Way = { to: string; assigns: string[] };

export function waysOut(state: State): Way[] {
  const assigned = (holder: { Assign?: object }) => Object.keys(holder.Assign ?? {});
  if (state.Type === 'Fail') return [];
  if (state.Type === 'Choice') {
    const rules = state.Choices.map((rule) => ({ to: rule.Next, assigns: assigned(rule) }));
    return state.Default === undefined ? rules : [...rules, { to: state.Default, assigns: assigned(state) }];
  }
  const next = state.Next === undefined ? [] : [{ to: state.Next, assigns: assigned(state) }];
  const catchers = 'Catch' in state ? (state.Catch ?? []) : [];
  return [...next, ...catchers.map((each) => ({ to: each.Next, assigns: assigned(each) }))];
}

/** Every name that the state assigns, on whatever way. */
export function assignedBy(state: State): string[] {
  const own = 'Assign' in state ? Object.keys(state.Assign ?? {}) : [];
  return [...new Set([...own, ...waysOut(state).flatMap(({ assigns }) => assigns)])];
}

/** A machine and the machines inside it, each with the states' names of the way to it. */
export function machinesWithin(machine: Machine): Machine[] {
  return [machine, ...Object.values(machine.States).flatMap((state) => machinesIn(state).flatMap(machinesWithin))];
}
