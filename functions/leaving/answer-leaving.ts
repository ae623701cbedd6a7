/**
 * The second person answers. Confirmed, the party gives notice and its last day is set (M3); or, up to that day, it stays
 * after all (M4). Both were recorded by the clerk before, and neither is done by one person alone.
 */
import { giveIn } from '../asking/give-answer.ts';
import { tell } from '../asking/tell-people.ts';
import type { Answer } from '../domain/asking/answer.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { addDays } from '../domain/calendar.ts';
import { type Leaving, lastDayByNotice } from '../domain/lifecycle/leaving.ts';
import { noticeOf, withNotice, withoutNotice } from '../domain/lifecycle/membership.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { concernedBy, ownPeople } from '../domain/partnership/concerned.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, scheduled, theOne } from '../records/kinds.ts';
import { contentLived, leavings } from '../records/leavings.ts';
import { type Work, work } from '../records/work.ts';
import { schoolsOf } from './record-leaving.ts';

export type Said = Extract<Answer, { does: 'agree' | 'decline' }>;
/** `too-late`: its last day has passed. `overtaken`: it has been recorded otherwise, or it is out. */
export type AnswerLeavingRefusal = TakeRefusal | 'too-late' | 'overtaken';

export const leavesId = (party: string, lastDay: string): string => `leaves-${party}-${lastDay}`;

export const answerLeaving = (
  outside: Outside,
  partnership: string,
  asked: string,
  answer: Said,
): Promise<Result<{ lastDay?: string }, AnswerLeavingRefusal>> =>
  work(outside, partnership, async (tx) => {
    const given = await giveIn(tx, asked, answer);
    if (!given.ok) return given.refusal === 'meeting-record-faulty' ? refuse('not-offered') : refuse(given.refusal);
    const { request, partnership: whole } = given.value;
    const leaving = await tx.readNeeded(leavings, request.about.id);
    if (request.kind === 'confirm-staying') return stay(tx, whole, leaving, answer);
    if (leaving.state !== 'recorded') return accept({});
    return answer.does === 'agree' ? leave(tx, whole, leaving, answer) : notConfirmed(tx, whole, leaving, answer);
  });

const notConfirmed = (tx: Work, partnership: Partnership, leaving: Leaving, { person }: Said) => {
  tx.write(leavings, leaving.id, { ...leaving, state: 'refused' });
  tx.event('leaving-refused', person, { party: leaving.party });
  tell(tx, 'leaving-refused', ownPeople(partnership, leaving.party), {
    details: { party: leaving.party },
  });
  return accept({});
};

const leave = async (
  tx: Work,
  partnership: Partnership,
  leaving: Leaving,
  { person }: Said,
): Promise<Result<{ lastDay?: string }, AnswerLeavingRefusal>> => {
  const today = londonDate(tx.now);
  const party = partyById(partnership, leaving.party);
  if (!party) return refuse('overtaken');
  const content = await contentLived(tx, partnership, today);
  const { shorter } = leaving;
  const byNotice = lastDayByNotice(content, today, schoolsOf(partnership, party));
  // What was agreed as an earlier day, and has passed while it waited for its confirmation, is today.
  const lastDay = shorter === undefined ? byNotice : shorter.lastDay < today ? today : shorter.lastDay;
  const reason = leaving.record.reason ?? '';
  const after = withNotice(partnership, 'give-notice', {
    party: party.id,
    givenOn: today,
    lastDay,
    reason,
  });
  if (!after.ok) return refuse('overtaken');
  tx.write(partnerships, theOne, after.value);
  tx.write(leavings, leaving.id, {
    ...leaving,
    state: 'confirmed',
    lastDay,
    confirmedOn: today,
  });
  await scheduleLeaving(tx, party.id, lastDay);
  tx.event(lifeEvents['give-notice'], person, { party: party.id, lastDay });
  tell(tx, 'notice-given', concernedBy(partnership), {
    details: { party: party.id, lastDay },
  });
  return accept({ lastDay });
};

export const scheduleLeaving = async (tx: Work, party: string, lastDay: string): Promise<void> => {
  const id = leavesId(party, lastDay);
  // Taken back and given again on one day: what was scheduled holds again.
  await tx.read(scheduled, id);
  const effect = {
    kind: 'task',
    task: 'party-leaves',
    input: { partnership: tx.partnership, party },
  } as const;
  tx.write(scheduled, id, { id, on: addDays(lastDay, 1), effect });
};

const stay = async (
  tx: Work,
  partnership: Partnership,
  leaving: Leaving,
  { does, person }: Said,
): Promise<Result<{ lastDay?: string }, AnswerLeavingRefusal>> => {
  if (does === 'decline' || leaving.state !== 'confirmed') return accept({});
  const notice = noticeOf(partnership, leaving.party);
  const today = londonDate(tx.now);
  if (!notice) return refuse('overtaken');
  // The sweep may be late: a last day that has passed is over all the same.
  if (notice.lastDay < today) return refuse('too-late');
  const after = withoutNotice(partnership, leaving.party);
  if (!after.ok) return refuse('overtaken');
  tx.write(partnerships, theOne, after.value);
  tx.write(leavings, leaving.id, {
    ...leaving,
    state: 'taken-back',
    takenBackOn: today,
  });
  const due = await tx.read(scheduled, leavesId(leaving.party, notice.lastDay));
  if (due) tx.remove(scheduled, due.id);
  tx.event(lifeEvents['take-back'], person, { party: leaving.party });
  tell(tx, 'notice-taken-back', concernedBy(partnership), {
    details: { party: leaving.party },
  });
  return accept({});
};
