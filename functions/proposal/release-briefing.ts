/** The lead says when the boards hear of the plan: nobody writes to sixty governors before there is something to read. */
import { letRead } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { activeParties, type Partnership } from '../domain/partnership/partnership.ts';
import { emptyProposal, type Proposal, type ProposalContent } from '../domain/proposal/proposal.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { type Asked, asUseCase } from '../records/as-use-case.ts';
import { proposals, proposalVersions, versionId } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { isBeingWritten } from './being-written.ts';

/** Whether the boards wait for the lead's word: only of a first plan that came with a file in real use. */
export const isHeldBack = ({ boardsHear, briefedAt }: Proposal): boolean =>
  boardsHear === 'when-released' && briefedAt === undefined;

/** A title alone is nothing to read. */
export const hasSomethingToRead = (content: ProposalContent): boolean => {
  const { title: _, ...written } = content;
  const { title: __, ...empty } = emptyProposal();
  return JSON.stringify(written) !== JSON.stringify(empty);
};

/** Every clerk and member, each once. */
export const whoHears = (partnership: Partnership): readonly string[] => [
  ...new Set(
    activeParties(partnership)
      .flatMap((party) => party.boards)
      .flatMap((board) => [board.clerk, ...board.members.map((member) => member.person)]),
  ),
];

/** Plans that every board hears, in a commit that writes `briefedAt` as well. */
export const tellBoards = async (
  tx: Work,
  outside: Pick<Outside, 'linkKeys'>,
  { partnership, proposal, by }: { partnership: Partnership; proposal: Pick<Proposal, 'id'>; by: string },
): Promise<void> => {
  const boards = activeParties(partnership).flatMap((party) => party.boards);
  tx.event('briefing-sent', by, { proposal: proposal.id, boards: boards.map((board) => board.id) });
  await letRead(tx, `briefing:${proposal.id}`, outside.linkKeys.current);
  tell(tx, 'briefing', whoHears(partnership), { details: { proposal: proposal.id, reads: `briefing:${proposal.id}` } });
};

/** Refuses `told-before` and `nothing-written`, and `not-being-written` once it has gone to people, who hear with it. */
export const releaseBriefing = (
  outside: Outside,
  asked: Asked,
  proposalId: string,
): Promise<Result<'told', 'not-allowed' | 'told-before' | 'nothing-written' | 'not-being-written'>> =>
  asUseCase('submit-proposal', outside, asked, async (tx, partnership) => {
    const proposal = await tx.readNeeded(proposals, proposalId);
    if (!isHeldBack(proposal)) return refuse('told-before');
    if (!isBeingWritten(proposal)) return refuse('not-being-written');
    const version = await tx.readNeeded(proposalVersions, versionId(proposal.id, proposal.version));
    if (!hasSomethingToRead(version.content)) return refuse('nothing-written');
    tx.write(proposals, proposal.id, { ...proposal, briefedAt: tx.now.toISOString() });
    await tellBoards(tx, outside, { partnership, proposal, by: asked.by });
    return accept('told');
  });
