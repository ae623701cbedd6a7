/** The lead withdraws the proposal: while it is being written, or while heads or boards are deciding. */
import { giveIn } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { proposals, requests } from '../records/kinds.ts';
import { closeAbout } from './open-about.ts';
import { closePieces } from './pieces.ts';
import { writeRequestOf } from './submit-proposal.ts';
import { endIn } from './withdraw-proposal.ts';

export type WithdrawInput = {
  readonly partnership: string;
  readonly proposal: string;
  /** For everybody who was asked about it. */
  readonly reason: string;
  readonly evidence: Evidence;
};
export type WithdrawRefusal =
  | 'not-allowed'
  /** Every party has agreed to it: then a party leaves by giving notice. */
  | 'too-late';

/** A proposal that is withdrawn already stays so: withdrawing it again changes nothing. */
export const withdraw = (outside: Outside, input: WithdrawInput): Promise<Result<'withdrawn', WithdrawRefusal>> =>
  asUseCase(
    'withdraw-proposal',
    outside,
    { partnership: input.partnership, by: input.evidence.person },
    async (tx, partnership): Promise<Result<'withdrawn', WithdrawRefusal>> => {
      const { evidence, reason } = input;
      const by = evidence.person;
      const proposal = await tx.readNeeded(proposals, input.proposal);
      if (proposal.state === 'withdrawn') return accept('withdrawn');
      if (proposal.state === 'approved' || proposal.state === 'done') return refuse('too-late');
      const requested = writeRequestOf(proposal);
      const asked = await tx.read(requests, requested);
      const isAsked = asked !== undefined && asked.outcome === undefined;
      const answer = { does: 'withdraw', reason, ...evidence } as const;
      const answered = isAsked && (await giveIn(tx, requested, answer)).ok;
      if (answered) await closePieces(tx, outside, proposal, by);
      if (!answered) await closeAbout(tx, outside, proposal, by, [{ from: by, reason }]);
      endIn(tx, proposal, partnership, by);
      return accept('withdrawn');
    },
  );
