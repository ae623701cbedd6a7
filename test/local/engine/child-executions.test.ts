import { describe, expect, it } from 'vitest';
import { engineWorld, machine, runMachine, START, type Written } from './world.ts';

const asks = (fields: object = {}) =>
  machine({
    Ask: {
      Type: 'Task',
      Resource: START,
      Arguments: {
        StateMachineArn: 'arn:aws:states:eu-west-2:123456789012:stateMachine:child',
        Name: 'child-1',
        Input: '{% $states.input %}',
      },
      End: true,
      ...fields,
    },
  });

const world = (child: Written, main = asks()) => engineWorld({ workflows: { main, child } });

describe('A workflow that another one starts and waits for', () => {
  it('gives its output, parsed, with how it ended', async () => {
    const { output } = await world(machine({ Only: { Type: 'Pass', Output: ['{% $states.input %}'], End: true } })).run(
      7,
    );
    expect(output).toMatchObject({ Status: 'SUCCEEDED', Name: 'child-1', Input: 7, Output: [7] });
  });

  it('is one execution of its own, which can be looked at', async () => {
    const { run, describe, advance } = world(machine({ Only: { Type: 'Wait', Seconds: 5, End: true } }));
    expect((await run()).at).toEqual([expect.objectContaining({ state: 'Ask' })]);
    expect(describe('child-1')).toMatchObject({ workflow: 'child', status: 'RUNNING', at: [{ state: 'Only' }] });
    await advance(5);
    expect(describe()).toMatchObject({ status: 'SUCCEEDED', transitions: 1 });
  });

  it('fails the task when it fails, and says why', async () => {
    const main = asks({ Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }] });
    Object.assign(main.States, {
      Caught: { Type: 'Pass', Output: '{% $parse($states.input.Cause) %}', End: true },
    });
    const { output } = await world(machine({ No: { Type: 'Fail', Error: 'No', Cause: 'Because.' } }), main).run();
    expect(output).toMatchObject({ Status: 'FAILED', Error: 'No', Cause: 'Because.' });
  });

  it('is aborted when nobody waits for it any more', async () => {
    const { run, advance, describe, engine } = world(
      machine({ Only: { Type: 'Wait', Seconds: 60, End: true } }),
      asks({ TimeoutSeconds: 5 }),
    );
    await run();
    await advance(5);
    expect(describe()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(describe('child-1').status).toBe('ABORTED');
    expect(engine.nextDue()).toBeUndefined();
  });

  it('cannot take a name that is taken, nor be a workflow that is not there', async () => {
    const { engine, run } = world(machine({ Only: { Type: 'Succeed' } }));
    engine.start({ workflow: 'child', name: 'child-1', input: {} });
    expect((await run()).error).toBe('StepFunctions.ExecutionAlreadyExistsException');
    expect((await runMachine(asks())).error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });
});
