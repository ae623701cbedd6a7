/** Takes somebody's answer into a request, in a commit that may hold other facts of the stage too. */
import type { Answer } from '../domain/asking/answer.ts';
import { withNextChase } from '../domain/asking/chasing.ts';
import { schoolsOfRequest } from '../domain/asking/kinds.ts';
import { hasReceipt } from '../domain/asking/receipts.ts';
import type { Request } from '../domain/asking/request.ts';
import { isSameAgain } from '../domain/asking/same-again.ts';
import { type TakeRefusal, take } from '../domain/asking/take.ts';
import type { AuditEventName } from '../domain/audit.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { saltedDigest } from '../records/digest.ts';
import { partnerships, people, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { interestsIn } from './interests.ts';
import { settle } from './settling.ts';
import { tell } from './tell-people.ts';

export type Given = { readonly request: Request; readonly partnership: Partnership };
export type GiveResult = Result<Given, TakeRefusal | 'meeting-record-faulty'>;

const eventOf: Partial<Record<Answer['does'], AuditEventName>> = {
  'declare-interest': 'interest-declared',
  'set-agenda': 'agenda-set',
  'record-meeting': 'meeting-recorded',
  'open-chairs-action': 'chairs-action-opened',
  'to-meeting': 'moved-to-meeting',
  sign: 'document-signed',
  submit: 'proposal-submitted',
  'send-return': 'return-sent',
};

/** With whoever declared an interest in the same matter elsewhere, since the request was opened or before. */
const withInterests = async (tx: Work, request: Request): Promise<Request> => {
  if (request.kind !== 'decision') return request;
  const interests = await interestsIn(tx, request.about);
  return interests.length === 0 ? request : { ...request, interests };
};

/**
 * Refusals are those of the rule `take`; then nothing is planned in the commit. The same answer again, from the same
 * person, is accepted and changes nothing.
 */
export const giveIn = async (
  tx: Work,
  requestId: string,
  answer: Answer,
  how: { readonly corrects?: boolean } = {},
): Promise<GiveResult> => {
  const request = await withInterests(tx, await tx.readNeeded(requests, requestId));
  const partnership = await tx.readNeeded(partnerships, theOne);
  if (isSameAgain(request, answer)) return accept({ request, partnership });
  const today = londonDate(tx.now);
  const taken = take(request, answer, partnership, today, how);
  if (!taken.ok) return taken;
  const answered = withNextChase(taken.value.request, today, schoolsOfRequest(partnership, request));
  tx.event(eventOf[answer.does] ?? 'answer-given', answer.person, await factsOf(tx, request, answer));
  const after = taken.value.settlement ? settle(tx, answered, taken.value.settlement, answer.person) : answered;
  if (!taken.value.settlement) tx.write(requests, requestId, answered);
  if (hasReceipt(answer)) tell(tx, 'receipt', [answer.person], { request: requestId });
  return accept({ request: after, partnership });
};

/** As `giveIn`, of an answer that carries no record of a meeting, and so is refused for none. */
export const giveWordIn = async (
  tx: Work,
  requestId: string,
  answer: Exclude<Answer, { does: 'record-meeting' }>,
): Promise<Result<Given, TakeRefusal>> => {
  const given = await giveIn(tx, requestId, answer);
  if (given.ok) return given;
  return given.refusal === 'meeting-record-faulty' ? refuse('not-offered') : refuse(given.refusal, given.detail);
};

export const giveAnswer = (
  outside: Outside,
  partnership: string,
  request: string,
  answer: Answer,
  how: { readonly corrects?: boolean } = {},
): Promise<GiveResult> => work(outside, partnership, (tx) => giveIn(tx, request, answer, how));

/** Ids, dates and numbers as they are; whatever a person typed, and where they were, only as digests. */
export const factsOf = async (tx: Work, request: Request, answer: Answer) => {
  const salt = (await tx.read(people, answer.person))?.salt ?? '';
  const typed = 'reason' in answer ? answer.reason : 'statement' in answer ? answer.statement : undefined;
  return {
    request: request.id,
    does: answer.does,
    sentAt: answer.at,
    from: saltedDigest(salt, `${answer.address}\n${answer.userAgent}`),
    ...(typed === undefined ? {} : { words: saltedDigest(salt, typed) }),
    ...('seal' in answer ? { seal: answer.seal, name: saltedDigest(salt, answer.typedName) } : {}),
    ...('meetingOn' in answer ? { meetingOn: answer.meetingOn, deferred: answer.deferred } : {}),
    ...('record' in answer ? recordFacts(answer.record) : {}),
    ...('record' in answer && answer.record.inPostReason
      ? { inPostWords: saltedDigest(salt, answer.record.inPostReason) }
      : {}),
  };
};

const recordFacts = (record: Extract<Answer, { does: 'record-meeting' }>['record']) => ({
  date: record.date,
  inPost: record.inPost,
  present: record.present,
  for: record.for,
  against: record.against,
  abstained: record.abstained,
  withdrew: [...record.withdrew],
  minute: record.minute,
  resolution: record.resolution,
});
