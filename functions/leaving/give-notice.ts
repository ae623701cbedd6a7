/** A party gives notice (DOMAIN R44): it leaves after the days of notice that the agreement sets. */
import { tell } from '../asking/tell-people.ts';
import { addDays } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { partiesSpokenFor } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { saltedDigest } from '../records/digest.ts';
import { partnerships, people, proposals, proposalVersions, scheduled, theOne, versionId } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { noticeDaysIn } from './notice-days.ts';

export type NoticeInput = {
  readonly partnership: string;
  readonly by: string;
  readonly party: string;
  readonly reason: string;
};
export type NoticeRefusal = 'not-allowed' | 'unknown-party' | 'already-given';

export const giveNotice = (outside: Outside, input: NoticeInput): Promise<Result<{ lastDay: string }, NoticeRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const party = activeParties(partnership).find((one) => one.id === input.party);
    if (!party) return refuse('unknown-party');
    const speaks = partiesSpokenFor(partnership, input.by).some((one) => one.id === party.id);
    if (!speaks) return refuse('not-allowed');
    if (partnership.notices.some((notice) => notice.party === party.id)) return refuse('already-given');
    const givenOn = londonDate(tx.now);
    const lastDay = addDays(givenOn, await noticeDays(tx, partnership));
    const notice = { party: party.id, givenOn, lastDay, reason: input.reason };
    tx.write(partnerships, theOne, { ...partnership, notices: [...partnership.notices, notice] });
    const id = `leaves-${party.id}-${lastDay}`;
    tx.write(scheduled, id, {
      id,
      on: addDays(lastDay, 1),
      effect: { kind: 'task', task: 'party-leaves', input: { partnership: tx.partnership, party: party.id } },
    });
    const salt = (await tx.read(people, input.by))?.salt ?? '';
    tx.event('notice-given', input.by, { party: party.id, lastDay, words: saltedDigest(salt, input.reason) });
    const { lead, chair, progressChaser } = partnership.roles;
    const clerks = activeParties(partnership).map((one) => one.boards[0]?.clerk);
    const heads = activeSchools(partnership).map((school) => school.head);
    tell(tx, 'notice-given', [lead, chair, progressChaser, ...heads, ...clerks], {
      details: { party: party.id, lastDay },
    });
    return accept({ lastDay });
  });

const noticeDays = async (tx: Work, { proposal: id, mou }: Partnership): Promise<number> => {
  const proposal = id === undefined ? undefined : await tx.read(proposals, id);
  if (!proposal) return noticeDaysIn(undefined);
  const version = await tx.read(proposalVersions, versionId(proposal.id, mou?.version ?? proposal.version));
  return noticeDaysIn(version?.content);
};
