/** The product's own server, bundled and started as `npm start` does it, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export type Served = {
  readonly url: string;
  /** From the start of the process to the end of the first page, milliseconds. */
  readonly readyMs: number;
  /** The most memory that the process has held so far, MB. */
  mostMemory(): number;
  /** What it holds now, MB. */
  memory(): number;
  /** Processor time that it has used so far, milliseconds; all its threads together. */
  processorMs(): number;
  /** Ends it as a signal from a terminal does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
};

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A port that nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const ready = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      const url = /^ready (\S+) in \d+ ms$/m.exec(heard)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });

const endedBy = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

/** Linux keeps the high-water mark; elsewhere there is none to be had without a tool. */
const memoryOf = (pid: number | undefined, field: 'VmHWM' | 'VmRSS'): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Number.NaN;
  }
};

/** User and system time stand 14th and 15th, in hundredths of a second; the name before them may hold spaces. */
const processorMsOf = (pid: number | undefined): number => {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const times = fields.split(' ');
    return (Number(times[11]) + Number(times[12])) * 10;
  } catch {
    return Number.NaN;
  }
};

/** Whatever this shell is set up for, the server gets the demonstration's settings and this folder. */
const environment = (dataDir: string, port: number): NodeJS.ProcessEnv => {
  const { MAIL_URL: _, PUBLIC_URL: __, HOST: ___, PARTNERSHIPS: ____, ...inherited } = process.env;
  return { ...inherited, PORT: String(port), DATA_DIR: dataDir };
};

type Start = { readonly dataDir: string; readonly port: number; readonly nodeOptions?: readonly string[] };

/** Begins to start it: whoever kills it at random may do so before it is ready. */
export const spawnServed = ({ dataDir, port, nodeOptions = [] }: Start) => {
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'infra/local/start.mjs')], {
    cwd: root,
    env: environment(dataDir, port),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): Promise<void> => endedBy(child, 'SIGKILL');
  const started = async (): Promise<Served> => {
    const url = await ready(child);
    const page = await fetch(url);
    const html = await page.text();
    if (page.status !== 200 || !html.includes('</html>')) throw new Error(`the first page answered ${page.status}`);
    return {
      url,
      readyMs: performance.now() - began,
      mostMemory: () => memoryOf(child.pid, 'VmHWM'),
      memory: () => memoryOf(child.pid, 'VmRSS'),
      processorMs: () => processorMsOf(child.pid),
      stop: () => endedBy(child, 'SIGTERM'),
      kill,
    };
  };
  return { started: started(), kill };
};

export const startServed = (start: Start): Promise<Served> => spawnServed(start).started;
