import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineWorld, FUNCTION, machine, runMachine, thrown } from './world.ts';

const echo = { Type: 'Task', Resource: `${FUNCTION}echo`, End: true };
const each = (fields: object, inner: object = echo) =>
  machine({ Each: { Type: 'Map', ItemProcessor: machine({ Inner: inner }), End: true, ...fields } });

describe('Map', () => {
  it('gives the results in the order of its items, whatever its concurrency', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 12 }), fc.nat({ max: 4 }), async (items, MaxConcurrency) => {
        const { output } = await runMachine(each({ MaxConcurrency }), items, { echo: (item: number) => item * 2 });
        expect(output).toEqual(items.map((item) => item * 2));
      }),
      { numRuns: 30 },
    );
  });

  it('never runs more items at once than it may', async () => {
    let running = 0;
    let most = 0;
    const slow = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return item;
    };
    await runMachine(each({ MaxConcurrency: 3 }), [1, 2, 3, 4, 5, 6, 7], { echo: slow });
    expect(most).toBe(3);
  });

  it('selects each item’s input from the item, its index and the state’s input', async () => {
    const ItemSelector = { at: '{% $states.context.Map.Item.Index %}', who: '{% $states.context.Map.Item.Value %}' };
    const inner = { Type: 'Pass', Output: ['{% $states.input %}', '{% $states.context.Map.Item.Value %}'], End: true };
    const { output } = await runMachine(each({ Items: '{% $states.input.people %}', ItemSelector }, inner), {
      people: ['Ann', null],
    });
    expect(output).toEqual([
      [{ at: 0, who: 'Ann' }, 'Ann'],
      [{ at: 1, who: null }, null],
    ]);
  });

  it('of nothing gives nothing', async () => {
    expect((await runMachine(each({}), [])).output).toEqual([]);
  });

  it.each([
    ['an input that is no array', each({}), 'Map state input must be an array but was: {}'],
    ['Items that are none', each({ Items: '{% 1 %}' }), "Expected 'array', but was 'number' for value: 1"],
  ])('fails on %s', async (_, definition, cause) => {
    expect((await runMachine(definition)).cause).toContain(cause);
  });

  it('gives up the other items when one fails, and tells the calls under way', async () => {
    const aborted: number[] = [];
    const world = engineWorld({
      workflows: { main: each({}) },
      functions: {
        echo: (item: number, abort: AbortSignal) => {
          if (item === 2) throw thrown('Broken');
          return new Promise(() => abort.addEventListener('abort', () => aborted.push(item)));
        },
      },
    });
    expect(await world.run([1, 2, 3])).toMatchObject({ status: 'FAILED', error: 'Broken' });
    expect(aborted).toEqual([1, 3]);
  });

  it('refuses to start what only a distributed Map can do', () => {
    const world = engineWorld({ workflows: { main: each({ ItemBatcher: { MaxItemsPerBatch: 2 } }) } });
    expect(() => world.engine.start({ workflow: 'main', name: 'run', input: [] })).toThrow(/ItemBatcher/);
    expect(world.engine.list()).toEqual([]);
  });
});

describe('Parallel', () => {
  const branch = (fields: object) => machine({ Only: { Type: 'Pass', End: true, ...fields } });

  it('gives every branch the same input and collects what they give, in order', async () => {
    const Branches = [branch({}), branch({ Output: 'second' }), branch({ Output: '{% $states.input & "!" %}' })];
    const both = { Type: 'Parallel', Arguments: '{% "in" %}', Branches, End: true };
    expect((await runMachine(machine({ Both: both }))).output).toEqual(['in', 'second', 'in!']);
  });

  it('lets branches see the variables outside, and keeps theirs to themselves', async () => {
    const { output } = await runMachine(
      machine({
        Before: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [
            machine({
              Set: { Type: 'Pass', Assign: { inner: '{% $outer + 1 %}' }, Next: 'Get' },
              Get: { Type: 'Pass', Output: '{% $inner %}', End: true },
            }),
            branch({ Output: '{% $exists($inner) %}' }),
          ],
          Next: 'After',
        },
        After: { Type: 'Pass', Output: ['{% $states.input %}', '{% $exists($inner) %}'], End: true },
      }),
    );
    expect(output).toEqual([[2, false], false]);
  });

  it('gives up its other branches when one fails: those that wait, and those that were about to call', async () => {
    const failing = machine({ No: { Type: 'Fail', Error: 'No' } });
    const waiting = machine({ Long: { Type: 'Wait', Seconds: 60, End: true } });
    const world = engineWorld({
      workflows: {
        main: machine({
          All: {
            Type: 'Parallel',
            Branches: [waiting, failing, machine({ Call: echo })],
            Catch: [{ ErrorEquals: ['No'], Next: 'Later' }],
            End: true,
          },
          Later: { Type: 'Wait', Seconds: 600, End: true },
        }),
      },
    });
    await world.run();
    expect(world.calls).toEqual([]);
    expect(world.engine.nextDue()).toBe(world.clock() + 600_000);
  });

  it('is caught as a whole when a branch fails inside a branch', async () => {
    const nested = machine({
      Inside: { Type: 'Parallel', Branches: [machine({ No: { Type: 'Fail', Error: 'No' } })], End: true },
    });
    const { output } = await runMachine(
      machine({
        Both: {
          Type: 'Parallel',
          Branches: [nested, machine({ Long: { Type: 'Wait', Seconds: 60, End: true } })],
          Catch: [{ ErrorEquals: ['No'], Next: 'Caught', Assign: { why: '{% $states.errorOutput.Error %}' } }],
          End: true,
        },
        Caught: { Type: 'Pass', Output: ['{% $why %}', '{% $states.input.Error %}'], End: true },
      }),
    );
    expect(output).toEqual(['No', 'No']);
  });
});
