/** Task: every head supports it, so the proposal goes to the boards. */
import * as z from 'zod';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { mustMove } from '../records/moving.ts';
import { work } from '../records/work.ts';

export const SubmitToBoardsInput = z.strictObject({
  partnership: z.string(),
  proposal: z.string(),
  version: z.number().int().min(1),
});

export const submitToBoards = async (outside: Outside, payload: unknown): Promise<{ result: string }> => {
  const input = SubmitToBoardsInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    if (proposal.version !== input.version) return { result: 'superseded' };
    if (proposal.state !== 'with-heads') return { result: 'submitted' };
    const partnership = await tx.readNeeded(partnerships, theOne);
    mustMove(tx, 'support', { partnership, change: proposal });
    tx.effect({
      kind: 'start',
      workflow: 'governor-approval',
      name: `${tx.partnership}-approval-${proposal.id}-v${input.version}`.slice(0, 80),
      input: {
        partnership: tx.partnership,
        about: { kind: 'proposal', id: proposal.id, version: input.version },
      },
    });
    return { result: 'submitted' };
  });
};
