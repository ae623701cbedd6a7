/**
 * Task: every board hears of the proposal at once, before anything is decided (DOMAIN R10). Once a proposal. A first plan in
 * real use waits for the lead's word instead (`release-briefing.ts`): at its start there is nothing to read.
 */
import * as z from 'zod';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { isHeldBack, tellBoards } from './release-briefing.ts';

export const BriefBoardsInput = z.strictObject({ partnership: z.string(), proposal: z.string() });

export const briefBoards = async (outside: Outside, payload: unknown): Promise<{ version: number }> => {
  const input = BriefBoardsInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    // A change of what is in force: the boards that it touches are asked, and the others hear of it when they are told.
    if (proposal.briefedAt || proposal.kinds?.includes('amend') || isHeldBack(proposal)) {
      return { version: proposal.version };
    }
    const partnership = await tx.readNeeded(partnerships, theOne);
    tx.write(proposals, proposal.id, { ...proposal, briefedAt: tx.now.toISOString() });
    await tellBoards(tx, outside, { partnership, proposal, by: 'system' });
    return { version: proposal.version };
  });
};
