import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault, matches } from '../../../infra/local/engine/fault.ts';
import { delaySeconds } from '../../../infra/local/engine/retry-catch.ts';
import { AWAIT, engineWorld, FUNCTION, machine, runMachine, thrown } from './world.ts';

const task = (fields: object) => ({ Type: 'Task', Resource: `${FUNCTION}work`, End: true, ...fields });

describe('Retry', () => {
  it('tries again after delays that grow, and gives up after its attempts', async () => {
    const world = engineWorld({
      workflows: { main: machine({ Only: task({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 3 }] }) }) },
      functions: {
        work: () => {
          throw thrown('Broken');
        },
      },
    });
    const started = world.clock();
    await world.run();
    const callsAfter: number[] = [];
    while (world.describe().status === 'RUNNING') {
      const due = world.engine.nextDue() ?? 0;
      await world.advance((due - world.clock()) / 1000);
      callsAfter.push((due - started) / 1000);
    }
    expect(callsAfter).toEqual([1, 3, 7]);
    expect(world.calls).toHaveLength(4);
    expect(world.describe()).toMatchObject({ error: 'Broken', transitions: 4 });
  });

  it('counts each retrier’s attempts for itself, and shows the sum in the context', async () => {
    const faults = ['A', 'B', 'A', 'B'];
    const Retry = ['A', 'B'].map((name) => ({ ErrorEquals: [name], MaxAttempts: 2 }));
    const Arguments = '{% $states.context.State.RetryCount %}';
    const { output } = await runMachine(
      machine({ Only: task({ Retry, Arguments }) }),
      {},
      {
        work(count) {
          const fault = faults.shift();
          if (fault !== undefined) throw thrown(fault);
          return count;
        },
      },
    );
    expect(output).toBe(4);
  });

  it('begins to count anew when the state is entered again', async () => {
    const faults = ['X', 'X', '', 'X', 'X', 'again'];
    const round = machine({
      Work: task({ End: undefined, Retry: [{ ErrorEquals: ['X'], MaxAttempts: 2 }], Next: 'Again?' }),
      'Again?': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = "again" %}', Next: 'End' }],
        Default: 'Work',
      },
      End: { Type: 'Succeed' },
    });
    const work = () => {
      const said = faults.shift();
      if (said === 'X') throw thrown('X');
      return said;
    };
    expect((await runMachine(round, {}, { work })).status).toBe('SUCCEEDED');
  });

  it('tries what a Map does again from its beginning', async () => {
    let broken = true;
    const work = (item: number) => {
      if (item === 2 && broken) {
        broken = false;
        throw thrown('Lambda.TooManyRequestsException');
      }
      return item;
    };
    const Retry = [{ ErrorEquals: ['Lambda.TooManyRequestsException'] }];
    const each = { Type: 'Map', MaxConcurrency: 1, ItemProcessor: machine({ Inner: task({}) }), Retry, End: true };
    expect((await runMachine(machine({ Each: each }), [1, 2, 3], { work })).output).toEqual([1, 2, 3]);
  });

  it('never waits longer than its limit, nor less than nothing', () => {
    const retrier = fc.record({
      ErrorEquals: fc.constant<string[]>(['States.ALL']),
      IntervalSeconds: fc.integer({ min: 1, max: 1000 }),
      BackoffRate: fc.double({ min: 1, max: 10, noNaN: true }),
      MaxDelaySeconds: fc.integer({ min: 1, max: 5000 }),
      JitterStrategy: fc.constantFrom('FULL', 'NONE'),
    });
    fc.assert(
      fc.property(
        retrier,
        fc.nat({ max: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (each, used, chance) => {
          const delay = delaySeconds(each, used, () => chance);
          const full = delaySeconds({ ...each, JitterStrategy: 'NONE' }, used, () => chance);
          expect(full).toBeLessThanOrEqual(each.MaxDelaySeconds);
          expect(full).toBeGreaterThanOrEqual(Math.min(each.IntervalSeconds, each.MaxDelaySeconds));
          expect(delay).toBe(each.JitterStrategy === 'FULL' ? full * chance : full);
        },
      ),
    );
  });
});

