/**
 * Reads files in threads beside the one that answers. Each job has seconds and megabytes, and a thread that goes over either
 * is ended; the next job gets a new one. The threads start when they are needed and end when nobody sends files any more.
 */
import { Worker } from 'node:worker_threads';
import type { Apart } from '../../functions/ports.ts';
import type { Asked, Told } from './read-worker.ts';

export type ReadBeside = Apart & { stop(): Promise<void> };

type Bounds = {
  readonly ms: number;
  readonly megabytes: number;
  readonly threads: number;
  /** Jobs that may wait; more are refused at once. */
  readonly waiting: number;
};
const usual: Bounds = { ms: 5000, megabytes: 64, threads: 2, waiting: 16 };

/** What a thread keeps ready is some 20 MB, which nobody needs between two files. */
const restMs = 10_000;

/** In the bundle it lies beside this file, made of the source that has its name. */
const workerFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.mjs', import.meta.url);

type Ended = Awaited<ReturnType<Apart['run']>>;
type Job = { readonly asked: Asked; readonly end: (ended: Ended) => void; readonly fail: (error: Error) => void };

export const createReadBeside = (bounds: Partial<Bounds> = {}, file: URL = workerFile()): ReadBeside => {
  const { ms, megabytes, threads, waiting } = { ...usual, ...bounds };
  const queue: Job[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let resting: NodeJS.Timeout | undefined;
  let isStopped = false;

  const started = (): Worker => {
    const worker = new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 },
    });
    all.add(worker);
    worker.on('exit', () => all.delete(worker));
    return worker;
  };
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      for (const worker of idle.splice(0)) void worker.terminate();
    }, restMs).unref();
  };
  const run = (worker: Worker, { asked, end, fail }: Job): void => {
    let isOver = false;
    const over = (how: () => void, isAlive: boolean): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(deadline);
      worker.removeAllListeners('message').removeAllListeners('error');
      // A thread that died says so once more, after this.
      worker.on('error', () => undefined);
      worker.unref();
      if (isAlive) idle.push(worker);
      else {
        all.delete(worker);
        void worker.terminate();
      }
      how();
      next();
    };
    const deadline = setTimeout(() => over(() => end('too-long'), false), ms);
    worker.on('message', (told: Told) =>
      over(() => ('gives' in told ? end(told) : fail(new Error(`a file could not be read: ${told.why}`))), true),
    );
    // Out of its memory: the same as out of its time.
    worker.on('error', () => over(() => end('too-long'), false));
    worker.ref();
    worker.postMessage(asked);
  };
  const next = (): void => {
    rest();
    while (queue.length > 0 && !isStopped && (idle.length > 0 || all.size < threads)) {
      const job = queue.shift();
      if (job) run(idle.pop() ?? started(), job);
    }
  };
  return {
    run: (job, input) =>
      new Promise((end, fail) => {
        if (isStopped || queue.length >= waiting) return end('busy');
        queue.push({ asked: { job, input }, end, fail });
        next();
      }),
    stop: async () => {
      isStopped = true;
      clearTimeout(resting);
      for (const { end } of queue.splice(0)) end('busy');
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
};
