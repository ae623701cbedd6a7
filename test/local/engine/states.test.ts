import { describe, expect, it } from 'vitest';
import { AWAIT, engineWorld, FUNCTION, INVOKE, machine, runMachine } from './world.ts';

describe('Pass and Succeed', () => {
  it('hand on their input unless they have an Output', async () => {
    const { output, status } = await runMachine(
      machine({
        First: { Type: 'Pass', Next: 'Last' },
        Last: { Type: 'Succeed', Output: { was: '{% $states.input %}' } },
      }),
      [1],
    );
    expect({ output, status }).toEqual({ output: { was: [1] }, status: 'SUCCEEDED' });
  });

  it('evaluate Output with the variables as they were before the state’s own Assign', async () => {
    const { output } = await runMachine(
      machine({
        First: { Type: 'Pass', Assign: { answer: 42 }, Next: 'Last' },
        Last: { Type: 'Pass', Assign: { answer: 1, old: '{% $answer %}' }, Output: '{% $answer %}', End: true },
      }),
    );
    expect(output).toBe(42);
  });
});

describe('Choice', () => {
  const choice = machine({
    Which: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input > 10 %}', Next: 'End', Output: 'many', Assign: { seen: 'rule' } },
        { Condition: '{% $states.input = "odd" %}', Next: 'End' },
      ],
      Default: 'End',
      Output: 'few',
      Assign: { seen: 'default' },
    },
    End: { Type: 'Pass', Output: ['{% $states.input %}', "{% $exists($seen) ? $seen : 'nothing' %}"], End: true },
  });

  it('takes the first rule that is true, with that rule’s Output and Assign only', async () => {
    expect((await runMachine(choice, 11)).output).toEqual(['many', 'rule']);
    expect((await runMachine(choice, 1)).output).toEqual(['few', 'default']);
  });

  it('fails on a condition that is neither true nor false', async () => {
    const state = { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'Which' }] };
    expect((await runMachine(machine({ Which: state }))).cause).toContain(
      "specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1",
    );
  });

  it('fails when no rule is true and there is no default', async () => {
    const state = { Type: 'Choice', Choices: [{ Condition: false, Next: 'Which' }] };
    expect(await runMachine(machine({ Which: state }))).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining('Failed to transition out of the state.'),
    });
  });
});

describe('Fail', () => {
  it('ends with the error and cause it says, evaluated, and with neither when it says none', async () => {
    const fail = { Type: 'Fail', Error: '{% "Refused" %}', Cause: '{% "by " & $states.input.who %}' };
    const said = await runMachine(machine({ Only: fail }), { who: 'the board' });
    expect(said).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'by the board' });
    const silent = await runMachine(machine({ Only: { Type: 'Fail' } }));
    expect(silent).toMatchObject({ status: 'FAILED', error: undefined, cause: undefined });
  });
});

describe('Wait', () => {
  it.each([
    ['seconds', { Seconds: '{% $states.input.seconds %}' }],
    ['a time', { Timestamp: '2027-01-04T10:00:00+00:00' }],
    ['a time elsewhere', { Timestamp: '{% "2027-01-04T11:00:00+01:00" %}' }],
  ])('until %s have passed, and not before', async (_, fields) => {
    const world = engineWorld({ workflows: { main: machine({ Only: { Type: 'Wait', End: true, ...fields } }) } });
    await world.run({ seconds: 3600 });
    await world.advance(3599);
    expect(world.describe().status).toBe('RUNNING');
    await world.advance(1);
    expect(world.describe().status).toBe('SUCCEEDED');
  });

  it.each(['2027-02-29T09:00:00Z', '2027-01-04 09:00:00Z', '2027-01-04T24:00:00Z', '2027-01-04T09:00:00'])(
    'fails on %s, which is no time',
    async (text) => {
      const { cause } = await runMachine(machine({ Only: { Type: 'Wait', Timestamp: text, End: true } }));
      expect(cause).toContain(`cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`);
    },
  );

  it('fails on a number of seconds that is not whole or below zero', async () => {
    for (const seconds of [-1, 0.5]) {
      const { error } = await runMachine(machine({ Only: { Type: 'Wait', Seconds: seconds, End: true } }));
      expect(error).toBe('States.QueryEvaluationError');
    }
  });
});

describe('Task', () => {
  it('gives a function named by its ARN its arguments, and takes what it returns', async () => {
    const task = { Type: 'Task', Resource: `${FUNCTION}double`, Arguments: { n: '{% $states.input.n %}' }, End: true };
    const { output } = await runMachine(machine({ Only: task }), { n: 4 }, { double: ({ n }: { n: number }) => n * 2 });
    expect(output).toBe(8);
  });

  it('wraps what lambda:invoke returns as the service does', async () => {
    const task = {
      Type: 'Task',
      Resource: INVOKE,
      Arguments: { FunctionName: `${FUNCTION}echo`, Payload: 1 },
      End: true,
    };
    const { output } = await runMachine(machine({ Only: task }), {}, { echo: (payload) => ({ got: payload }) });
    expect(output).toMatchObject({ ExecutedVersion: '$LATEST', Payload: { got: 1 }, StatusCode: 200 });
  });

  it('hands on a payload of null as it is, and an empty object when there is none', async () => {
    const echo = (given: object) => ({
      Type: 'Task',
      Resource: INVOKE,
      Arguments: { FunctionName: 'echo', ...given },
      End: true,
    });
    const payload = async (given: object) =>
      (await runMachine(machine({ Only: echo(given) }), {}, { echo: (each) => each })).output;
    expect(await payload({ Payload: null })).toMatchObject({ Payload: null });
    expect(await payload({})).toMatchObject({ Payload: {} });
  });

  it('waits for its callback, not for the function that hands the token on', async () => {
    const tokens: string[] = [];
    const Arguments = { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } };
    const world = engineWorld({
      workflows: { main: machine({ Only: { Type: 'Task', Resource: AWAIT, Arguments, End: true } }) },
      functions: { ask: ({ token }: { token: string }) => tokens.push(token) },
    });
    expect((await world.run()).status).toBe('RUNNING');
    expect(world.engine.succeedTask(tokens[0] ?? '', { agreed: true })).toBe('ok');
    expect(world.describe()).toMatchObject({ status: 'SUCCEEDED', output: { agreed: true } });
    expect(world.engine.succeedTask(tokens[0] ?? '', { agreed: false })).toBe('unknown-token');
  });

  it('fails at once when its arguments name no function', async () => {
    const task = { Type: 'Task', Resource: INVOKE, Arguments: { Payload: 1 }, End: true };
    expect(await runMachine(machine({ Only: task }))).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining("[The field 'FunctionName' is required but was missing]"),
    });
  });
});
