/** One policy for what is tried again. That the cloud and one machine are given the same is tried in test/cloud. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { workflowNames } from '../../functions/domain/work-names.ts';
import { startedBy } from '../../workflows/children.ts';
import { NoRetryPolicy, withRetries } from '../../workflows/retries.ts';

const folder = join(import.meta.dirname, '../../workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

const Retrier = z.object({
  IntervalSeconds: z.number(),
  MaxAttempts: z.number(),
  BackoffRate: z.number(),
  MaxDelaySeconds: z.number(),
  JitterStrategy: z.string(),
});

type Task = { readonly Resource: string; readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[] };
const tasksIn = (value: unknown): Task[] => {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(tasksIn);
  return 'Type' in value && value.Type === 'Task' ? [value as unknown as Task, ...within] : within;
};
const caught = ({ Retry = [] }: Task): string[] => Retry.flatMap(({ ErrorEquals }) => ErrorEquals);

describe('what is tried again', () => {
  it('stands in one policy, and in no definition', () => {
    expect(files.length).toBe(workflowNames.length);
    for (const file of files) expect(textOf(file)).not.toContain('"Retry"');
  });

  it.each(files)('is said of every task of %s', (file) => {
    const tasks = tasksIn(withRetries(JSON.parse(textOf(file))));
    expect(tasks.length).toBeGreaterThan(0);
    for (const task of tasks) {
      expect(task.Retry?.length).toBe(1);
      const calls = task.Resource.includes('lambda') ? 'TooBusy' : 'StepFunctions.ThrottlingException';
      expect(caught(task)).toContain(calls);
    }
  });

  it('is tried for hours: no six of them in trouble end a wait of months, and none ends within ten minutes', () => {
    for (const file of files) {
      for (const { Retry = [] } of tasksIn(withRetries(JSON.parse(textOf(file))))) {
        const [{ IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds, JitterStrategy }] = z
          .tuple([Retrier])
          .parse(Retry);
        const waits = Array.from({ length: MaxAttempts }, (_, at) =>
          Math.min(IntervalSeconds * BackoffRate ** at, MaxDelaySeconds),
        );
        // FULL jitter waits for half of each on average; a sum of fifty strays from that by an hour or so.
        const usual = waits.reduce((sum, seconds) => sum + seconds, 0) / 2 / 3600;
        expect([file, JitterStrategy]).toEqual([file, 'FULL']);
        expect(usual).toBeGreaterThan(10);
        expect(usual).toBeLessThan(24);
      }
    }
  });

  it('is named in both forms that the service uses', () => {
    for (const file of files) {
      for (const task of tasksIn(withRetries(JSON.parse(textOf(file))))) {
        const names = caught(task).filter((name) => /^(StepFunctions|Lambda)\.(?!Unknown)/.test(name));
        const bare = new Set(names.map((name) => name.replace(/Exception$/, '')));
        expect(names.toSorted()).toEqual([...bare].flatMap((name) => [name, `${name}Exception`]).toSorted());
      }
    }
  });

  it('never is the end of waiting for people', () => {
    const waiting = files
      .flatMap((file) => tasksIn(withRetries(JSON.parse(textOf(file)))))
      .filter(({ Resource }) => Resource.endsWith('.waitForTaskToken'));
    expect(waiting.length).toBe(1);
    for (const task of waiting) expect(caught(task)).not.toContain('States.Timeout');
  });

  it('is left as it is where a definition says it itself, as recorded cases and stored executions do', () => {
    const own = { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:x', Retry: [], End: true } } };
    expect(withRetries(own)).toEqual(own);
  });

  it('leaves who started it, and a name that says for what, with every workflow that another starts', () => {
    const starts = files
      .flatMap((file) => tasksIn(withRetries(JSON.parse(textOf(file)))))
      .filter(({ Resource }) => Resource.includes('startExecution'));
    expect(starts.length).toBeGreaterThan(6);
    for (const start of starts) {
      const { Arguments } = z
        .object({ Arguments: z.object({ Name: z.string(), Input: z.record(z.string(), z.unknown()) }) })
        .parse(start);
      expect(Arguments.Input[startedBy]).toBe('{% $states.context.Execution.Id %}');
      expect(Arguments.Name).toMatch(/^\{% .*partnership.* %\}$/);
    }
  });

  it('must be thought about for every new kind of call', () => {
    const call = { States: { A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } } };
    expect(() => withRetries(call)).toThrow(NoRetryPolicy);
  });
});
