/** Somebody changes one piece of the proposal: an answer, or an entry of one of its lists. One commit each. */
import { activeSchools } from '../domain/partnership.ts';
import { may } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, proposalVersions, theOne, versionId } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { isBeingWritten } from './being-written.ts';
import { type Change, type ChangeRefusal, changed } from './forms/change.ts';

export type WriteAnswerInput = {
  readonly partnership: string;
  readonly proposal: string;
  /** Who writes. */
  readonly by: string;
  readonly change: Change;
};
export type WriteRefusal =
  | 'not-allowed'
  /** It is with the heads or the boards, approved, or withdrawn. */
  | 'not-being-written'
  | ChangeRefusal;

/** `unchanged`: it said so already, so nothing was written. */
export const writeAnswer = (
  outside: Outside,
  { partnership: id, proposal: proposalId, by, change }: WriteAnswerInput,
): Promise<Result<'changed' | 'unchanged', WriteRefusal>> =>
  work(outside, id, async (tx): Promise<Result<'changed' | 'unchanged', WriteRefusal>> => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (!may(partnership, by, 'write-proposal')) return refuse('not-allowed');
    const proposal = await tx.readNeeded(proposals, proposalId);
    if (!isBeingWritten(proposal)) return refuse('not-being-written');
    const versioned = versionId(proposalId, proposal.version);
    const version = await tx.readNeeded(proposalVersions, versioned);
    const urns = activeSchools(partnership).map(({ urn }) => urn);
    const after = changed(version.content, change, urns);
    if (!after.ok) return after;
    if (JSON.stringify(after.value) === JSON.stringify(version.content)) return accept('unchanged');
    tx.write(proposalVersions, versioned, { ...version, content: after.value, changedAt: tx.now.toISOString() });
    tx.event('proposal-changed', by, { proposal: proposalId, version: proposal.version, question: change.question });
    return accept('changed');
  });
