/** A clerk puts the record of a meeting right, until the minutes are agreed. The newest record counts. */
import { factsOf } from '../asking/give-answer.ts';
import { settle } from '../asking/settling.ts';
import { tell } from '../asking/tell-people.ts';
import type { MeetingRecord } from '../domain/approval/votes.ts';
import type { Answer } from '../domain/asking/answer.ts';
import { withNextChase } from '../domain/asking/chasing.ts';
import { schoolsOfRequest } from '../domain/asking/kinds.ts';
import { remarkOn } from '../domain/asking/meeting.ts';
import { aboutKey, type Outcome, type Request } from '../domain/asking/request.ts';
import { isSameAgain } from '../domain/asking/same-again.ts';
import type { Settlement } from '../domain/asking/settle.ts';
import { correct } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { type Approval, approvalId, approvals, partnerships, requests, theOne, weighings } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { decidedAtMeeting } from './may-correct.ts';

export type CorrectRefusal =
  /** Nothing was recorded, or this person does not record it. */
  | 'not-offered'
  | 'minutes-agreed'
  /** It ended without a meeting having decided. */
  | 'closed'
  /** Everybody's decisions were put together already, and this would change one of them. */
  | 'already-concluded'
  /** The board's decision was passed on, and by this record there is none. */
  | 'would-undo';

export type Corrected = Result<Request, CorrectRefusal | 'meeting-record-faulty'>;
type Recorded = Extract<Answer, { does: 'record-meeting' }>;

export const correctRecord = (
  outside: Outside,
  partnership: string,
  requestId: string,
  answer: Recorded,
): Promise<Corrected> =>
  work(outside, partnership, async (tx): Promise<Corrected> => {
    const request = await tx.readNeeded(requests, requestId);
    if (isSameAgain(request, answer)) return accept(request);
    const whole = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const corrected = correct(request, answer, whole, today);
    if (!corrected.ok) return corrected;
    const { settlement, request: after } = corrected.value;
    tell(tx, 'receipt', [answer.person], { request: requestId });
    const facts = await factsOf(tx, request, answer);
    if (!request.outcome) {
      tx.event('meeting-corrected', answer.person, facts);
      if (settlement) return accept(settle(tx, after, settlement, answer.person));
      const open = withNextChase(after, today, schoolsOfRequest(whole, request));
      tx.write(requests, requestId, open);
      return accept(open);
    }
    const outcome = await newOutcome(tx, request, request.outcome, settlement);
    if (!outcome.ok) return outcome;
    tx.event('meeting-corrected', answer.person, { ...facts, result: outcome.value.result });
    const ended: Request = { ...after, outcome: outcome.value };
    tx.write(requests, requestId, ended);
    await correctSteps(tx, ended, answer.record);
    if (outcome.value.result !== request.outcome.result) {
      tell(tx, 'party-decided', [whole.roles.lead], {
        request: requestId,
        details: {
          party: request.party ?? request.step?.parties[0] ?? '',
          result: outcome.value.result,
          means: request.step?.means ?? 'meeting',
          corrected: true,
        },
      });
    }
    return accept(ended);
  });

const newOutcome = async (
  tx: Work,
  request: Request,
  before: Outcome,
  settlement: Settlement | undefined,
): Promise<Result<Outcome, CorrectRefusal>> => {
  if (!decidedAtMeeting.includes(before.result)) return refuse('closed');
  if (!settlement) return refuse('would-undo');
  const changes = settlement.result !== before.result;
  if (changes && (await tx.read(weighings, aboutKey(request.about)))) return refuse('already-concluded');
  return accept({ ...before, result: settlement.result, reasons: [...settlement.reasons] });
};

const withoutRemark = ({ remark: _, ...step }: Approval['steps'][number]) => step;

/** The party's own list of steps says what the corrected record says; of each party, where several decided together. */
const correctSteps = async (tx: Work, request: Request, record: MeetingRecord): Promise<void> => {
  const { outcome } = request;
  if (!outcome) return;
  const remark = remarkOn(record);
  for (const party of request.step?.parties ?? []) {
    const id = approvalId(aboutKey(request.about), party);
    const approval = await tx.read(approvals, id);
    if (!approval?.steps.some((step) => step.request === request.id)) continue;
    tx.write(approvals, id, {
      ...approval,
      steps: approval.steps.map((step) =>
        step.request === request.id
          ? {
              ...withoutRemark(step),
              result: outcome.result,
              reasons: outcome.reasons,
              reference: record.minute,
              ...(remark === undefined ? {} : { remark }),
              on: record.date,
            }
          : step,
      ),
    });
  }
};
