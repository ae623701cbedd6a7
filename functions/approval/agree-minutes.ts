/** The minutes were agreed: from then on the record is final. */
import { factsOf } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { waitsForMeeting } from '../domain/asking/chasing.ts';
import { lastAnswer, type Request, recipientOf } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type MinutesInput = {
  readonly partnership: string;
  readonly request: string;
  /** The day on which they were agreed. */
  readonly on: string;
  readonly evidence: Evidence;
};
export type MinutesRefusal =
  /** No meeting has decided yet, or this person does not record it. */
  'not-offered' | 'before-the-meeting' | 'in-the-future';

/** Minutes that were agreed once stay agreed: telling it again changes nothing. */
export const agreeMinutes = (outside: Outside, input: MinutesInput): Promise<Result<Request, MinutesRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<Request, MinutesRefusal>> => {
    const request = await tx.readNeeded(requests, input.request);
    const { evidence, on } = input;
    const recorded = lastAnswer(request, 'record-meeting');
    const mayTell = recipientOf(request, evidence.person)?.part === 'answers' && waitsForMeeting(request);
    if (!mayTell || !recorded || !request.outcome) return refuse('not-offered');
    if (lastAnswer(request, 'agree-minutes')) return accept(request);
    if (on < recorded.record.date) return refuse('before-the-meeting');
    if (on > londonDate(tx.now)) return refuse('in-the-future');
    const answer = { does: 'agree-minutes', on, ...evidence } as const;
    const after: Request = { ...request, answers: [...request.answers, answer] };
    tx.write(requests, request.id, after);
    tx.event('minutes-agreed', evidence.person, { ...(await factsOf(tx, request, answer)), on });
    return accept(after);
  });
