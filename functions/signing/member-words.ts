/** Who has left an agreement that still holds, and who is leaving, for whoever has a copy: parties are named, people are not. */
import type { CopyStanding } from '../domain/agreement/copy-standing.ts';
import { noticeOf } from '../domain/lifecycle/membership.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { longDate } from '../domain/wording.ts';
import type { SealedDocument } from '../records/kinds.ts';

const holds: readonly CopyStanding['is'][] = ['in-force', 'carried', 'begins'];

/** A sentence for each; none for a text that holds no longer, or that was made without them. */
export const membersInWords = (
  { parties, notices, left }: Pick<Partnership, 'parties' | 'notices' | 'left'>,
  { madeAt }: Pick<SealedDocument, 'madeAt'>,
  standing: CopyStanding,
): readonly string[] => {
  if (!holds.includes(standing.is)) return [];
  const made = londonDate(new Date(madeAt));
  return parties.flatMap(({ id, name }) => {
    const gone = left.find(({ party }) => party === id);
    if (gone) return gone.on < made ? [] : [`${name} is in it no longer: it has been out since ${longDate(gone.on)}.`];
    const notice = noticeOf({ notices, left }, id);
    return notice ? [`${name} is leaving: its last day is ${longDate(notice.lastDay)}.`] : [];
  });
};
