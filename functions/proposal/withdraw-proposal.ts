/** Task: the proposal was withdrawn, or nobody wrote it in time. Everybody who was told of it hears that it ends. */
import * as z from 'zod';
import { tell } from '../asking/telling.ts';
import { activeParties } from '../domain/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export const WithdrawProposalInput = z.strictObject({ partnership: z.string(), proposal: z.string() });

export const withdrawProposal = async (outside: Outside, payload: unknown): Promise<{ result: string }> => {
  const input = WithdrawProposalInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    if (proposal.state === 'withdrawn') return { result: 'withdrawn' };
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(proposals, proposal.id, { ...proposal, state: 'withdrawn' });
    tx.write(partnerships, theOne, { ...partnership, stage: 'withdrawn' });
    tx.event('proposal-withdrawn', 'system', { proposal: proposal.id, version: proposal.version });
    const clerks = activeParties(partnership).flatMap((party) => party.boards.map((board) => board.clerk));
    const heads = partnership.schools.map((school) => school.head);
    tell(tx, 'proposal-withdrawn', [partnership.roles.lead, partnership.roles.progressChaser, ...clerks, ...heads]);
    return { result: 'withdrawn' };
  });
};
