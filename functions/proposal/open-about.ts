/** The open requests about a proposal that is withdrawn or overtaken: nobody should answer them any more. */
import { openInTable } from '../asking/open-requests.ts';
import { settle } from '../asking/settling.ts';
import type { Outcome } from '../domain/asking/request.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { requests } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

/** Closes all of them in this commit. Their links then say that what they asked has changed, and why. */
export const closeAbout = async (
  tx: Work,
  outside: Outside,
  proposal: Proposal,
  by: string,
  reasons: Outcome['reasons'],
): Promise<void> => {
  for (const { id, about } of await openInTable(outside, tx.partnership)) {
    if (about.kind !== 'proposal' || about.id !== proposal.id) continue;
    const request = await tx.read(requests, id);
    if (request && !request.outcome) settle(tx, request, { result: 'superseded', reasons }, by);
  }
};
