/** Each decision of a board to leave, as its clerk recorded it, and what came of it. */

import type { Agreement } from '../domain/agreement/agreement.ts';
import { beginsAfter, begunBy, inForceOn } from '../domain/agreement/agreement-chain.ts';
import { Leaving } from '../domain/lifecycle/leaving.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { PlainDate } from '../domain/values.ts';
import { agreementsIn } from './agreements.ts';
import type { RecordKind } from './kind.ts';
import { proposalVersions, versionId } from './kinds.ts';
import type { Work } from './work.ts';

export const leavings: RecordKind<typeof Leaving, 'leaving'> = {
  name: 'leaving',
  schema: Leaving,
  schemaVersion: 1,
  key: (partnership, id) => ({
    partition: `p#${partnership}`,
    sort: `leaving#${id}`,
  }),
};

/** What a party leaves: the agreement that holds, the one that begins next, else the one that held last. */
export const agreementToLeave = (chain: readonly Agreement[], today: PlainDate): Agreement | undefined =>
  inForceOn(chain, today) ?? beginsAfter(chain, today) ?? begunBy(chain, today);

/** The text that is lived by, whose notice a party gives. */
export const contentLived = async (
  tx: Work,
  partnership: Partnership,
  today: PlainDate,
): Promise<ProposalContent | undefined> => {
  const agreement = agreementToLeave(await agreementsIn(tx, partnership), today);
  if (!agreement) return undefined;
  return (await tx.read(proposalVersions, versionId(agreement.proposal, agreement.version)))?.content;
};
