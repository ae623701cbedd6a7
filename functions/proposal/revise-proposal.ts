/**
 * The lead opens the next version while heads or boards are still deciding about this one: after one of them said no, or
 * because something was wrong in it. Nobody is asked about the old version any more.
 */
import { requestId } from '../domain/asking/kinds.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { proposals, requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';
import { nextVersion, startProposal } from './next-version.ts';
import { closeAbout } from './open-about.ts';
import { type PartyStanding, partyStandings } from './party-standing.ts';

export type ReviseInput = { readonly partnership: string; readonly proposal: string; readonly by: string };
export type ReviseRefusal =
  | 'not-allowed'
  /** It is being written already, or is agreed, or withdrawn. */
  | 'not-submitted';

const reasonsOfParties = (standings: readonly PartyStanding[], version: number): Proposal['returned'] =>
  standings.flatMap(({ party, outcome, reason }) =>
    outcome === 'declined' || outcome === 'change-requested'
      ? [{ from: party, what: outcome, reason: reason ?? '', version }]
      : [],
  );

/** Heads who asked for a change while others had still to answer. */
const reasonsOfHeads = async (tx: Work, { id, version }: Proposal): Promise<Proposal['returned']> => {
  const asked = await tx.read(requests, requestId({ kind: 'head-support', about: { kind: 'proposal', id, version } }));
  if (!asked || asked.outcome) return [];
  return asked.answers.flatMap((answer) =>
    answer.does === 'ask-change'
      ? [{ from: answer.person, what: 'change-requested' as const, reason: answer.reason, version }]
      : [],
  );
};

/** Gives the number of the version that is now open. What parties said so far comes back with it. */
export const reviseProposal = (
  outside: Outside,
  input: ReviseInput,
): Promise<Result<{ version: number }, ReviseRefusal>> =>
  asUseCase(
    'write-proposal',
    outside,
    input,
    async (tx, partnership): Promise<Result<{ version: number }, ReviseRefusal>> => {
      const proposal = await tx.readNeeded(proposals, input.proposal);
      if (proposal.state !== 'with-heads' && proposal.state !== 'with-boards') return refuse('not-submitted');
      const standings = await partyStandings((kind, id) => tx.read(kind, id), partnership, proposal, proposal.version);
      const reasons = [...reasonsOfParties(standings, proposal.version), ...(await reasonsOfHeads(tx, proposal))];
      await closeAbout(tx, outside, proposal, input.by, []);
      const back = await nextVersion(tx, proposal, { partnership, event: 'revise', reasons, by: input.by });
      if (!back.ok) return refuse('not-submitted');
      startProposal(tx, proposal.id, back.value);
      return accept({ version: back.value });
    },
  );
