/** The lead submits a version: it is frozen, and the heads are asked. Gaps are the only thing that blocks. */
import { factsOf, giveWordIn } from '../asking/give-answer.ts';
import { settle } from '../asking/settling.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { requestId } from '../domain/asking/kinds.ts';
import { isOpen } from '../domain/asking/request.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { touchesOf } from '../domain/lifecycle/asks.ts';
import { inText } from '../domain/partnership/in-text.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import type { Proposal, ProposalContent } from '../domain/proposal/proposal.ts';
import { type Gap, gapsOf } from '../domain/proposal/proposal-gaps.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { agreementsIn } from '../records/agreements.ts';
import { readEverybody } from '../records/everybody.ts';
import { partnerships, proposals, proposalVersions, requests, theOne, versionId } from '../records/kinds.ts';
import { mustMove } from '../records/moving.ts';
import { type Work, work } from '../records/work.ts';
import { isBeingWritten } from './being-written.ts';
import { closePieces } from './pieces.ts';
import { isHeldBack, tellBoards } from './release-briefing.ts';

export type SubmitRefusal =
  | TakeRefusal
  | 'not-being-written'
  | 'has-gaps'
  /** A change of what is in force that changes nothing, or takes out what protects children. */
  | 'nothing-changed'
  | 'takes-protection';

/** Refuses with `has-gaps` (and how many) or `not-being-written`; otherwise as `take` does. */
export const submitProposal = async (
  outside: Outside,
  partnership: string,
  proposalId: string,
  evidence: Evidence,
): Promise<Result<{ version: number }, SubmitRefusal>> => {
  const here = (await readEverybody(outside, partnership)).filter(({ left }) => left === undefined);
  const people = new Set(here.map(({ id }) => id));
  return work(outside, partnership, async (tx): Promise<Result<{ version: number }, SubmitRefusal>> => {
    const proposal = await tx.readNeeded(proposals, proposalId);
    if (!isBeingWritten(proposal)) return refuse('not-being-written');
    const whole = await tx.readNeeded(partnerships, theOne);
    const id = versionId(proposalId, proposal.version);
    const version = await tx.readNeeded(proposalVersions, id);
    const gaps: readonly Gap[] = gapsOf(version.content, { ...inText(whole, proposal), people });
    if (gaps.length > 0) return refuse('has-gaps', String(gaps.length));
    const cannot = await cannotBeSent(tx, whole, proposal, version.content);
    if (cannot) return refuse(cannot);
    const given = await submitIn(tx, writeRequestOf(proposal), whole, evidence);
    if (!given.ok) return given;
    const at = tx.now.toISOString();
    // Boards that wait for the lead's word hear now: nobody decides on what they were never told of.
    const tellsBoards = isHeldBack(proposal);
    const change = { ...proposal, submittedAt: at, ...(tellsBoards && { briefedAt: at }) };
    mustMove(tx, 'submit', { partnership: whole, change }, { isTold: true });
    if (tellsBoards) await tellBoards(tx, outside, { partnership: whole, proposal, by: evidence.person });
    tx.write(proposalVersions, id, { ...version, submittedAt: at });
    await closePieces(tx, outside, proposal, evidence.person);
    return accept({ version: proposal.version });
  });
};

/** A change is judged against the text that it changes. */
const cannotBeSent = async (
  tx: Work,
  partnership: Partnership,
  change: Proposal,
  after: ProposalContent,
): Promise<'nothing-changed' | 'takes-protection' | undefined> => {
  const { kinds, amends, joins } = change;
  if (!kinds?.includes('amend')) return undefined;
  const changed = (await agreementsIn(tx, partnership)).find(({ number }) => number === amends);
  const before = changed && (await tx.read(proposalVersions, versionId(changed.proposal, changed.version)));
  if (!before) return undefined;
  const touches = touchesOf({ before: before.content, after, partnership: inText(partnership, change), joins });
  if (touches.length === 0) return 'nothing-changed';
  return touches.some(({ weight }) => weight === 'refused') ? 'takes-protection' : undefined;
};

/** The request by which the lead was asked to write this version. */
export const writeRequestOf = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  requestId({ kind: 'write-proposal', about: { kind: 'proposal', id, version } });

/** By whoever was asked; or in the lead's absence by somebody who may submit it too, and was told but not asked. */
const submitIn = async (
  tx: Work,
  requested: string,
  partnership: Partnership,
  evidence: Evidence,
): Promise<Result<'given', TakeRefusal>> => {
  const request = await tx.read(requests, requested);
  if (!request) return refuse('not-asked');
  const answer = { does: 'submit', ...evidence } as const;
  const given = await giveWordIn(tx, requested, answer);
  if (given.ok) return accept('given');
  const stoodIn = given.refusal === 'not-offered' || given.refusal === 'not-asked';
  if (stoodIn && isOpen(request) && may(partnership, evidence.person, 'submit-proposal')) {
    tx.event('proposal-submitted', evidence.person, await factsOf(tx, request, answer));
    const submitted = { ...request, answers: [...request.answers, answer] };
    settle(tx, submitted, { result: 'submitted', reasons: [] }, evidence.person);
    return accept('given');
  }
  return given;
};
