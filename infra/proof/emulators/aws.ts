/** An emulator of AWS on this machine: ministack, in a virtual environment of Python that this makes. */
import { execFile, spawn } from 'node:child_process';
import { chmodSync, createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { whenEnded } from './when-ended.ts';

const run = promisify(execFile);

/** Versions that this was tried with. */
const packages = ['ministack==1.5.33', 'cfn-lint==1.58.0'];

export class NeedsPython extends Error {
  constructor() {
    super(
      'This needs Python 3.10 or newer with the module venv, under the name python3, and PyPI to install the emulator from.\n' +
        'On Debian or Ubuntu: apt-get install python3-venv. Everything else in this project works without it.',
    );
    this.name = 'NeedsPython';
  }
}

/** The folder of the virtual environment's programs; made on the first run. */
export const pythonPrograms = async (root: string): Promise<string> => {
  const folder = join(root, '.build/cloud-emulator');
  const programs = join(folder, 'bin');
  if (!existsSync(join(programs, 'ministack')) || !existsSync(join(programs, 'cfn-lint'))) {
    try {
      await run('python3', ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']);
      await run('python3', ['-m', 'venv', folder]);
    } catch {
      throw new NeedsPython();
    }
    await run(join(programs, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
  }
  return programs;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Functions run as processes of whatever `node` stands first on the emulator's path. Ours reads how far the clock is
 * ahead from a file, so that a year can pass: the functions themselves are the deployed ones, byte for byte.
 */
const nodeWithClock = (
  folder: string,
): { readonly path: string; readonly clock: string; readonly processes: string } => {
  const path = join(folder, 'bin');
  const clock = join(folder, 'clock');
  const processes = join(folder, 'processes');
  const preload = join(folder, 'clock.cjs');
  mkdirSync(path, { recursive: true });
  writeFileSync(clock, '0');
  writeFileSync(processes, '');
  writeFileSync(
    preload,
    `const { readFileSync } = require('node:fs');
const Real = Date;
let ahead = 0, readAt = 0;
const now = () => {
  const real = Real.now();
  if (real - readAt > 100) { readAt = real; try { ahead = Number(readFileSync(${JSON.stringify(clock)}, 'utf8')); } catch {} }
  return real + ahead;
};
globalThis.Date = class Date extends Real {
  constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
  static now() { return now(); }
};
`,
  );
  const program = join(path, 'node');
  // Before it becomes Node it notes its number, which stays the same: so it can be ended when the emulator has gone.
  writeFileSync(
    program,
    `#!/bin/sh\necho $$ >> "${processes}"\nexec "${process.execPath}" --require "${preload}" "$@"\n`,
  );
  chmodSync(program, 0o755);
  return { path, clock, processes };
};

export type Emulator = {
  readonly endpoint: string;
  readonly region: string;
  /** What the CLI and every client are started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Moves the clock of all functions on to that moment. */
  setClock(moment: Date): void;
  stop(): Promise<void>;
};

const answers = async (endpoint: string): Promise<void> => {
  for (let tries = 0; tries < 240; tries += 1) {
    const well = await fetch(`${endpoint}/_ministack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (well) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the emulator does not answer');
};

/** The emulator answers a request to end slowly, or not at all; the guard does not wait longer for it than this. */
const longestEndMs = 10_000;

const guard = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/** `folder` is for its log and its clock. */
export const startEmulator = async (programs: string, folder: string): Promise<Emulator> => {
  const region = 'eu-west-2';
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const { path, clock, processes } = nodeWithClock(folder);
  const log = createWriteStream(join(folder, 'emulator.log'));
  const child = spawn(process.execPath, [guard, processes, folder, join(programs, 'ministack')], {
    cwd: folder,
    env: {
      PATH: `${path}:${process.env.PATH}`,
      HOME: folder,
      TMPDIR: folder,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, that can be ended whole.
    detached: true,
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    forget();
    child.stdin.end();
    const kill = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, longestEndMs);
    await ended;
    clearTimeout(kill);
  };
  const forget = whenEnded(stop);
  await answers(endpoint);
  return {
    endpoint,
    region,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    setClock: (moment) => writeFileSync(clock, String(moment.getTime() - Date.now())),
    stop,
  };
};
