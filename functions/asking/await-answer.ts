/**
 * Task: hang a doorbell on a request. The token is stored in the same commit that checks whether there is still anything
 * to wait for; if there is not, it is rung at once.
 */
import * as z from 'zod';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export const AwaitAnswerInput = z.strictObject({
  partnership: z.string(),
  request: z.string(),
  token: z.string().max(2048),
});

/** Older doorbells of restarted executions are dropped: nobody stands behind them. */
const doorbells = 8;

export const awaitAnswer = async (outside: Outside, payload: unknown): Promise<void> => {
  const { partnership, request: id, token } = AwaitAnswerInput.parse(payload);
  await work(outside, partnership, async (tx) => {
    const request = await tx.readNeeded(requests, id);
    if (request.outcome) {
      tx.effect({ kind: 'ring', token, output: { settled: true, result: request.outcome.result } });
      return;
    }
    if (request.next && request.next.on <= londonDate(tx.now)) {
      tx.effect({ kind: 'ring', token, output: { settled: false } });
      return;
    }
    if (request.waiting.includes(token)) return;
    tx.write(requests, id, { ...request, waiting: [...request.waiting, token].slice(-doorbells) });
  });
};
