/** A proposal's next version: the same words, open to change, with the reasons that brought it back. */
import type { MoveRefusal } from '../domain/lifecycle/move.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import { accept, type Result } from '../domain/result.ts';
import { proposalVersions, versionId } from '../records/kinds.ts';
import { moveChange } from '../records/moving.ts';
import type { Work } from '../records/work.ts';

type Back = {
  readonly partnership: Partnership;
  readonly event: 'come-back' | 'revise';
  readonly reasons: Proposal['returned'];
  /** A person's id, or `system`. */
  readonly by: string;
};

/** Plans the new version in this commit; gives its number. */
export const nextVersion = async (
  tx: Work,
  proposal: Proposal,
  { partnership, event, reasons, by }: Back,
): Promise<Result<number, MoveRefusal>> => {
  const version = proposal.version + 1;
  const before = await tx.readNeeded(proposalVersions, versionId(proposal.id, proposal.version));
  const { submittedAt: _, ...rest } = proposal;
  const change = { ...rest, version, returned: [...proposal.returned, ...reasons] };
  const to = event === 'come-back' || reasons.length > 0 ? 'returned' : 'draft';
  const back = moveChange(tx, event, { partnership, change }, { by, to, facts: { version: proposal.version } });
  if (!back.ok) return back;
  tx.write(proposalVersions, versionId(proposal.id, version), {
    proposal: proposal.id,
    version,
    content: before.content,
    changedAt: tx.now.toISOString(),
  });
  return accept(version);
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
