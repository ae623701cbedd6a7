/** Makes PDFs in a thread beside the one that answers: pages go on meanwhile. The thread starts when it is needed. */
import { Worker } from 'node:worker_threads';
import type { Paper } from '../../domain/paper.ts';
import type { Asked, Rendered } from './render-worker.ts';

export type Renderer = {
  /** Rejects with what went wrong; the next paper is tried all the same. */
  render(paper: Paper): Promise<Uint8Array>;
  stop(): Promise<void>;
};

type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void };

/** Fonts and all take some 40 MB, which nobody needs between two sealings. */
const restMs = 10_000;
const ended = 'the thread that makes PDFs has ended';

/** In the bundle it lies beside this file, made of the source that has its name. */
const workerFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './render-worker.ts' : './render-worker.mjs', import.meta.url);

export const createRenderer = (): Renderer => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let resting: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const settle = (id: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) how(one);
    if (waiting.size > 0) return;
    worker?.unref();
    resting = setTimeout(() => void end(), restMs).unref();
  };
  const failAll = (error: Error): void => {
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(error));
  };
  /** Of its own accord: what it was asked is not done, and the next paper gets a new thread. */
  const died = (one: Worker, error: Error): void => {
    if (worker !== one) return;
    worker = undefined;
    failAll(error);
  };
  const started = (): Worker => {
    const fresh = new Worker(workerFile());
    fresh.on('message', (answer: Rendered) =>
      settle(answer.id, ({ resolve, reject }) =>
        'bytes' in answer ? resolve(answer.bytes) : reject(new Error(answer.why)),
      ),
    );
    fresh.on('error', (error) => died(fresh, error instanceof Error ? error : new Error(String(error))));
    fresh.on('exit', () => died(fresh, new Error(ended)));
    return fresh;
  };
  return {
    render: (paper) =>
      new Promise((resolve, reject) => {
        clearTimeout(resting);
        asked += 1;
        waiting.set(asked, { resolve, reject });
        worker ??= started();
        worker.ref();
        worker.postMessage({ id: asked, paper } satisfies Asked);
      }),
    stop: async () => {
      await end();
      failAll(new Error(ended));
      clearTimeout(resting);
    },
  };
};
