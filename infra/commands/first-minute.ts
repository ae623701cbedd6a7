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
/** What an operator does on such a machine: each is done, or says how it is used. None may need what only development has. */
const operators: readonly (readonly [command: readonly string[], says: RegExp])[] = [
  [['partnership', 'check', 'infra/partnerships'], /without a fault, 0 faults/],
  [['audit', 'wendle-valley'], /ok/],
  [['backup', join(folder, 'backup.sqlite')], /./],
  [['export', 'wendle-valley', join(folder, 'export.json')], /./],
  [['privacy', 'held', 'wendle-valley', 'dan-okoro'], /dan-okoro|Dan Okoro/],
  [['replay', '--all', '--dry-run'], /./],
  [['evidence'], /npm run evidence/],
  [['import'], /npm run import/],
  [['link-keys'], /npm run link-keys/],
  [['schools'], /npm run schools/],
  [['preflight'], /TO DO/],
];
for (const [[command = '', ...args], says] of operators) {
  const { stdout, stderr } = spawnSync('npm', ['run', '-s', command, '--', ...args], {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: join(folder, 'data') },
  });
  const said = stdout + stderr;
  if (!says.test(said) || /ERR_MODULE_NOT_FOUND|Cannot find|not found/.test(said))
    throw new Error(`npm run ${command} without what development needs: ${said}`);
}
console.log(`${operators.length} commands of operators work`);
rmSync(folder, { recursive: true, force: true });
console.log(`npm ci --omit=dev: ${installed}`);
