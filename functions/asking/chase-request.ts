/** Task: carry out the chase that is due: remind, tell somebody else, or close. Which it is, the rules say. */
import * as z from 'zod';
import { chased } from '../domain/asking/chasing.ts';
import { escalatesTo, schoolsOfRequest } from '../domain/asking/kinds.ts';
import { type NextChase, type Request, stillAsked } from '../domain/asking/request.ts';
import { settlementAtClose } from '../domain/asking/settle.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { settle } from './settling.ts';
import { tell } from './tell-people.ts';

export const ChaseRequestInput = z.strictObject({ partnership: z.string(), request: z.string() });
export type ChaseResult = { settled: boolean; result?: string };

export const chaseRequest = async (outside: Outside, payload: unknown): Promise<ChaseResult> => {
  const { partnership, request: id } = ChaseRequestInput.parse(payload);
  return work(outside, partnership, async (tx): Promise<ChaseResult> => {
    const request = await tx.readNeeded(requests, id);
    if (request.outcome) return { settled: true, result: request.outcome.result };
    const today = londonDate(tx.now);
    if (!request.next || request.next.on > today) return { settled: false };
    const whole = await tx.readNeeded(partnerships, theOne);
    if (request.next.act === 'close') {
      const ended = settle(tx, request, settlementAtClose(request, whole), 'system');
      return { settled: true, result: ended.outcome?.result ?? 'no-answer' };
    }
    tx.write(requests, id, chased(request, request.next, today, schoolsOfRequest(whole, request)));
    send(tx, request, request.next, whole);
    return { settled: false };
  });
};

const send = (tx: Work, request: Request, chase: NextChase, partnership: Partnership): void => {
  const { number, of, regarding } = chase;
  const details = { number, of, regarding };
  if (chase.act === 'remind') {
    const people = stillAsked(request).map((one) => one.person);
    tell(tx, 'remind', people, { request: request.id, details });
    tx.event('request-chased', 'system', { request: request.id, people, ...details });
    return;
  }
  const levels = escalatesTo(partnership, request);
  const people = [...(levels[Math.min(number, levels.length) - 1] ?? [])];
  tell(tx, 'overdue', people, { request: request.id, details });
  tx.event('request-escalated', 'system', { request: request.id, people, ...details });
};
