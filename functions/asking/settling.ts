/** Ends a request and rings everybody who waits behind it. */

import type { Request, RequestResult } from '../domain/asking/request.ts';
import type { Settlement } from '../domain/asking/settle.ts';
import { londonDate } from '../domain/london.ts';
import { requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { tell } from './tell-people.ts';

const unanswered: readonly RequestResult[] = ['no-answer', 'superseded'];

/** It had a date in somebody's calendar, and ends before that day: the entry is taken out again. */
const takeFromCalendars = (tx: Work, { id, agenda, inCalendarsOf = [] }: Request): void => {
  if (!agenda || agenda.meetingOn < londonDate(tx.now)) return;
  tell(tx, 'meeting-off', inCalendarsOf, { request: id, details: { on: agenda.meetingOn } });
};

/** Whether the meeting itself ended it, on its day or before, as a record says. */
const metAndDecided = ({ answers }: Request, { result }: Settlement): boolean =>
  answers.at(-1)?.does === 'record-meeting' && !unanswered.includes(result);

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
  if (!metAndDecided(request, settlement)) takeFromCalendars(tx, request);
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
