/**
 * A board said no, and the others go on without it: the lead takes it out of the version that came back. Boards whose yes
 * still covers what is left are not asked again. It is in what is in force until what the others agree to begins.
 */
import { withStayedOut } from '../domain/lifecycle/membership.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeParties, activeSchools } from '../domain/partnership/partnership.ts';
import { onlyWith, type Proposal } from '../domain/proposal/proposal.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { partnerships, proposals, proposalVersions, theOne, versionId } from '../records/kinds.ts';
import { isBeingWritten } from './being-written.ts';

export type LeaveOutInput = {
  readonly partnership: string;
  readonly by: string;
  readonly proposal: string;
  readonly party: string;
};
export type LeaveOutRefusal =
  | 'not-allowed'
  /** It is with heads, boards or signatories, or is done. */
  | 'not-being-written'
  /** Not a board that said no to the version before. */
  | 'did-not-refuse'
  /** Fewer than two would be left. */
  | 'too-few';

/** The parties that said no to the version before this one and are still in the text. */
export const refusingIn = ({ returned, version, leftOut = [] }: Proposal): string[] =>
  returned
    .filter((one) => one.version === version - 1 && one.what === 'declined' && !leftOut.includes(one.from))
    .map(({ from }) => from);

export const leaveOut = (outside: Outside, input: LeaveOutInput): Promise<Result<'left-out', LeaveOutRefusal>> =>
  asUseCase('begin-change', outside, input, async (tx, partnership): Promise<Result<'left-out', LeaveOutRefusal>> => {
    const { party, by } = input;
    const change = await tx.readNeeded(proposals, input.proposal);
    if (change.leftOut?.includes(party)) return accept('left-out');
    if (!isBeingWritten(change)) return refuse('not-being-written');
    if (!refusingIn(change).includes(party)) return refuse('did-not-refuse');
    const isJoiner = change.joins?.includes(party) ?? false;
    const leftOut = [...(change.leftOut ?? []), party];
    const after: Proposal = { ...change, leftOut: isJoiner ? change.leftOut : leftOut };
    if (isJoiner) after.joins = change.joins?.filter((one) => one !== party);
    const named = inText(partnership, after);
    if (activeParties(named).length < 2) return refuse('too-few');
    const id = versionId(change.id, change.version);
    const version = await tx.readNeeded(proposalVersions, id);
    const schools = new Set(activeSchools(named).map(({ urn }) => urn));
    const at = tx.now.toISOString();
    tx.write(proposals, change.id, after);
    tx.write(proposalVersions, id, { ...version, content: onlyWith(version.content, schools), changedAt: at });
    if (isJoiner) {
      tx.write(partnerships, theOne, withStayedOut(partnership, change.id, londonDate(tx.now)));
      tx.event(lifeEvents['stay-out'], by, { party });
    } else tx.event('party-left-out', by, { party, proposal: change.id, version: change.version });
    return accept('left-out');
  });
