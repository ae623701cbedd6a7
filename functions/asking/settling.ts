/** Ends a request and rings everybody who waits behind it. */
import type { Request, RequestResult } from '../domain/asking/request.ts';
import type { Settlement } from '../domain/asking/settle.ts';
import { requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

const unanswered: readonly RequestResult[] = ['no-answer', 'superseded'];

export const settle = (tx: Work, request: Request, settlement: Settlement, by: string): Request => {
  const { result, reasons, leavesOut } = settlement;
  const { next: _, ...rest } = request;
  const ended: Request = {
    ...rest,
    waiting: [],
    outcome: {
      result,
      at: tx.now.toISOString(),
      reasons: [...reasons],
      ...(leavesOut ? { leavesOut: [...leavesOut] } : {}),
    },
  };
  tx.write(requests, request.id, ended);
  tx.event(unanswered.includes(result) ? 'request-closed' : 'request-settled', by, { request: request.id, result });
  for (const token of request.waiting) tx.effect({ kind: 'ring', token, output: { settled: true, result } });
  return ended;
};

/** Closes an open request because what it asks about has changed: its links then say so. */
export const supersede = (tx: Work, request: Request, by: string): void => {
  if (request.outcome) return;
  settle(tx, request, { result: 'superseded', reasons: [] }, by);
};