describe('Catch', () => {
  const caughtBy = (ErrorEquals: string[]) =>
    machine({
      Only: task({ Catch: [{ ErrorEquals, Next: 'Caught', Output: '{% $states.errorOutput %}' }] }),
      Caught: { Type: 'Succeed' },
    });

  it('gets the error’s name and a JSON text of what the function said', async () => {
    const { output } = await runMachine(
      caughtBy(['TypeError']),
      {},
      {
        work: () => {
          throw new TypeError('No.');
        },
      },
    );
    expect(output).toEqual({ Error: 'TypeError', Cause: '{"errorMessage":"No.","errorType":"TypeError"}' });
  });

  it('is not asked about a fault of its own', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Only', Output: '{% $nobody %}' }];
    const { error, cause } = await runMachine(
      machine({ Only: task({ Catch }) }),
      {},
      {
        work: () => {
          throw thrown('X');
        },
      },
    );
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain("the field 'Catch[0]/Output'");
  });

  it('also gets what goes wrong in the state’s own expressions', async () => {
    const definition = machine({
      Only: task({
        Output: '{% $nobody %}',
        Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
      }),
      Caught: { Type: 'Succeed' },
    });
    expect((await runMachine(definition, {}, { work: () => 1 })).status).toBe('SUCCEEDED');
  });

  it.each<[string, string | undefined, boolean]>([
    ['States.ALL', 'Broken', true],
    ['States.ALL', undefined, true],
    ['States.ALL', 'States.Timeout', true],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.TaskFailed', 'Broken', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['State.ALL', 'Broken', false],
  ])('of %s, for %s: %s', (name, error, expected) => {
    expect(matches([name], new Fault(error))).toBe(expected);
  });
});

describe('Timeouts', () => {
  it('fail a task that takes longer than TimeoutSeconds, and tell its call to stop', async () => {
    let aborted = false;
    const world = engineWorld({
      workflows: { main: machine({ Only: task({ TimeoutSeconds: '{% 5 %}' }) }) },
      functions: { work: (_, abort) => new Promise(() => abort.addEventListener('abort', () => (aborted = true))) },
    });
    world.engine.start({ workflow: 'main', name: 'run', input: {} });
    await world.jump(4);
    expect(world.describe().status).toBe('RUNNING');
    await world.jump(1);
    expect(world.describe()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(aborted).toBe(true);
  });

  it('of a heartbeat are put off by every sign of life, and have a name of their own for Catch', async () => {
    const tokens: string[] = [];
    const Arguments = { FunctionName: 'work', Payload: '{% $states.context.Task.Token %}' };
    const Catch = [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Silent' }];
    const asked = {
      Type: 'Task',
      Resource: AWAIT,
      Arguments,
      HeartbeatSeconds: 10,
      TimeoutSeconds: 100,
      Catch,
      End: true,
    };
    const world = engineWorld({
      workflows: { main: machine({ Only: asked, Silent: { Type: 'Pass', End: true } }) },
      functions: { work: (token: string) => void tokens.push(token) },
    });
    await world.run();
    await world.advance(9);
    expect(world.engine.heartbeat(tokens[0] ?? '')).toBe('ok');
    await world.advance(9);
    expect(world.describe().status).toBe('RUNNING');
    await world.advance(1);
    expect(world.describe()).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'States.Timeout', Cause: '' } });
    expect(world.engine.heartbeat(tokens[0] ?? '')).toBe('unknown-token');
  });

  it('of the whole execution end it, whatever it waits for', async () => {
    const world = engineWorld({
      workflows: { main: machine({ Only: { Type: 'Wait', Seconds: 60, End: true } }, { TimeoutSeconds: 5 }) },
    });
    await world.run();
    await world.advance(5);
    expect(world.describe()).toMatchObject({ status: 'TIMED_OUT', output: undefined });
    expect(world.engine.nextDue()).toBeUndefined();
  });
});
