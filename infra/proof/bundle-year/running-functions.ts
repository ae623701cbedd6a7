/**
 * Functions as Lambda runs them: each in a thread of its own, with its own environment, begun with its first event. All
 * read one clock, which can be moved.
 */
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** What Lambda's own runtime does, as far as our functions see it; the code that it loads is the deployed one. */
const runtime = `
const { parentPort, workerData } = require('node:worker_threads');
const ahead = new BigInt64Array(workerData.ahead);
const Real = Date;
const now = () => Real.now() + Number(Atomics.load(ahead, 0));
globalThis.Date = class Date extends Real {
  constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
  static now() { return now(); }
};
const { handler } = require(workerData.path);
const context = (id) => ({ awsRequestId: id, getRemainingTimeInMillis: () => 15000 });
parentPort.on('message', async ({ id, event }) => {
  try {
    const result = await handler(JSON.parse(event), context(id));
    parentPort.postMessage({ id, result: JSON.stringify(result ?? null) });
  } catch (error) {
    parentPort.postMessage({ id, error: { name: String(error?.name), message: String(error?.message) } });
  }
});`;

const Said = z.object({
  id: z.string(),
  result: z.string().optional(),
  error: z.object({ name: z.string(), message: z.string() }).optional(),
});

export type DeployedFunction = {
  readonly name: string;
  /** The file that its handler is in. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** The service hands on the name of what a function threw: workflows catch by it. */
const thrown = (name: string, message: string): Error => Object.assign(new Error(message), { name });

export const openFunctions = (functions: readonly DeployedFunction[], ahead: SharedArrayBuffer) => {
  const known = new Map(functions.map((one) => [one.name, one]));
  const workers = new Map<string, Worker>();
  const waiting = new Map<string, (said: z.infer<typeof Said>) => void>();
  let calls = 0;

  const begin = ({ name, path, environment }: DeployedFunction): Worker => {
    const worker = new Worker(runtime, {
      eval: true,
      env: { ...environment },
      workerData: { path, ahead },
      stdout: true,
    });
    // Their logs are no part of what is looked at.
    worker.stdout.resume();
    worker.on('message', (message: unknown) => {
      const said = Said.parse(message);
      waiting.get(said.id)?.(said);
      waiting.delete(said.id);
    });
    worker.on('error', (error) => {
      for (const [id, answer] of waiting)
        if (id.startsWith(`${name}/`)) answer({ id, error: { name: 'Runtime.ExitError', message: String(error) } });
    });
    workers.set(name, worker);
    return worker;
  };

  return {
    invoke: async (name: string, event: unknown): Promise<unknown> => {
      const one = known.get(name);
      if (!one) throw new Error(`no function is called ${name}`);
      const worker = workers.get(name) ?? begin(one);
      calls += 1;
      const id = `${name}/${calls}`;
      const said = await new Promise<z.infer<typeof Said>>((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, event: JSON.stringify(event ?? null) });
      });
      if (said.error) throw thrown(said.error.name, said.error.message);
      return JSON.parse(said.result ?? 'null');
    },
    /** How many functions have been called at all. */
    begun: (): readonly string[] => [...workers.keys()],
    calls: () => calls,
    close: async (): Promise<void> => {
      await Promise.all([...workers.values()].map((worker) => worker.terminate()));
    },
  };
};
export type Functions = ReturnType<typeof openFunctions>;
