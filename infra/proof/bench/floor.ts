/** The least that a decision can cost on this machine: plain HTTP, and one forced write to SQLite. In the same run. */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { connectTo } from './connection.ts';
import { middle, rounded } from './figures.ts';
import { inFreshFolder } from './fresh.ts';

/** As large as what a decision posts. */
const form = 'choice=agree&changeReason=&declineReason=&me=yes';

const listening = (dataDir: string) => {
  const script = fileURLToPath(new URL('floor-server.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
  });
  const stop = (): Promise<void> => {
    child.kill();
    return ended;
  };
  return { url, stop };
};

export const floor = (count = 200, clients = 10) =>
  inFreshFolder(async (dataDir) => {
    const server = listening(dataDir);
    const url = await server.url;
    const one = connectTo(url);
    const times: number[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      const began = performance.now();
      await one.post('/', form);
      times.push(performance.now() - began);
    }
    one.close();
    let left = count;
    const client = async (): Promise<void> => {
      const connection = connectTo(url);
      while (left > 0) {
        left -= 1;
        await connection.post('/', form);
      }
      connection.close();
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: clients }, client));
    const seconds = (performance.now() - began) / 1000;
    await server.stop();
    return { floor: { p50: middle(times), completed_per_s: rounded(count / seconds) } };
  });
