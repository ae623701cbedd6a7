import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AWAIT, databaseFile, engineWorld, FUNCTION, machine, START } from './world.ts';

/** Every kind of waiting at once: calls, callbacks and retries inside a Map, then a child that waits for a time. */
const workflows = {
  main: machine({
    Each: {
      Type: 'Map',
      MaxConcurrency: 2,
      ItemProcessor: machine({
        Work: { Type: 'Task', Resource: `${FUNCTION}work`, Retry: [{ ErrorEquals: ['Flaky'] }], Next: 'Ask' },
        Ask: {
          Type: 'Task',
          Resource: AWAIT,
          Arguments: { FunctionName: 'ask', Payload: ['{% $states.input %}', '{% $states.context.Task.Token %}'] },
          End: true,
        },
      }),
      Next: 'Child',
    },
    Child: {
      Type: 'Task',
      Resource: START,
      Arguments: { StateMachineArn: 'child', Input: { answers: '{% $states.input %}' } },
      Output: '{% $states.result.Output %}',
      End: true,
    },
  }),
  child: machine({
    Wait: { Type: 'Wait', Seconds: 30, Next: 'Close' },
    Close: { Type: 'Task', Resource: `${FUNCTION}close`, End: true },
  }),
};

const ITEMS = ['a', 'b', 'c', 'd'];

/** A run of the workflows whose process dies now and then; what people and functions know outlives it. */
function mortalRun() {
  const file = databaseFile();
  const answered = new Set<string>();
  const recorded = new Set<string>();
  const tokens = new Map<string, string>();
  const callbacks: string[] = [];
  const repeated: string[] = [];
  const failedOnce = new Set<string>();
  let startAt = Date.parse('2027-01-04T09:00:00Z');
  let world = open();

  function open() {
    const db = new DatabaseSync(file);
    db.exec('PRAGMA synchronous = OFF');
    const answer = (key: string, value: unknown) => {
      if (!db.isOpen) return new Promise(() => {});
      if (recorded.has(key)) repeated.push(key);
      answered.add(key);
      return value;
    };
    const functions = {
      work(item: string) {
        if (item === 'b' && !failedOnce.has(item)) {
          failedOnce.add(item);
          throw Object.assign(new Error('Once.'), { name: 'Flaky' });
        }
        return answer(`work ${item}`, item);
      },
      ask([item, token]: [string, string]) {
        expect(tokens.get(item) ?? token).toBe(token);
        tokens.set(item, token);
        return answer(`ask ${item}`, null);
      },
      close: ({ answers }: { answers: string[] }) => answer('close', answers.join(' ')),
    };
    const opened = engineWorld({ workflows, functions, db, startAt });
    opened.engine.start({ workflow: 'main', name: 'run', input: ITEMS });
    opened.engine.resume();
    return opened;
  }

  async function settle(): Promise<void> {
    await world.engine.idle();
    for (const key of answered) recorded.add(key);
  }

  const steps = {
    settle,
    round: () => new Promise<void>((resolve) => setImmediate(resolve)),
    later: () => world.jump(20),
    async crash() {
      void world.engine.stop();
      world.db.close();
      startAt = world.clock();
      world = open();
    },
    async callBack() {
      const [item, token] = [...tokens].find(([each]) => !callbacks.includes(each)) ?? [];
      if (item === undefined || token === undefined) return;
      if (world.engine.succeedTask(token, `${item}!`) === 'ok') callbacks.push(item);
    },
  };

  async function finish() {
    for (let turn = 0; world.describe().status === 'RUNNING' && turn < 50; turn += 1) {
      await settle();
      await steps.callBack();
      await steps.later();
    }
    await settle();
    return { description: world.describe(), callbacks, repeated };
  }

  return { steps, finish };
}

it('wherever the process dies, the output is the same, every callback counts once, and no recorded call is repeated', async () => {
  const step = fc.constantFrom('settle', 'round', 'later', 'crash', 'crash', 'callBack', 'callBack');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (path) => {
      const run = mortalRun();
      for (const each of path) await run.steps[each]();
      const { description, callbacks, repeated } = await run.finish();
      expect(description).toMatchObject({ status: 'SUCCEEDED', output: 'a! b! c! d!' });
      expect([...callbacks].sort()).toEqual(ITEMS);
      expect(repeated).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
