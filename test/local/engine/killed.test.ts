import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { databaseFile } from './world.ts';

const SCRIPT = fileURLToPath(new URL('./killable.ts', import.meta.url));

/** Runs the process until it has written so many lines, then kills it; true when it came to its end before. */
async function live(file: string, lines: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--no-warnings', SCRIPT, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let left = lines;
  createInterface(child.stdout).on('line', () => {
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

it('killed at random moments, it closes every request, and takes every answer once', async () => {
  const file = databaseFile();
  for (const lines of [1, 4, 9, 2, 7]) expect(await live(file, lines)).toBe(false);
  expect(await live(file, Number.POSITIVE_INFINITY)).toBe(true);

  const db = new DatabaseSync(file);
  const count = (sql: string) => db.prepare(sql).get();
  expect(count("SELECT count(*) AS n FROM engine_executions WHERE status = 'SUCCEEDED'")).toEqual({ n: 40 });
  expect(count("SELECT count(*) AS n, count(DISTINCT request) AS requests FROM answers WHERE result = 'ok'")).toEqual({
    n: 40,
    requests: 40,
  });
  expect(count('SELECT count(*) AS n FROM closed')).toEqual({ n: 40 });
  expect(count('SELECT count(*) AS n FROM engine_pending')).toEqual({ n: 0 });
  db.close();
});
