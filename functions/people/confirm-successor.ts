/** A successor has read what they take on, and takes it on (DOMAIN R41). */
import { giveWordIn } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { accept, type Result } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type ConfirmInput = {
  readonly partnership: string;
  readonly request: string;
  /** What the lead should know; may be empty. */
  readonly note: string;
  readonly evidence: Evidence;
};

export const confirmSuccessor = (
  outside: Outside,
  { partnership, request: id, note, evidence }: ConfirmInput,
): Promise<Result<{ confirmed: string }, TakeRefusal>> =>
  work(outside, partnership, async (tx) => {
    const request = await tx.readNeeded(requests, id);
    const wasOpen = request.outcome === undefined;
    const given = await giveWordIn(tx, id, { does: 'do', ...(note === '' ? {} : { note }), ...evidence });
    if (!given.ok) return given;
    if (wasOpen) tx.event('successor-confirmed', evidence.person, { request: id });
    return accept({ confirmed: evidence.person });
  });
