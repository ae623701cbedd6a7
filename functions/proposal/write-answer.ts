/** Somebody changes one piece of the proposal: an answer, or an entry of one of its lists. One commit each. */
import { isOpen, stillAsked } from '../domain/asking/request.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, proposalVersions, requests, theOne, versionId } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { isBeingWritten } from './being-written.ts';
import { type Change, type ChangeRefusal, changed } from './forms/change.ts';

export type WriteAnswerInput = {
  readonly partnership: string;
  readonly proposal: string;
  /** Who writes. */
  readonly by: string;
  /** The request by which they were asked for this piece, when that is what lets them write. */
  readonly piece?: string;
  readonly change: Change;
};
export type WriteRefusal =
  | 'not-allowed'
  /** It is with the heads or the boards, approved, or withdrawn. */
  | 'not-being-written'
  | ChangeRefusal;

/** A link lets its person write the one piece that they were asked for, as long as it is asked for. */
const isAskedFor = async (
  tx: Work,
  piece: string,
  { id, version }: Proposal,
  by: string,
  question: QuestionId,
): Promise<boolean> => {
  const request = await tx.read(requests, piece);
  if (!request || request.about.id !== id || request.about.version !== version) return false;
  return (
    request.piece?.question === question && stillAsked(request).some(({ person }) => person === by) && isOpen(request)
  );
};

/** `unchanged`: it said so already, so nothing was written. */
export const writeAnswer = (
  outside: Outside,
  { partnership: id, proposal: proposalId, by, piece, change }: WriteAnswerInput,
): Promise<Result<'changed' | 'unchanged', WriteRefusal>> =>
  work(outside, id, async (tx): Promise<Result<'changed' | 'unchanged', WriteRefusal>> => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (piece === undefined && !may(partnership, by, 'write-proposal')) return refuse('not-allowed');
    const proposal = await tx.readNeeded(proposals, proposalId);
    if (!isBeingWritten(proposal)) return refuse('not-being-written');
    if (piece !== undefined && !(await isAskedFor(tx, piece, proposal, by, change.question)))
      return refuse('not-being-written');
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
