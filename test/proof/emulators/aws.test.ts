/** An emulator leaves nothing behind, whoever ends it and how: here a small real tree of processes stands in for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

/** Takes no notice of a request to end, as the emulator and a function in the middle of its work do. */
const deaf = `for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);`;
const functionProgram = `${deaf} setInterval(() => undefined, 1000);`;
const emulatorProgram = (folder: string, hears: boolean): string => `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
${hears ? '' : deaf}
writeFileSync(${JSON.stringify(join(folder, 'emulator'))}, String(process.pid));
for (const detached of [false, true, true]) spawn('node', ['-e', ${JSON.stringify(functionProgram)}], { stdio: 'ignore', detached });
createServer((_, response) => response.end('{}')).listen(Number(process.env.GATEWAY_PORT), '127.0.0.1');
`;

const starter = join(import.meta.dirname, 'starter.ts');
const tsx = createRequire(import.meta.url).resolve('tsx');
const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const until = async (what: () => boolean): Promise<boolean> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
};
const numbersIn = (path: string): number[] => {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

let running: { readonly child: ChildProcess; readonly pids: readonly number[]; readonly folder: string } | undefined;
afterEach(() => {
  for (const pid of running?.pids ?? []) if (lives(pid)) process.kill(pid, 'SIGKILL');
  if (running) rmSync(running.folder, { recursive: true, force: true, maxRetries: 5 });
  running = undefined;
});

const started = async (hears: boolean) => {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(folder, 'emulator.mjs'), emulatorProgram(folder, hears));
  writeFileSync(join(programs, 'ministack'), `#!/bin/sh\nexec "${process.execPath}" "${folder}/emulator.mjs"\n`);
  chmodSync(join(programs, 'ministack'), 0o755);
  const child = spawn(process.execPath, ['--import', tsx, starter, programs, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  child.stdout?.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  const functions = () => numbersIn(join(folder, 'processes'));
  expect(await until(() => heard.includes('ready') && functions().length === 3)).toBe(true);
  const pids = [...functions(), ...numbersIn(join(folder, 'emulator'))];
  expect(pids.filter(lives)).toHaveLength(4);
  running = { child, pids, folder };
  return running;
};

describe('an emulator and the functions that it started', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    'end with whoever started them, when that is ended by %s',
    async (signal) => {
      const { child, pids } = await started(true);
      child.kill(signal);
      await until(() => !pids.some(lives));
      expect(pids.filter(lives)).toEqual([]);
    },
    30_000,
  );

  it('end also when the emulator takes no notice of being asked to', async () => {
    const { child, pids } = await started(false);
    child.kill('SIGTERM');
    await until(() => !pids.some(lives));
    expect(pids.filter(lives)).toEqual([]);
  }, 30_000);

  it('end when the emulator itself is killed', async () => {
    const { pids } = await started(true);
    process.kill(pids.at(-1) ?? 0, 'SIGKILL');
    await until(() => !pids.some(lives));
    expect(pids.filter(lives)).toEqual([]);
    running?.child.kill('SIGKILL');
  }, 30_000);
});
