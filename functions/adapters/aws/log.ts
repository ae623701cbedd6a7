/** Structured log lines, as CloudWatch reads them: one line of JSON each, with the request that it belongs to. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../../ports.ts';

type Write = (line: string) => void;
const toOutput: Write = (line) => void process.stdout.write(line);

const calls = new AsyncLocalStorage<string>();

export const createLog =
  (write: Write = toOutput): Log =>
  (level, event, detail = {}) => {
    const request = calls.getStore();
    write(`${JSON.stringify({ level, event, ...(request !== undefined && { request }), ...detail })}\n`);
  };

type WithId = { readonly awsRequestId?: string };

/** The same handler: what it logs says by which call, as the service's own lines and traces do. */
export const withRequestId =
  <E, C extends WithId, R>(handler: (event: E, context: C) => Promise<R>): ((event: E, context?: C) => Promise<R>) =>
  (event, context) => {
    const given = context ?? ({} as C);
    return given.awsRequestId === undefined
      ? handler(event, given)
      : calls.run(given.awsRequestId, handler, event, given);
  };
