/** The proposal ends: it was withdrawn, or nobody wrote it in time. Everybody who was told of it hears that it ends. */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { withStayedOut } from '../domain/lifecycle/membership.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { moveChange } from '../records/moving.ts';
import { type Work, work } from '../records/work.ts';
import { closePieces } from './pieces.ts';

export const WithdrawProposalInput = z.strictObject({ partnership: z.string(), proposal: z.string() });

/** Task. */
export const withdrawProposal = async (outside: Outside, payload: unknown): Promise<{ result: string }> => {
  const input = WithdrawProposalInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const proposal = await tx.readNeeded(proposals, input.proposal);
    if (proposal.state === 'withdrawn') return { result: 'withdrawn' };
    const ended = endIn(tx, proposal, await tx.readNeeded(partnerships, theOne), 'system');
    // Signed meanwhile: it is no longer anybody's to withdraw.
    if (!ended) return { result: proposal.state };
    await closePieces(tx, outside, proposal, 'system');
    return { result: 'withdrawn' };
  });
};

/** Plans the end in a commit that may hold other facts too. `by`: a person's id, or `system`. False: it is signed already. */
export const endIn = (tx: Work, proposal: Proposal, partnership: Partnership, by: string): boolean => {
  const { change, ...rest } = partnership;
  const today = londonDate(tx.now);
  const without = withStayedOut(change === proposal.id ? rest : partnership, proposal.id, today);
  const event = by === 'system' ? 'lapse' : 'withdraw';
  if (!moveChange(tx, event, { partnership: without, change: proposal }, { by }).ok) return false;
  for (const party of proposal.joins ?? []) tx.event(lifeEvents['stay-out'], by, { party });
  const named = inText(partnership, proposal);
  const boards = activeParties(named).flatMap((party) => party.boards);
  const clerks = boards.map((board) => board.clerk);
  const heads = activeSchools(named).map((school) => school.head);
  // Members heard of it with the briefing.
  const members = proposal.briefedAt === undefined ? [] : boards.flatMap((board) => board.members);
  const { lead, progressChaser } = partnership.roles;
  const isChange = proposal.kinds?.includes('amend') ?? false;
  // A change that nobody was asked about is news for nobody else.
  const quiet = isChange && proposal.submittedAt === undefined && proposal.version === 1;
  const others = quiet ? [] : [...clerks, ...heads, ...members.map(({ person }) => person)];
  const details = isChange ? { details: { outcome: 'goes-on' } } : {};
  tell(tx, 'proposal-withdrawn', [lead, progressChaser, ...others], details);
  return true;
};
