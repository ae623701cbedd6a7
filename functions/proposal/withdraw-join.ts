/** A board that is asked to come in does not wish to any more: its clerk, its signatory or its head says so (C14). */
import { isJoining } from '../domain/partnership/partnership.ts';
import { isOwnJoin } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { proposals } from '../records/kinds.ts';
import { closeAbout } from './open-about.ts';
import { endIn } from './withdraw-proposal.ts';

export type WithdrawJoinInput = {
  readonly partnership: string;
  readonly by: string;
  readonly reason: string;
};
export type WithdrawJoinRefusal =
  | 'not-allowed'
  /** Every board has agreed, and it is being signed: whoever signs for the board can say no there. */
  | 'being-signed';

export const withdrawJoin = (
  outside: Outside,
  input: WithdrawJoinInput,
): Promise<Result<{ party: string }, WithdrawJoinRefusal>> =>
  asUseCase('withdraw-join', outside, input, async (tx, partnership) => {
    const { by, reason } = input;
    const party = partnership.parties.find((one) => isJoining(partnership, one.id) && isOwnJoin(partnership, one, by));
    const joiner = partnership.joiners?.find((one) => one.party === party?.id);
    if (!party || !joiner) return refuse('not-allowed');
    const change = await tx.readNeeded(proposals, joiner.change);
    const queue = partnership.queue?.filter((id) => id !== change.id);
    await closeAbout(tx, outside, change, by, [{ from: by, reason }]);
    const ended = endIn(tx, change, { ...partnership, ...(queue && { queue }) }, by);
    return ended ? accept({ party: party.id }) : refuse('being-signed');
  });
