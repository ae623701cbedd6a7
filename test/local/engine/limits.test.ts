import { describe, expect, it } from 'vitest';
import { maxEvents } from '../../../infra/local/engine/execution.ts';
import { maxPayloadBytes } from '../../../infra/local/engine/json.ts';
import { AWAIT, engineWorld, FUNCTION, machine, runMachine } from './world.ts';

const only = (fields: object) => machine({ Only: { Type: 'Task', Resource: `${FUNCTION}work`, End: true, ...fields } });
/** JSON of exactly this many bytes, in two-byte letters but for the rest. */
const written = (bytes: number) => 'é'.repeat(Math.floor((bytes - 2) / 2)) + 'e'.repeat(bytes % 2);

describe('The limits of the service', () => {
  it('refuse an input that is too large, with its size and the limit, and take the largest', () => {
    const { engine } = engineWorld({ workflows: { main: only({}) } });
    const start = (name: string, bytes: number) => engine.start({ workflow: 'main', name, input: written(bytes) });
    expect(start('large', maxPayloadBytes)).toEqual({ started: true });
    expect(start('larger', maxPayloadBytes + 1)).toEqual({
      started: false,
      why: 'input-too-large',
      bytes: maxPayloadBytes + 1,
      limit: maxPayloadBytes,
    });
    expect(engine.describe('larger')).toBeUndefined();
  });

  it('fail a task whose result is too large, and only a catcher that names that error gets it', async () => {
    const definition = only({
      Output: 'small',
      Catch: [
        { ErrorEquals: ['States.ALL'], Next: 'Wrong' },
        { ErrorEquals: ['States.DataLimitExceeded'], Next: 'Right' },
      ],
    });
    Object.assign(definition.States, { Wrong: { Type: 'Fail' }, Right: { Type: 'Succeed' } });
    const { output } = await runMachine(definition, {}, { work: () => written(maxPayloadBytes + 1) });
    expect(output).toMatchObject({ Error: 'States.DataLimitExceeded' });
  });

  it('fail a state whose output is too large', async () => {
    const Output = '{% $pad("", 300000) %}';
    expect(await runMachine(machine({ Only: { Type: 'Pass', Output, End: true } }))).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: expect.stringContaining("The state/task 'Only' returned"),
    });
  });

  it('fail a task whose callback brings too much', async () => {
    const tokens: string[] = [];
    const Arguments = { FunctionName: 'work', Payload: '{% $states.context.Task.Token %}' };
    const world = engineWorld({
      workflows: { main: only({ Resource: AWAIT, Arguments }) },
      functions: { work: (token: string) => tokens.push(token) },
    });
    await world.run();
    world.engine.succeedTask(tokens[0] ?? '', written(maxPayloadBytes + 1));
    expect(world.describe().error).toBe('States.DataLimitExceeded');
    expect(tokens[0]?.length).toBeLessThanOrEqual(2048);
  });

  it('end an execution that goes round and round without ever waiting', async () => {
    const round = machine({ One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Pass', Next: 'One' } });
    const { status, error, events } = await runMachine(round);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
    expect(events).toBe(maxEvents);
  });
});
