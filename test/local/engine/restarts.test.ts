import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { AWAIT, databaseFile, engineWorld, FUNCTION, machine, type Written } from './world.ts';

const task = (name: string, fields: object) => ({ Type: 'Task', Resource: `${FUNCTION}${name}`, ...fields });
const asks = {
  Type: 'Task',
  Resource: AWAIT,
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
};

/** Engines one after the other on one file; `die` drops the present one as it is, nothing more is written by it. */
function lives(workflows: Record<string, Written>, functions: Record<string, (payload: never) => unknown>) {
  const file = databaseFile();
  let world = open();

  function open(startAt?: number) {
    const db = new DatabaseSync(file);
    const mortal = Object.entries(functions).map(([name, call]) => [
      name,
      async (payload: never) => {
        const answer = await call(payload);
        return db.isOpen ? answer : new Promise(() => {});
      },
    ]);
    return engineWorld({ workflows, functions: Object.fromEntries(mortal), db, ...(startAt && { startAt }) });
  }

  return {
    now: () => world,
    die(secondsDown = 0): void {
      void world.engine.stop();
      world.db.close();
      world = open(world.clock() + secondsDown * 1000);
      world.engine.resume();
    },
  };
}

describe('After a crash', () => {
  it('a callback that comes late still finds its task', async () => {
    const tokens: string[] = [];
    const life = lives(
      { main: machine({ Ask: { ...asks, End: true } }) },
      { ask: ({ token }: { token: string }) => tokens.push(token) },
    );
    await life.now().run();
    life.die();
    expect(life.now().engine.succeedTask(tokens[0] ?? '', 'agreed')).toBe('ok');
    await life.now().engine.idle();
    expect(life.now().describe()).toMatchObject({ status: 'SUCCEEDED', output: 'agreed' });
    expect(tokens).toHaveLength(1);
  });

  it('only calls whose answers had not been recorded are made again', async () => {
    let release: (answer: unknown) => void = () => {};
    const made: string[] = [];
    const life = lives(
      { main: machine({ One: task('one', { Next: 'Two' }), Two: task('two', { End: true }) }) },
      {
        one: () => made.push('one'),
        two: () => {
          made.push('two');
          return made.length < 3 ? new Promise((resolve) => (release = resolve)) : 'done';
        },
      },
    );
    life.now().engine.start({ workflow: 'main', name: 'run', input: {} });
    while (made.length < 2) await new Promise((resolve) => setImmediate(resolve));
    life.die();
    release('too late');
    await life.now().engine.idle();
    expect(made).toEqual(['one', 'two', 'two']);
    expect(life.now().describe()).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
  });

  it('a time that passed while nothing ran is made up for', async () => {
    const life = lives({ main: machine({ Only: { Type: 'Wait', Seconds: 60, Output: 'over', End: true } }) }, {});
    await life.now().run();
    life.die(3600);
    await life.now().advance(0);
    expect(life.now().describe()).toMatchObject({ status: 'SUCCEEDED', output: 'over' });
  });

  it('an execution goes on with the definition that it started with, and a new one takes the new', async () => {
    const ending = (Output: string) =>
      machine({ Wait: { Type: 'Wait', Seconds: 60, Next: 'End' }, End: { Type: 'Succeed', Output } });
    const workflows = { main: ending('as it was') };
    const life = lives(workflows, {});
    await life.now().run({}, 'old');
    workflows.main = ending('as it is');
    life.die();
    await life.now().run({}, 'new');
    await life.now().advance(60);
    expect([life.now().describe('old').output, life.now().describe('new').output]).toEqual(['as it was', 'as it is']);
  });
});

describe('In a transaction of somebody else', () => {
  const world = () => {
    const tokens: string[] = [];
    const made = engineWorld({
      workflows: { main: machine({ Ask: { ...asks, Next: 'File' }, File: task('file', { End: true }) }) },
      functions: { ask: ({ token }: { token: string }) => tokens.push(token), file: () => 'done' },
    });
    made.db.exec('CREATE TABLE outbox (id INTEGER); INSERT INTO outbox VALUES (1)');
    return { ...made, token: () => tokens[0] ?? '' };
  };

  it('a callback is kept or undone together with the rest', async () => {
    const { engine, db, run, token, describe, calls } = world();
    await run();
    expect(() =>
      engine.inTransaction(() => {
        db.exec('DELETE FROM outbox');
        engine.succeedTask(token(), 'agreed');
        throw new Error('The disk is full.');
      }),
    ).toThrow('The disk is full.');
    await engine.idle();
    expect(describe().status).toBe('RUNNING');
    expect(calls.map(({ name }) => name)).toEqual(['ask']);
    expect(db.prepare('SELECT count(*) AS n FROM outbox').get()).toEqual({ n: 1 });

    engine.inTransaction(() => {
      db.exec('DELETE FROM outbox');
      expect(engine.succeedTask(token(), 'agreed')).toBe('ok');
    });
    await engine.idle();
    expect(describe().output).toBe('done');
  });

  it('nothing can be waited for', async () => {
    const { engine, run, describe, token } = world();
    await run();
    expect(() => engine.inTransaction(async () => engine.succeedTask(token(), 'agreed'))).toThrow(/cannot wait/);
    expect(describe().status).toBe('RUNNING');
  });

  it.each([
    ['COMMIT', ['ask', 'file']],
    ['ROLLBACK', ['ask']],
  ])('that the caller opened, calls are made only after its %s', async (ending, expected) => {
    const { engine, db, run, token, calls } = world();
    await run();
    db.exec('BEGIN');
    engine.succeedTask(token(), 'agreed');
    for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(calls.map(({ name }) => name)).toEqual(['ask']);
    db.exec(ending);
    await engine.idle();
    expect(calls.map(({ name }) => name)).toEqual(expected);
  });
});
