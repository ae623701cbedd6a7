import { viewAt } from './context.ts';
import type { MapState, ParallelState } from './definition.ts';
import { enter } from './entering.ts';
import { evaluate, evaluateAs, evaluateCount, queryFault, type View } from './expressions.ts';
import { Fault } from './fault.ts';
import { type Frame, type Group, innerMachine, type Position } from './frames.ts';
import type { Json } from './json.ts';
import { type Outcome, waiting } from './outcome.ts';
import type { Run } from './run.ts';

/** Items of an inline Map that run at once when it sets no limit; the service's own. */
const unlimited = 40;

/** Parallel: one frame a branch, all with the same input. */
export const startBranches = (run: Run, position: Position, state: ParallelState): Outcome => {
  const { frame } = position;
  const input =
    state.Arguments === undefined ? frame.input : evaluate(viewAt(run, position), 'Arguments', state.Arguments);
  if (input instanceof Fault) return input;
  const count = state.Branches.length;
  const group: Group = { running: [], results: Array.from({ length: count }, () => null), left: count };
  frame.group = group;
  run.execution.events += 1;
  for (const index of state.Branches.keys()) begin(run, position, group, index, input);
  return waiting;
};

/** Map: one frame an item, as many at once as MaxConcurrency allows. */
export const startItems = (run: Run, position: Position, state: MapState): Outcome => {
  const view = viewAt(run, position);
  const items = itemsOf(view, state, position.frame.input);
  if (items instanceof Fault) return items;
  const limit = concurrencyOf(view, state);
  if (limit instanceof Fault) return limit;
  const tolerance = toleranceFault(view, state);
  if (tolerance !== undefined) return tolerance;
  run.execution.events += 1;
  if (items.length === 0) return joined(run, []);
  position.frame.group = {
    running: [],
    results: items.map(() => null),
    left: items.length,
    map: { items, next: 0, limit },
  };
  return startNextItems(run, position, state, position.frame.group);
};

/** A branch or item has ended: the state goes on with all their results, or waits for the others. */
export const join = (
  run: Run,
  position: Position,
  state: ParallelState | MapState,
  ended: Frame,
  output: Json,
): Outcome => {
  const { group } = position.frame;
  if (group === undefined) return waiting;
  group.results[ended.index] = output;
  group.running = group.running.filter((frame) => frame !== ended);
  group.left -= 1;
  if (state.Type === 'Map') run.execution.events += 1;
  if (group.left === 0) {
    delete position.frame.group;
    return joined(run, group.results);
  }
  return state.Type === 'Map' ? startNextItems(run, position, state, group) : waiting;
};

const joined = (run: Run, results: Json[]): Outcome => {
  run.execution.events += 1;
  return { kind: 'done', result: results };
};

const startNextItems = (run: Run, position: Position, state: MapState, group: Group): Outcome => {
  const { map } = group;
  while (map !== undefined && group.running.length < map.limit && map.next < map.items.length) {
    const index = map.next;
    const value = map.items[index] ?? null;
    map.next += 1;
    run.execution.events += 1;
    const view = viewAt(run, position, { item: { index, value } });
    const input = state.ItemSelector === undefined ? value : evaluate(view, 'ItemSelector', state.ItemSelector);
    if (input instanceof Fault) return input;
    begin(run, position, group, index, input, value);
  }
  return waiting;
};

const begin = (run: Run, position: Position, group: Group, index: number, input: Json, item?: Json): void => {
  run.execution.lastFrame += 1;
  const frame: Frame = {
    id: run.execution.lastFrame,
    index,
    state: '',
    input,
    entered: 0,
    event: 0,
    variables: {},
    ...(item === undefined ? {} : { item }),
  };
  group.running.push(frame);
  const machine = innerMachine(position, index);
  enter(run, { frame, machine, parent: position }, machine.StartAt, input);
};

const itemsOf = (view: View, state: MapState, input: Json): Json[] | Fault => {
  if (state.Items !== undefined) return evaluateAs(view, 'Items', state.Items, 'array');
  if (Array.isArray(input)) return input;
  return queryFault(view, `Map state input must be an array but was: ${JSON.stringify(input)}`);
};

const concurrencyOf = (view: View, state: MapState): number | Fault => {
  const limit = evaluateCount(view, 'MaxConcurrency', state.MaxConcurrency ?? 0);
  return limit === 0 ? unlimited : limit;
};

/** The service reads these on an inline Map too, and does nothing with them. */
const toleranceFault = (view: View, state: MapState): Fault | undefined => {
  const count = evaluateAs(view, 'ToleratedFailureCount', state.ToleratedFailureCount ?? 0, 'number');
  if (count instanceof Fault) return count;
  const share = evaluateAs(view, 'ToleratedFailurePercentage', state.ToleratedFailurePercentage ?? 0, 'number');
  return share instanceof Fault ? share : undefined;
};
