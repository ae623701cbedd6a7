/**
 * `npm run first-minute`: what somebody does who only wants to run it, in a clone: `npm ci --omit=dev`, `npm start`, the
 * first page. Says how long each takes. Fails when the page does not come.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenEnded } from '../proof/emulators/when-ended.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const withinMs = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'first-minute-'));
const here = join(folder, 'clone');
whenEnded(() => rmSync(folder, { recursive: true, force: true }));

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const run = (command: string, args: readonly string[], cwd: string): void => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
};

/** The first page's words, from a server that is stopped afterwards. */
const firstPage = async (): Promise<string> => {
  const server = spawn(process.execPath, ['infra/local/start.mjs'], {
    cwd: here,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const late = setTimeout(() => server.kill('SIGKILL'), withinMs);
  try {
    let said = '';
    for await (const part of server.stdout) {
      said += String(part);
      const [, url] = /^ready (\S+) /m.exec(said) ?? [];
      if (url !== undefined) return await (await fetch(url)).text();
    }
    throw new Error(`the server ended before it was ready: ${said}`);
  } finally {
    clearTimeout(late);
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('close', resolve));
  }
};

run('git', ['clone', '--quiet', '--local', root, here], root);
const installing = performance.now();
run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], here);
const installed = seconds(installing);
for (const which of ['first', 'second']) {
  const starting = performance.now();
  const page = await firstPage();
  if (!page.includes('Try the demonstration')) throw new Error(`the ${which} start showed another page`);
  console.log(`${which} start to first page: ${seconds(starting)}`);
}
rmSync(folder, { recursive: true, force: true });
console.log(`npm ci --omit=dev: ${installed}`);
