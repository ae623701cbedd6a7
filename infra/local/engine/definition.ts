import type { Json } from './json.ts';

/** The parts of the Amazon States Language that the engine runs; every state is read as JSONata. */
export type Machine = { StartAt: string; States: { [name: string]: State } };

export type Definition = Machine & { Comment?: string; QueryLanguage?: string; TimeoutSeconds?: number };

type Steps = { Comment?: string; Next?: string; End?: boolean; Output?: Json; Assign?: { [name: string]: Json } };
type Handlers = { Retry?: Retrier[]; Catch?: Catcher[] };

export type Retrier = {
  ErrorEquals: string[];
  /** Seconds before the first retry; 1 when absent. */
  IntervalSeconds?: number;
  /** Retries, not counting the first try; 3 when absent. */
  MaxAttempts?: number;
  /** By which each delay is multiplied; 2 when absent. */
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: string;
};

export type Catcher = { ErrorEquals: string[]; Next: string; Output?: Json; Assign?: { [name: string]: Json } };
export type ChoiceRule = { Condition: Json; Next: string; Output?: Json; Assign?: { [name: string]: Json } };

export type PassState = Steps & { Type: 'Pass' };
export type SucceedState = Steps & { Type: 'Succeed' };
export type FailState = { Type: 'Fail'; Comment?: string; Error?: Json; Cause?: Json };
export type WaitState = Steps & { Type: 'Wait'; Seconds?: Json; Timestamp?: Json };
export type ChoiceState = Steps & { Type: 'Choice'; Choices: ChoiceRule[]; Default?: string };
export type ParallelState = Steps & Handlers & { Type: 'Parallel'; Branches: Machine[]; Arguments?: Json };
export type TaskState = Steps &
  Handlers & {
    Type: 'Task';
    Resource: string;
    Arguments?: Json;
    TimeoutSeconds?: Json;
    HeartbeatSeconds?: Json;
  };
export type MapState = Steps &
  Handlers & {
    Type: 'Map';
    Items?: Json;
    ItemSelector?: Json;
    ItemProcessor?: ItemProcessor;
    /** The name ItemProcessor had before. */
    Iterator?: ItemProcessor;
    MaxConcurrency?: Json;
    ToleratedFailureCount?: Json;
    ToleratedFailurePercentage?: Json;
  };
export type ItemProcessor = Machine & { ProcessorConfig?: { Mode?: string } };

export type State =
  | PassState
  | SucceedState
  | FailState
  | WaitState
  | ChoiceState
  | TaskState
  | ParallelState
  | MapState;

export const itemProcessorOf = (state: MapState): ItemProcessor =>
  state.ItemProcessor ?? state.Iterator ?? { StartAt: '', States: {} };

/** The states that may have Retry and Catch. */
export const canRetry = (state: State): state is TaskState | ParallelState | MapState =>
  state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';

/** The machines inside a state: a Parallel's branches, a Map's item processor. */
export const machinesIn = (state: State): Machine[] => {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [itemProcessorOf(state)] : [];
};

/** The states that may come next, by name: Next, Default, and those of choices and catchers. */
export const targetsOf = (state: State): string[] => {
  if (state.Type === 'Fail') return [];
  const direct = state.Next === undefined ? [] : [state.Next];
  if (state.Type === 'Choice') {
    const fallback = state.Default === undefined ? [] : [state.Default];
    return [...state.Choices.map((rule) => rule.Next), ...fallback];
  }
  const caught = 'Catch' in state ? (state.Catch ?? []).map((catcher) => catcher.Next) : [];
  return [...direct, ...caught];
};
