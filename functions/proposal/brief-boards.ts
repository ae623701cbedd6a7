/** Task: every board hears of the proposal at once, before anything is decided (DOMAIN R10). Once a proposal. */
import * as z from 'zod';
import { letRead } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { activeParties } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export const BriefBoardsInput = z.strictObject({ partnership: z.string(), proposal: z.string() });

export const briefBoards = async (outside: Outside, payload: unknown): Promise<{ version: number }> => {
  const input = BriefBoardsInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    // A change of what is in force: the boards that it touches are asked, and the others hear of it when they are told.
    if (proposal.briefedAt || proposal.kinds?.includes('amend')) return { version: proposal.version };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const boards = activeParties(partnership).flatMap((party) => party.boards);
    const people = boards.flatMap((board) => [board.clerk, ...board.members.map((member) => member.person)]);
    tx.write(proposals, proposal.id, { ...proposal, briefedAt: tx.now.toISOString() });
    tx.event('briefing-sent', 'system', { proposal: proposal.id, boards: boards.map((board) => board.id) });
    await letRead(tx, `briefing:${proposal.id}`, outside.linkKeys.current);
    tell(tx, 'briefing', people, { details: { proposal: proposal.id, reads: `briefing:${proposal.id}` } });
    return { version: proposal.version };
  });
};
