/** Whether the lead may still change a proposal. */
import type { Proposal } from '../domain/proposal/proposal.ts';

export const isBeingWritten = ({ state }: Pick<Proposal, 'state'>): boolean =>
  state === 'draft' || state === 'returned';
