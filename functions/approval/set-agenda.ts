/** A clerk says on which agenda it is, or to which meeting it was put off. The lead and the members hear of the date. */
import { type GiveResult, giveIn } from '../asking/give-answer.ts';
import { tell } from '../asking/tell-people.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type AgendaInput = {
  readonly partnership: string;
  readonly request: string;
  readonly meetingOn: string;
  /** It will not be on the next agenda, but on this later one. */
  readonly deferred: boolean;
  readonly evidence: Evidence;
};

/** Refuses as `take` does: `closed`, `not-offered`, `meeting-in-the-past`. The same date again changes nothing. */
export const setAgenda = (outside: Outside, input: AgendaInput): Promise<GiveResult> =>
  work(outside, input.partnership, async (tx) => {
    const { meetingOn, deferred, evidence } = input;
    const before = await tx.readNeeded(requests, input.request);
    const given = await giveIn(tx, input.request, { does: 'set-agenda', meetingOn, deferred, ...evidence });
    if (!given.ok || given.value.request.answers.length === before.answers.length) return given;
    const members = before.recipients.filter((one) => one.part === 'reads' && one.state === 'asked');
    const told = [...new Set([given.value.partnership.roles.lead, ...members.map((one) => one.person)])];
    const { request } = given.value;
    tx.write(requests, request.id, {
      ...request,
      inCalendarsOf: [...new Set([...(before.inCalendarsOf ?? []), ...told])],
    });
    tell(tx, 'meeting-dated', told, {
      request: input.request,
      details: { meetingOn, deferred },
    });
    return given;
  });
