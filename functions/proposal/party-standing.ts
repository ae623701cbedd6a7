/** How each party stands towards one version of the proposal, from the decisions that were recorded. */
import { nextOnRoute, type PartyOutcome } from '../domain/approval/route.ts';
import { type About, aboutKey } from '../domain/asking/request.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeParties, type Partnership, type Party } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import { type Approval, approvalId, approvals } from '../records/kinds.ts';

export type PartyStanding = {
  readonly party: string;
  /** `asked`: it has not decided yet. */
  readonly outcome: PartyOutcome | 'asked';
  /** What was said, where it said no or asked for a change. */
  readonly reason?: string;
};

type ReadApproval = (kind: typeof approvals, id: string) => Promise<Approval | undefined>;

const standing = (
  party: Party,
  partnership: Partnership,
  about: About,
  approval: Approval | undefined,
): PartyStanding => {
  if (approval?.carriedFrom !== undefined) return { party: party.id, outcome: 'agreed' };
  const next = nextOnRoute(party, partnership, about, approval?.steps ?? []);
  if ('ask' in next) return { party: party.id, outcome: 'asked' };
  const reason = approval?.steps
    .at(-1)
    ?.reasons.map((one) => one.reason)
    .join(' ');
  return { party: party.id, outcome: next.decided, ...(reason && { reason }) };
};

/** One for each party now in the partnership. `read` is a commit's, or the store's for a page. */
export const partyStandings = (
  read: ReadApproval,
  partnership: Partnership,
  proposal: Pick<Proposal, 'id' | 'leaves' | 'joins' | 'leftOut'>,
  version: number,
): Promise<readonly PartyStanding[]> => {
  const about: About = { kind: 'proposal', id: proposal.id, version };
  return Promise.all(
    activeParties(inText(partnership, proposal)).map(async (party) => {
      const approval = await read(approvals, approvalId(aboutKey(about), party.id));
      return standing(party, partnership, about, approval);
    }),
  );
};
