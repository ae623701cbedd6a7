/** A clerk records that their board has decided to leave (M2). Nothing has changed until a second person confirms it. */
import { startRequest } from '../asking/start-request.ts';
import type { MeetingRecord } from '../domain/approval/votes.ts';
import { type RequestSpec, requestId } from '../domain/asking/kinds.ts';
import { isOpen } from '../domain/asking/request.ts';
import {
  clerkedBy,
  decidingBoardOf,
  hasDecidedToLeave,
  type Leaving,
  lastDayByNotice,
  type ShorterNotice,
  shorterFault,
  weighLeaving,
  whoConfirms,
} from '../domain/lifecycle/leaving.ts';
import { memberMay } from '../domain/lifecycle/membership.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, type Party, schoolByUrn } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { saltedDigest } from '../records/digest.ts';
import { people, requests } from '../records/kinds.ts';
import { contentLived, leavings } from '../records/leavings.ts';
import type { Work } from '../records/work.ts';

export type RecordLeavingInput = {
  readonly partnership: string;
  readonly by: string;
  readonly party: string;
  readonly record: Omit<MeetingRecord, 'resolution'>;
  readonly shorter?: ShorterNotice | undefined;
};

export type RecordLeavingRefusal =
  | 'not-allowed'
  /** Not a party whose board this person clerks, or one that is out. */
  | 'unknown-party'
  | 'already-leaving'
  /** Somebody is being asked to confirm it. */
  | 'being-confirmed'
  /** Nothing is signed that a party could leave. */
  | 'nothing-signed'
  /** Numbers that cannot be: `weighLeaving` says which, field by field. */
  | 'record-faulty'
  /** The board did not decide to leave: no quorum, or more against than for. */
  | 'not-carried'
  /** The shorter notice cannot be: `detail` says why. */
  | 'not-shorter'
  /** There is nobody but the clerk who could confirm it. */
  | 'nobody-to-confirm';

export const confirmSpec = ({ id, party, confirmer }: Leaving): RequestSpec => ({
  kind: 'confirm-leaving',
  about: { kind: 'leaving', id },
  party,
  person: confirmer,
});

export const schoolsOf = (partnership: Partnership, { schools }: Party) =>
  schools.flatMap((urn) => schoolByUrn(partnership, urn) ?? []);

const hereNow = async (tx: Work): Promise<(person: string) => boolean> => {
  const here = new Set((await tx.list(people)).filter(({ left }) => left === undefined).map(({ id }) => id));
  return (person) => here.has(person);
};

export const recordLeaving = (
  outside: Outside,
  input: RecordLeavingInput,
): Promise<Result<{ leaving: string; confirmer: string }, RecordLeavingRefusal>> =>
  asUseCase('record-leaving', outside, input, async (tx, partnership) => {
    const today = londonDate(tx.now);
    const party = clerkedBy(partnership, input.by).find(({ id }) => id === input.party);
    const board = party && decidingBoardOf(party);
    if (!party || !board) return refuse('unknown-party');
    if (!memberMay(partnership, party.id, 'decide-to-leave').ok) return refuse('already-leaving');
    const earlier = await tx.list(leavings, `${party.id}#`);
    for (const one of earlier) {
      const asked = one.state === 'recorded' ? await tx.read(requests, requestId(confirmSpec(one))) : undefined;
      // Asked a moment ago, or not answered yet.
      if (one.state === 'recorded' && (!asked || isOpen(asked))) return refuse('being-confirmed');
    }
    const content = await contentLived(tx, partnership, today);
    if (!content) return refuse('nothing-signed');
    const weighed = weighLeaving(party, input.record, { since: partnership.startedOn, today });
    if (!weighed.ok) return refuse('record-faulty');
    if (!hasDecidedToLeave(weighed.value)) return refuse('not-carried');
    const byNotice = lastDayByNotice(content, today, schoolsOf(partnership, party));
    const fault = shorterFault(input.shorter, today, byNotice);
    if (fault) return refuse('not-shorter', fault);
    const confirmer = whoConfirms(party, input.by, await hereNow(tx));
    if (confirmer === undefined) return refuse('nobody-to-confirm');
    const leaving: Leaving = {
      id: `${party.id}#${earlier.length + 1}`,
      party: party.id,
      state: 'recorded',
      board: board.id,
      record: { ...input.record, resolution: 'end' },
      recordedBy: input.by,
      recordedOn: today,
      confirmer,
      ...(input.shorter && { shorter: input.shorter }),
    };
    tx.write(leavings, leaving.id, leaving);
    const { date, inPost, present, minute, reason = '' } = input.record;
    const salt = (await tx.read(people, input.by))?.salt ?? '';
    tx.event(lifeEvents['decide-to-leave'], input.by, {
      party: party.id,
      date,
      inPost,
      present,
      for: input.record.for,
      against: input.record.against,
      abstained: input.record.abstained,
      minute,
      words: saltedDigest(salt, reason),
    });
    startRequest(tx, confirmSpec(leaving));
    return accept({ leaving: leaving.id, confirmer });
  });
