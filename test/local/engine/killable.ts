import { DatabaseSync } from 'node:sqlite';
import { createEngine } from '../../../infra/local/engine/engine.ts';

/**
 * A process to be killed: forty requests are asked, answered at random and closed. It writes a line for every answer,
 * and ends when all requests have ended.
 */
const REQUESTS = Array.from({ length: 40 }, (_, index) => `request-${index}`);

const db = new DatabaseSync(process.argv[2] ?? ':memory:');
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS doorbells (request TEXT PRIMARY KEY, token TEXT)');
db.exec('CREATE TABLE IF NOT EXISTS answers (request TEXT, result TEXT)');
db.exec('CREATE TABLE IF NOT EXISTS closed (request TEXT PRIMARY KEY)');

const invoke = (FunctionName: string) => ({
  FunctionName,
  Payload: { request: '{% $states.context.Execution.Name %}', token: '{% $states.context.Task.Token %}' },
});
const workflow = {
  StartAt: 'Await',
  States: {
    Await: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: invoke('await'),
      Next: 'Close',
    },
    Close: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'close', Payload: { request: '{% $states.context.Execution.Name %}' } },
      End: true,
    },
  },
};

const engine = createEngine({
  db,
  now: Date.now,
  definitions: () => workflow,
  async invoke(name, payload) {
    const { request, token = '' } = payload as { request: string; token?: string };
    if (name === 'await') db.prepare('INSERT OR IGNORE INTO doorbells VALUES (?, ?)').run(request, token);
    else db.prepare('INSERT OR IGNORE INTO closed VALUES (?)').run(request);
  },
});

engine.resume();
for (const name of REQUESTS) engine.start({ workflow: 'request', name, input: {} });
await engine.idle();
for (;;) {
  const bell = db.prepare('SELECT request, token FROM doorbells ORDER BY random() LIMIT 1').get();
  if (bell === undefined) break;
  const request = String(bell.request);
  engine.inTransaction(() => {
    const result = engine.succeedTask(String(bell.token), {});
    db.prepare('INSERT INTO answers VALUES (?, ?)').run(request, result);
    db.prepare('DELETE FROM doorbells WHERE request = ?').run(request);
  });
  process.stdout.write('answered\n');
  await new Promise((resolve) => setImmediate(resolve));
}
await engine.stop();
db.close();
