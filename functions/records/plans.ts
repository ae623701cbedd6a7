/** Reads what a proposal says, for the pages that show it. */
import type { About } from '../domain/asking/request.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalVersion } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { decode } from './kind.ts';
import { proposals, proposalVersions, versionId } from './kinds.ts';

/** One version of a proposal, or the one now current; nothing when there is none. */
export const readPlan = async (
  outside: Outside,
  partnership: string,
  proposal: string,
  version?: number,
): Promise<ProposalVersion | undefined> => {
  const number = version ?? (await currentVersion(outside, partnership, proposal));
  if (number === undefined) return undefined;
  const item = await outside.store.get(proposalVersions.key(partnership, versionId(proposal, number)));
  return item && decode(proposalVersions, item);
};

const currentVersion = async (outside: Outside, partnership: string, proposal: string): Promise<number | undefined> => {
  const item = await outside.store.get(proposals.key(partnership, proposal));
  return item && decode(proposals, item).version;
};

/** The plan that a request is about: the version it asks for, or, about anything else, the plan that is lived by. */
export const readPlanOf = (
  outside: Outside,
  partnership: Pick<Partnership, 'id' | 'proposal'>,
  about: About,
): Promise<ProposalVersion | undefined> => {
  if (about.kind === 'proposal') return readPlan(outside, partnership.id, about.id, about.version);
  if (partnership.proposal === undefined) return Promise.resolve(undefined);
  return readPlan(outside, partnership.id, partnership.proposal);
};
