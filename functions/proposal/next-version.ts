/** A proposal's next version: the same words, open to change, with the reasons that brought it back. */
import type { Proposal } from '../domain/proposal/proposal.ts';
import { proposals, proposalVersions, versionId } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

type Back = { readonly state: 'draft' | 'returned'; readonly reasons: Proposal['returned'] };

/** Plans the new version in this commit; gives its number. */
export const nextVersion = async (tx: Work, proposal: Proposal, { state, reasons }: Back): Promise<number> => {
  const version = proposal.version + 1;
  const before = await tx.readNeeded(proposalVersions, versionId(proposal.id, proposal.version));
  const { submittedAt: _, ...rest } = proposal;
  tx.write(proposals, proposal.id, { ...rest, version, state, returned: [...proposal.returned, ...reasons] });
  tx.write(proposalVersions, versionId(proposal.id, version), {
    proposal: proposal.id,
    version,
    content: before.content,
    changedAt: tx.now.toISOString(),
  });
  return version;
};

/** Starts the execution that takes a version from the lead's hands to the boards. */
export const startProposal = (tx: Work, proposal: string, version: number): void => {
  tx.effect({
    kind: 'start',
    workflow: 'proposal',
    name: `${tx.partnership}-proposal-${proposal}-v${version}`.slice(0, 80),
    input: { partnership: tx.partnership, proposal },
  });
};
