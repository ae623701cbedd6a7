/** How many days of notice a party gives: as the agreement sets it. */
import type { ProposalContent } from '../domain/proposal/proposal.ts';

/** Where the agreement sets none. */
const usualNotice = 60;

export const noticeDaysIn = (content: Pick<ProposalContent, 'noticeDays'> | undefined): number =>
  content?.noticeDays ?? usualNotice;
