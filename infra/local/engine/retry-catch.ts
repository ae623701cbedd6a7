import { viewAt } from './context.ts';
import { type Catcher, canRetry, type Retrier } from './definition.ts';
import { errorOutput, type Fault, matches } from './fault.ts';
import { type Position, stateAt } from './frames.ts';
import { leaveBy, type Outcome, waiting } from './outcome.ts';
import type { Run } from './run.ts';

/** Retries, catches, or gives the fault back: then it is for the state around. So is a fault of the catcher itself. */
export const handleFault = (run: Run, position: Position, fault: Fault): Outcome => {
  const state = stateAt(position);
  if (!canRetry(state)) return fault;
  if (retries(run, position, state.Retry ?? [], fault)) return waiting;
  return caught(run, position, state.Catch ?? [], fault);
};

const retries = (run: Run, position: Position, retriers: Retrier[], fault: Fault): boolean => {
  const { frame } = position;
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, fault));
  const retrier = retriers[index];
  const used = frame.retries?.[index] ?? 0;
  if (retrier === undefined || used >= (retrier.MaxAttempts ?? 3)) return false;
  frame.retries = { ...frame.retries, [index]: used + 1 };
  const delay = delaySeconds(retrier, used, run.surroundings.random);
  const dueAt = Math.round(run.surroundings.now + delay * 1000);
  run.surroundings.add({ execution: run.execution.id, frame: frame.id, kind: 'retry', dueAt });
  return true;
};

/** Seconds before the next retry, when so many have been used. */
export const delaySeconds = (retrier: Retrier, used: number, random: () => number): number => {
  const full = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** used;
  const capped = Math.min(full, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === 'FULL' ? capped * random() : capped;
};

const caught = (run: Run, position: Position, catchers: Catcher[], fault: Fault): Outcome => {
  const index = catchers.findIndex((catcher) => matches(catcher.ErrorEquals, fault));
  const catcher = catchers[index];
  if (catcher === undefined) return fault;
  const view = viewAt(run, position, { fault });
  return leaveBy(view, position.frame.state, `Catch[${index}]/`, catcher, errorOutput(fault));
};
