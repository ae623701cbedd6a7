/** A clerk records that their board stays after all (M4): the same second person is asked, up to the last day. */
import { startRequest } from '../asking/start-request.ts';
import { type RequestSpec, requestId } from '../domain/asking/kinds.ts';
import { isOpen } from '../domain/asking/request.ts';
import { clerkedBy, type Leaving, whoConfirms } from '../domain/lifecycle/leaving.ts';
import { noticeOf } from '../domain/lifecycle/membership.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { people, requests } from '../records/kinds.ts';
import { leavings } from '../records/leavings.ts';

export type RecordStayingInput = {
  readonly partnership: string;
  readonly by: string;
  readonly party: string;
  /** Where the minutes say so. */
  readonly minute: string;
};

export type RecordStayingRefusal =
  | 'not-allowed'
  | 'unknown-party'
  /** It has given no notice, or its board decided not to renew: then it is asked with the others. */
  | 'not-leaving'
  | 'too-late'
  | 'being-confirmed'
  | 'nobody-to-confirm';

export const staySpec = (
  { id, party }: Leaving,
  { attempt, confirmer }: NonNullable<Leaving['staying']>,
): RequestSpec => ({
  kind: 'confirm-staying',
  about: { kind: 'leaving', id, version: attempt },
  party,
  person: confirmer,
});

export const recordStaying = (
  outside: Outside,
  input: RecordStayingInput,
): Promise<Result<{ confirmer: string }, RecordStayingRefusal>> =>
  asUseCase('record-leaving', outside, input, async (tx, partnership) => {
    const today = londonDate(tx.now);
    const party = clerkedBy(partnership, input.by).find(({ id }) => id === input.party);
    if (!party) return refuse('unknown-party');
    const notice = noticeOf(partnership, party.id);
    const found = (await tx.list(leavings, `${party.id}#`)).find(({ state }) => state === 'confirmed');
    const leaving = found && (await tx.read(leavings, found.id));
    if (!notice || !leaving) return refuse('not-leaving');
    if (notice.lastDay < today) return refuse('too-late');
    const before = leaving.staying;
    const asked = before && (await tx.read(requests, requestId(staySpec(leaving, before))));
    if (before && (!asked || isOpen(asked))) return refuse('being-confirmed');
    const here = new Set((await tx.list(people)).filter(({ left }) => left === undefined).map(({ id }) => id));
    const same = [leaving.confirmer].find((person) => here.has(person) && person !== input.by);
    const confirmer = same ?? whoConfirms(party, input.by, (person) => here.has(person));
    if (confirmer === undefined) return refuse('nobody-to-confirm');
    const attempt = (before?.attempt ?? 0) + 1;
    const staying = {
      attempt,
      by: input.by,
      confirmer,
      minute: input.minute,
      on: today,
    };
    tx.write(leavings, leaving.id, { ...leaving, staying });
    startRequest(tx, staySpec(leaving, staying));
    return accept({ confirmer });
  });
