/**
 * Task: the proposal goes back to the lead with the reasons, as a new version to change. Out of the heads' answers it
 * goes on in the same execution; out of the boards' (`restart`) a new execution begins.
 */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { requestId } from '../domain/asking/kinds.ts';
import type { Outcome } from '../domain/asking/request.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { nextVersion, startProposal } from './next-version.ts';

type Returned = Proposal['returned'][number];

export const ReturnProposalInput = z.strictObject({
  partnership: z.string(),
  proposal: z.string(),
  version: z.number().int().min(1),
  reasons: z.array(z.strictObject({ from: z.string(), what: z.string(), reason: z.string() })).optional(),
  restart: z.boolean().default(false),
});

export const returnProposal = async (outside: Outside, payload: unknown): Promise<{ version: number }> => {
  const input = ReturnProposalInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    // Returned before, or overtaken by a version that the lead opened.
    if (proposal.version !== input.version) return { version: proposal.version };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const reasons = input.reasons
      ? input.reasons.map(asReturned(input.version))
      : await fromHeads(tx, input.proposal, input.version);
    const back = await nextVersion(tx, proposal, { partnership, event: 'come-back', reasons, by: 'system' });
    // Withdrawn meanwhile: nothing comes back.
    if (!back.ok) return { version: proposal.version };
    const version = back.value;
    tell(tx, 'proposal-returned', [partnership.roles.lead, partnership.roles.deputyLead], {
      details: { proposal: proposal.id, version: input.version },
    });
    if (input.restart) startProposal(tx, proposal.id, version);
    return { version };
  });
};

const asReturned =
  (version: number) =>
  ({ from, what, reason }: { from: string; what: string; reason: string }): Returned => ({
    from,
    what: what === 'declined' || what === 'change-requested' ? what : 'no-answer',
    reason,
    version,
  });

const fromHeads = async (tx: Work, proposal: string, version: number): Promise<Returned[]> => {
  const id = requestId({ kind: 'head-support', about: { kind: 'proposal', id: proposal, version } });
  const outcome: Outcome | undefined = (await tx.read(requests, id))?.outcome;
  if (!outcome || outcome.reasons.length === 0)
    return [{ from: 'heads', what: 'no-answer', reason: 'Not every head answered.', version }];
  return outcome.reasons.map(({ from, reason }) => ({ from, what: 'change-requested', reason, version }));
};
