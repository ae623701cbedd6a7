/** The last text that a party's board agreed to: what a change is compared with for that board, and for no other. */
import type * as z from 'zod';
import type { Agreement } from '../domain/agreement/agreement.ts';
import { nextOnRoute } from '../domain/approval/route.ts';
import { type About, aboutKey } from '../domain/asking/request.ts';
import type { Partnership, Party } from '../domain/partnership/partnership.ts';
import type { Proposal, ProposalContent } from '../domain/proposal/proposal.ts';
import type { RecordKind } from './kind.ts';
import { approvalId, approvals, proposalVersions, versionId } from './kinds.ts';

/** A commit's reading, or the store's for a page. */
export type ReadOne = <S extends z.ZodObject>(kind: RecordKind<S>, id: string) => Promise<z.infer<S> | undefined>;

export type AgreedText = { readonly proposal: string; readonly version: number; readonly content: ProposalContent };
type Which = { readonly proposal: string; readonly version: number };
type Where = {
  readonly read: ReadOne;
  readonly partnership: Pick<Partnership, 'parties' | 'jointCommittees'>;
  readonly party: Party;
};

/** How often an agreement was carried over, at most: each is followed to the one before. */
const furthest = 50;

const approvalOf = ({ read, party }: Where, { proposal: id, version }: Which) =>
  read(approvals, approvalId(aboutKey({ kind: 'proposal', id, version }), party.id));

/** Where this party's yes to a text was really given: there, or in an earlier text that it was carried over from. */
const followed = async (where: Where, start: Which): Promise<Which> => {
  let at = start;
  for (let step = 0; step < furthest; step += 1) {
    const approval = await approvalOf(where, at);
    if (approval?.carriedFrom === undefined) return at;
    at = { proposal: approval.carriedOf ?? at.proposal, version: approval.carriedFrom };
  }
  return at;
};

const hasAgreed = async (where: Where, which: Which): Promise<boolean> => {
  const approval = await approvalOf(where, which);
  if (!approval) return false;
  if (approval.carriedFrom !== undefined) return true;
  const about: About = { kind: 'proposal', id: which.proposal, version: which.version };
  const next = nextOnRoute(where.party, where.partnership, about, approval.steps);
  return 'decided' in next && next.decided === 'agreed';
};

/**
 * The newest earlier version of this change that the board agreed to; else the text of the agreement that it changes, or the
 * one before from which that board's yes was carried over. Many small steps are so one comparison.
 */
export const lastAgreedText = async (
  where: Where,
  change: Pick<Proposal, 'id' | 'version' | 'amends'>,
  agreements: readonly Agreement[],
): Promise<AgreedText | undefined> => {
  const textOf = async (which: Which): Promise<AgreedText | undefined> => {
    const found = await where.read(proposalVersions, versionId(which.proposal, which.version));
    return found && { ...which, content: found.content };
  };
  for (let version = change.version - 1; version >= 1; version -= 1) {
    const which = { proposal: change.id, version };
    if (await hasAgreed(where, which)) return textOf(await followed(where, which));
  }
  const changed = agreements.find(({ number }) => number === change.amends);
  return changed && textOf(await followed(where, changed));
};
