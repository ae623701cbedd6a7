/** A clerk records what a meeting decided. When it could decide nothing, the lead hears that it stays open. */
import { type GiveResult, giveIn } from '../asking/give-answer.ts';
import { tell } from '../asking/tell-people.ts';
import type { Answer } from '../domain/asking/answer.ts';
import { resultOfRecord } from '../domain/asking/meeting.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';

/** Refuses as `take` does, and with `meeting-record-faulty`. The same record again changes nothing. */
export const recordMeeting = (
  outside: Outside,
  partnership: string,
  requestId: string,
  answer: Extract<Answer, { does: 'record-meeting' }>,
): Promise<GiveResult> =>
  work(outside, partnership, async (tx) => {
    const before = await tx.readNeeded(requests, requestId);
    const given = await giveIn(tx, requestId, answer);
    if (!given.ok) return given;
    const { request, partnership: whole } = given.value;
    if (request.outcome || request.answers.length === before.answers.length) return given;
    const result = resultOfRecord(request, answer.record, whole);
    tell(tx, 'party-undecided', [whole.roles.lead], {
      request: requestId,
      details: {
        party: request.party ?? request.step?.parties[0] ?? '',
        result: result?.outcome ?? 'undecided',
        means: request.step?.means ?? 'meeting',
      },
    });
    return given;
  });
