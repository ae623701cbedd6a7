import { functionFault } from './fault.ts';
import { asJson } from './json.ts';
import type { Pending } from './pending.ts';
import type { Answer } from './task-answers.ts';

/** Makes the calls that tasks wait for: a bounded number at once, in the order in which they became ready. */
export type Calls = {
  offer(ids: readonly number[]): void;
  /** Nobody waits for these any more: they are told to stop, and their answers are not looked at. */
  drop(ids: readonly number[]): void;
  /** No call is under way, waiting to be made, or answered and not yet recorded. */
  isQuiet(): boolean;
  /** Makes no further call. Those under way are still recorded when they end. */
  stop(): void;
  /** Whether a call is under way. */
  inFlight(): number;
};

type CallAnswer = [id: number, answer: Answer];

export type CallParts = {
  /** The pending task, or undefined when it has been given up since it was offered. */
  taskOf(id: number): Pending | undefined;
  call(task: Pending, abort: AbortSignal): Promise<unknown>;
  /** Records answers. Those that could not be recorded are kept, and tried again after a while. */
  record(answers: CallAnswer[]): { failed: CallAnswer[]; error?: unknown };
  /** Called whenever it may have become quiet. */
  onChange(): void;
  log(message: string, error: unknown): void;
  limit: number;
};

const tryAgainMilliseconds = 500;

export const createCalls = (parts: CallParts): Calls => {
  const waiting: number[] = [];
  const known = new Set<number>();
  const underWay = new Map<number, AbortController>();
  const answered = new Map<number, Answer>();
  let recording: NodeJS.Immediate | NodeJS.Timeout | undefined;
  let stopped = false;

  const fill = (): void => {
    while (!stopped && underWay.size < parts.limit) {
      const id = waiting.shift();
      if (id === undefined) return;
      const task = parts.taskOf(id);
      if (task === undefined) known.delete(id);
      else make(task);
    }
  };

  const make = (task: Pending): void => {
    const controller = new AbortController();
    underWay.set(task.id, controller);
    const settled = (answer: Answer) => {
      if (underWay.get(task.id) !== controller) return;
      underWay.delete(task.id);
      answered.set(task.id, answer);
      recordSoon();
    };
    attempt(task, controller.signal).then(settled, (thrown: unknown) => settled({ fault: functionFault(thrown) }));
  };

  const attempt = async (task: Pending, abort: AbortSignal): Promise<Answer> => ({
    value: asJson(await parts.call(task, abort)),
  });

  /** Answers of one round of the event loop share a transaction. */
  const recordSoon = (): void => {
    if (recording === undefined) recording = setImmediate(recordNow);
  };

  const recordNow = (): void => {
    recording = undefined;
    const batch = [...answered];
    const { failed, error } = parts.record(batch);
    const again = new Set(stopped ? [] : failed.map(([id]) => id));
    for (const [id] of batch) if (!again.has(id)) forget(id);
    if (failed.length > 0) parts.log('An answer could not be recorded.', error);
    if (again.size > 0) recording = setTimeout(recordNow, tryAgainMilliseconds).unref();
    fill();
    parts.onChange();
  };

  const forget = (id: number): void => {
    answered.delete(id);
    known.delete(id);
  };

  return {
    offer(ids) {
      for (const id of ids) {
        if (known.has(id)) continue;
        known.add(id);
        waiting.push(id);
      }
      fill();
      parts.onChange();
    },
    drop(ids) {
      for (const id of ids) {
        underWay.get(id)?.abort();
        underWay.delete(id);
        forget(id);
      }
      fill();
      parts.onChange();
    },
    isQuiet: () => underWay.size === 0 && answered.size === 0 && (stopped || waiting.length === 0),
    stop() {
      stopped = true;
    },
    inFlight: () => underWay.size,
  };
};
