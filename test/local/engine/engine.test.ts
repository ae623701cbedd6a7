import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../infra/local/engine/engine.ts';
import { databaseFile, engineWorld, FUNCTION, machine } from './world.ts';

const task = (name: string, fields: object = { End: true }) => ({
  Type: 'Task',
  Resource: `${FUNCTION}${name}`,
  ...fields,
});
const pass = machine({ Only: { Type: 'Pass', End: true } });

describe('The engine', () => {
  it('starts a name once', async () => {
    const { engine, calls } = engineWorld({ workflows: { main: machine({ Only: task('work') }) } });
    expect(engine.start({ workflow: 'main', name: 'review-1', input: 1 })).toEqual({ started: true });
    expect(engine.start({ workflow: 'main', name: 'review-1', input: 2 })).toEqual({
      started: false,
      why: 'name-taken',
    });
    await engine.idle();
    expect(calls).toEqual([{ name: 'work', payload: 1 }]);
  });

  it('does not start what it cannot run, and says everything that is wrong with it', () => {
    const broken = machine({
      One: { Type: 'Pass', Next: 'Nowhere' },
      Two: task('work', { Resource: 'nonsense', End: true }),
    });
    const { engine } = engineWorld({ workflows: { main: broken } });
    const start = (workflow: string) => engine.start({ workflow, name: 'run', input: {} });
    expect(() => start('main')).toThrow(/'Nowhere', which is not there.*'nonsense'/);
    expect(() => start('unknown')).toThrow(/State Machine Does Not Exist: 'unknown'/);
  });

  it('makes a bounded number of calls at once, in the order in which they became ready', async () => {
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const engine = createEngine({
      db: new DatabaseSync(':memory:'),
      now: () => 0,
      definitions: () => machine({ Only: task('work') }),
      async invoke(_, payload) {
        order.push(payload as number);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
      manualTimers: true,
      concurrency: 3,
    });
    for (let index = 0; index < 10; index += 1) engine.start({ workflow: 'main', name: `run-${index}`, input: index });
    await engine.idle();
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });

  it('tells whoever waits for an execution, before or after its start, and the owner', async () => {
    const settled: string[] = [];
    const engine = createEngine({
      db: new DatabaseSync(':memory:'),
      now: () => 0,
      definitions: () => pass,
      invoke: async () => undefined,
      onSettled: (name, status) => settled.push(`${name} ${status}`),
    });
    const waiting = engine.waitFor('run');
    engine.start({ workflow: 'main', name: 'run', input: 'hello' });
    expect(await waiting).toMatchObject({ status: 'SUCCEEDED', output: 'hello' });
    expect(await engine.waitFor('run')).toEqual(await waiting);
    expect(settled).toEqual(['run SUCCEEDED']);
  });

  it('lists executions newest first, a page at a time, by workflow and status', async () => {
    const waits = machine({ Only: { Type: 'Wait', Seconds: 5, End: true } });
    const { engine } = engineWorld({ workflows: { main: pass, waits } });
    for (const name of ['a', 'b', 'c']) engine.start({ workflow: 'main', name, input: {} });
    engine.start({ workflow: 'waits', name: 'd', input: {} });
    const names = (filter: Parameters<typeof engine.list>[0]) => engine.list(filter).map(({ name }) => name);
    expect(names({})).toEqual(['d', 'c', 'b', 'a']);
    expect(names({ workflow: 'main', limit: 2 })).toEqual(['c', 'b']);
    expect(names({ workflow: 'main', below: 2 })).toEqual(['a']);
    expect(names({ status: 'RUNNING' })).toEqual(['d']);
    expect(engine.transitions()).toBe(4);
  });

  it('rings by itself when a time is up', async () => {
    const due = new Date(Date.now() + 30).toISOString();
    const engine = createEngine({
      db: new DatabaseSync(':memory:'),
      now: Date.now,
      definitions: () => machine({ Only: { Type: 'Wait', Timestamp: due, End: true } }),
      invoke: async () => undefined,
    });
    engine.start({ workflow: 'main', name: 'run', input: {} });
    expect(engine.describe('run')?.status).toBe('RUNNING');
    const keepsProcessAlive = setInterval(() => {}, 1000);
    expect((await engine.waitFor('run')).status).toBe('SUCCEEDED');
    clearInterval(keepsProcessAlive);
  });

  it('tries again to record an answer that the disk had no room for', async () => {
    const db = new DatabaseSync(':memory:');
    let full = true;
    const engine = createEngine({
      db,
      now: () => 0,
      definitions: () => machine({ Only: task('work') }),
      async invoke() {
        if (full) db.exec("CREATE TRIGGER full BEFORE DELETE ON engine_pending BEGIN SELECT RAISE(ABORT, 'full'); END");
        return 'kept';
      },
      log() {
        full = false;
        db.exec('DROP TRIGGER full');
      },
    });
    engine.start({ workflow: 'main', name: 'run', input: {} });
    await engine.idle();
    expect(full).toBe(false);
    expect(engine.describe('run')).toMatchObject({ status: 'SUCCEEDED', output: 'kept' });
  });

  it('is not idle between a call that it gives up and the call that follows from that', async () => {
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'After' }];
    const slow = { Type: 'Task', Resource: `${FUNCTION}slow`, TimeoutSeconds: 5, Next: 'After', Catch };
    const world = engineWorld({
      workflows: { main: machine({ Slow: slow, After: task('after') }) },
      functions: { slow: () => new Promise(() => undefined), after: () => 'done' },
    });
    world.engine.start({ workflow: 'main', name: 'run', input: {} });
    const idle = world.engine.idle();
    await world.jump(5);
    await idle;
    expect(world.describe()).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
  });

  it('lets what cannot be recorded hold up nothing else', async () => {
    const waits = machine({ Only: { Type: 'Wait', Seconds: 5, End: true } });
    const world = engineWorld({ workflows: { main: waits } });
    for (const name of ['good', 'bad', 'fine']) await world.run({}, name);
    world.db.exec(`CREATE TRIGGER bad BEFORE UPDATE ON engine_executions WHEN old.name = 'bad'
                   BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await expect(world.jump(5)).rejects.toThrow('no');
    const statuses = () => ['good', 'bad', 'fine'].map((name) => world.describe(name).status);
    expect(statuses()).toEqual(['SUCCEEDED', 'RUNNING', 'SUCCEEDED']);
    world.db.exec('DROP TRIGGER bad');
    await world.jump(0);
    expect(statuses()).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  it('records the calls under way before it stops, and makes no further one', async () => {
    const world = engineWorld({
      workflows: { main: machine({ One: task('one', { Next: 'Two' }), Two: task('two') }) },
      functions: { one: () => new Promise((resolve) => setImmediate(resolve)) },
    });
    world.engine.start({ workflow: 'main', name: 'run', input: {} });
    await world.engine.stop();
    expect(world.calls.map(({ name }) => name)).toEqual(['one']);
    expect(world.describe().at).toEqual([expect.objectContaining({ state: 'Two' })]);
  });

  it('keeps only the latest visits of a long execution, and nothing of what was said in them', () => {
    const { db, engine } = engineWorld({
      workflows: {
        main: machine({
          Round: { Type: 'Pass', Assign: { n: '{% $exists($n) ? $n + 1 : 1 %}' }, Next: 'Enough' },
          Enough: { Type: 'Choice', Choices: [{ Condition: '{% $n >= 500 %}', Next: 'End' }], Default: 'Round' },
          End: { Type: 'Succeed' },
        }),
      },
    });
    engine.start({ workflow: 'main', name: 'run', input: { secret: 'pupil' } });
    const visits = db.prepare('SELECT * FROM engine_visits').all();
    expect(visits.length).toBeGreaterThanOrEqual(200);
    expect(visits.length).toBeLessThan(400);
    expect(JSON.stringify(visits)).not.toContain('pupil');
  });

  it('does not touch tables that a newer version has written', () => {
    const file = databaseFile();
    const options = { now: () => 0, definitions: () => pass, invoke: async () => undefined };
    createEngine({ ...options, db: new DatabaseSync(file) });
    const db = new DatabaseSync(file);
    createEngine({ ...options, db });
    db.exec('INSERT INTO engine_schema VALUES (99)');
    expect(() => createEngine({ ...options, db })).toThrow(/version 99/);
  });
});
