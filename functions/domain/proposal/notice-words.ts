/** The notice that a party gives before it leaves, in words. */
import { countOf } from '../wording.ts';
import type { ProposalContent } from './proposal.ts';

const termWords: Readonly<Record<number, string>> = {
  1: 'one full term',
  2: 'two full terms',
  3: 'three full terms',
};

/** `60 days`, or `one full term`; nothing where the plan does not say. */
export const noticeInWords = ({
  noticeDays,
  noticeTerms,
}: Pick<ProposalContent, 'noticeDays' | 'noticeTerms'>): string | undefined => {
  if (noticeTerms !== undefined) return termWords[noticeTerms] ?? countOf(noticeTerms, 'full term');
  return noticeDays === undefined ? undefined : countOf(noticeDays, 'day');
};
