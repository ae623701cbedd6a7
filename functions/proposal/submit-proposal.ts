/** The lead submits a version: it is frozen, and the heads are asked. Gaps are the only thing that blocks. */
import { giveIn } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { requestId } from '../domain/asking/kinds.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { type Gap, gapsOf } from '../domain/proposal-gaps.ts';
import { accept, type Result, refuse } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, proposalVersions, theOne, versionId } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type SubmitRefusal = TakeRefusal | 'not-being-written' | 'has-gaps';

/** Refuses with `has-gaps` (and how many) or `not-being-written`; otherwise as `take` does. */
export const submitProposal = (
  outside: Outside,
  partnership: string,
  proposalId: string,
  evidence: Evidence,
): Promise<Result<{ version: number }, SubmitRefusal>> =>
  work(outside, partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, proposalId);
    if (proposal.state !== 'draft' && proposal.state !== 'returned') return refuse('not-being-written');
    const whole = await tx.readNeeded(partnerships, theOne);
    const id = versionId(proposalId, proposal.version);
    const version = await tx.readNeeded(proposalVersions, id);
    const gaps: readonly Gap[] = gapsOf(version.content, whole);
    if (gaps.length > 0) return refuse('has-gaps', String(gaps.length));
    const asked = requestId({
      kind: 'write-proposal',
      about: { kind: 'proposal', id: proposalId, version: proposal.version },
    });
    const given = await giveIn(tx, asked, { does: 'submit', ...evidence });
    if (!given.ok) return given.refusal === 'meeting-record-faulty' ? refuse('not-offered') : refuse(given.refusal);
    const at = tx.now.toISOString();
    tx.write(proposals, proposalId, { ...proposal, state: 'with-heads', submittedAt: at });
    tx.write(proposalVersions, id, { ...version, submittedAt: at });
    return accept({ version: proposal.version });
  });
