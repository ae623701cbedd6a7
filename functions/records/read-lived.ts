/** The text that a partnership lives by, for pages: of the agreement in force, or the one that begins next. */
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { readSealings } from './agreements.ts';
import { decode } from './kind.ts';
import { proposalVersions, versionId } from './kinds.ts';
import { agreementToLeave } from './leavings.ts';
import { agreementsKept } from './moving.ts';

export const readLived = async (
  outside: Outside,
  partnership: Partnership,
  today: PlainDate,
): Promise<ProposalContent | undefined> => {
  const { chain } = await readSealings(outside, partnership);
  const agreement = agreementToLeave(chain.length > 0 ? chain : agreementsKept(partnership), today);
  if (!agreement) return undefined;
  const item = await outside.store.get(
    proposalVersions.key(partnership.id, versionId(agreement.proposal, agreement.version)),
  );
  return item && decode(proposalVersions, item).content;
};
