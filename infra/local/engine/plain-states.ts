import { viewAt } from './context.ts';
import type { ChoiceState, FailState, WaitState } from './definition.ts';
import { evaluateAs, evaluateCount, queryFault, type View } from './expressions.ts';
import { Fault, runtimeFault } from './fault.ts';
import type { Position } from './frames.ts';
import type { Json } from './json.ts';
import { leaveBy, type Outcome, waiting } from './outcome.ts';
import type { Run } from './run.ts';
import { readTimestamp } from './timestamp.ts';

/** Choice: the first rule whose condition is true; else the default, with the state's own Assign and Output. */
export const choose = (run: Run, position: Position, state: ChoiceState): Outcome => {
  const { frame } = position;
  const view = viewAt(run, position);
  for (const [index, rule] of state.Choices.entries()) {
    const condition = evaluateAs(view, `Choices[${index}]/Condition`, rule.Condition, 'boolean');
    if (condition instanceof Fault) return condition;
    if (condition) return leaveBy(view, frame.state, `Choices[${index}]/`, rule, frame.input);
  }
  if (state.Default === undefined) {
    return runtimeFault(
      `${view.origin} Failed to transition out of the state. The state does not point to a next state.`,
    );
  }
  return leaveBy(view, frame.state, '', { ...state, Next: state.Default }, frame.input);
};

/** Fail: always a fault, with whatever Error and Cause it says. */
export const failOnPurpose = (run: Run, position: Position, state: FailState): Fault => {
  const view = viewAt(run, position);
  const error = textOf(view, 'Error', state.Error);
  if (error instanceof Fault) return error;
  const cause = textOf(view, 'Cause', state.Cause);
  return cause instanceof Fault ? cause : new Fault(error, cause);
};

const textOf = (view: View, field: string, template: Json | undefined): string | undefined | Fault =>
  template === undefined ? undefined : evaluateAs(view, field, template, 'string');

/** Wait: until a time, or for some seconds. One that is past already is no wait. */
export const wait = (run: Run, position: Position, state: WaitState): Outcome => {
  const { surroundings, execution } = run;
  const dueAt = waitsUntil(viewAt(run, position), state);
  if (dueAt instanceof Fault) return dueAt;
  if (dueAt <= surroundings.now) return { kind: 'done' };
  surroundings.add({ execution: execution.id, frame: position.frame.id, kind: 'wait', dueAt });
  return waiting;
};

const waitsUntil = (view: View, state: WaitState): number | Fault => {
  if (state.Seconds !== undefined) {
    const seconds = evaluateCount(view, 'Seconds', state.Seconds);
    return seconds instanceof Fault ? seconds : view.now + seconds * 1000;
  }
  const text = evaluateAs(view, 'Timestamp', state.Timestamp ?? null, 'string');
  if (text instanceof Fault) return text;
  return (
    readTimestamp(text) ??
    queryFault(
      view,
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    )
  );
};
