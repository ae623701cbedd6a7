import { itemProcessorOf, type Machine, type State } from './definition.ts';
import type { Json, JsonObject } from './json.ts';

/**
 * Where one line of execution stands: the whole execution has one frame, every running branch of a Parallel and item of
 * a Map has one inside it. The tree of frames, as JSON, is all that is kept of a running execution.
 */
export type Frame = {
  /** Unique within the execution: timers, calls and tokens name the frame that they belong to. */
  id: number;
  /** Which branch or item of the state around it. */
  index: number;
  state: string;
  input: Json;
  /** When the state was entered, in milliseconds, and as which event of the history. */
  entered: number;
  event: number;
  /** Variables assigned in this scope; those of the frames around it are seen too. */
  variables: JsonObject;
  /** Retries used since the state was entered, for each retrier by its index. */
  retries?: { [retrier: number]: number };
  /** The Map item that this frame works on. */
  item?: Json;
  /** What runs inside the Parallel or Map state that this frame is in. */
  group?: Group;
};

export type Group = {
  running: Frame[];
  /** Each branch's or item's output, in order; null until it is there. */
  results: Json[];
  /** Branches or items that have not ended. */
  left: number;
  /** Of a Map: its items, the index of the next one to start, and how many may run at once. */
  map?: { items: Json[]; next: number; limit: number };
};

/** A frame with everything around it. */
export type Position = { frame: Frame; machine: Machine; parent: Position | undefined };

/** Undefined when the frame is gone: its branch was given up, or has ended. */
export const findPosition = (root: Position, id: number): Position | undefined => {
  if (root.frame.id === id) return root;
  for (const frame of root.frame.group?.running ?? []) {
    const found = findPosition({ frame, machine: innerMachine(root, frame.index), parent: root }, id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The state that the frame is in. Definitions are checked when they are first read, so it is there. */
export const stateAt = (position: Position): State => {
  const state = position.machine.States[position.frame.state];
  if (state === undefined) throw new Error(`The definition has no state '${position.frame.state}'.`);
  return state;
};

/** The machine that a branch or an item of this Parallel or Map state runs. */
export const innerMachine = (position: Position, index: number): Machine => {
  const state = stateAt(position);
  const machine =
    state.Type === 'Parallel' ? state.Branches[index] : state.Type === 'Map' ? itemProcessorOf(state) : undefined;
  if (machine === undefined) throw new Error(`State '${position.frame.state}' has no branch ${index}.`);
  return machine;
};

/** Every variable that the frame sees; the innermost assignment of a name counts. */
export const variablesAt = (position: Position): JsonObject => {
  if (position.parent === undefined) return position.frame.variables;
  return { ...variablesAt(position.parent), ...position.frame.variables };
};

/** The innermost Map item that the frame works on. */
export const itemAt = (position: Position): { index: number; value: Json } | undefined => {
  const { frame, parent } = position;
  if (frame.item !== undefined) return { index: frame.index, value: frame.item };
  return parent === undefined ? undefined : itemAt(parent);
};

/** The frame and all frames inside it. */
export const framesWithin = (frame: Frame): Frame[] => [frame, ...(frame.group?.running ?? []).flatMap(framesWithin)];

export const retriesUsed = (frame: Frame): number =>
  Object.values(frame.retries ?? {}).reduce((sum, count) => sum + count, 0);
