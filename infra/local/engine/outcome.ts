import { evaluate, type View } from './expressions.ts';
import { dataLimitFault, Fault } from './fault.ts';
import { isObject, isOverLimit, type Json, type JsonObject } from './json.ts';

/** What executing a state came to. */
export type Outcome =
  /** Something has to happen first: a time, an answer, or the branches inside. */
  | { kind: 'waiting' }
  /** Its work is done; Assign and Output come next. A state that has no result, such as Pass, gives none. */
  | { kind: 'done'; result?: Json }
  /** It has been left: for the next state, or, without one, to the end of its branch or execution. */
  | Left
  | Fault;

export type Left = { kind: 'left'; output: Json; assigned: JsonObject | undefined; next: string | undefined };

export const waiting: Outcome = { kind: 'waiting' };

/** What says how to go on: a state itself, a catcher, or a choice rule. */
export type WayOut = { Assign?: { [name: string]: Json }; Output?: Json; Next?: string };

/**
 * Evaluates Assign and Output, both with the variables as they were before, and leaves. `prefix` is the way out's position
 * in the state (`Catch[0]/`, or nothing for the state itself).
 */
export const leaveBy = (view: View, state: string, prefix: string, way: WayOut, output: Json): Left | Fault => {
  const assigned = way.Assign === undefined ? undefined : evaluate(view, `${prefix}Assign`, way.Assign);
  if (assigned instanceof Fault) return assigned;
  const leaving = way.Output === undefined ? output : evaluate(view, `${prefix}Output`, way.Output);
  if (leaving instanceof Fault) return leaving;
  if (isOverLimit(leaving)) return dataLimitFault(state);
  return { kind: 'left', output: leaving, assigned: isObject(assigned) ? assigned : undefined, next: way.Next };
};
