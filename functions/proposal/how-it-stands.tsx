/** Where the proposal stands, in a sentence, and what its writers can do about it now. */

import type { ChangeState } from '../domain/lifecycle/states.ts';
import { londonDate } from '../domain/london.ts';
import { may } from '../domain/permissions.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import type { ProposalContext } from './proposal-context.ts';

const whereItStands = ({ proposal, version }: ProposalContext): string => {
  const since = proposal.submittedAt && ` since ${longDate(londonDate(new Date(proposal.submittedAt)))}`;
  const state: ChangeState = proposal.state;
  switch (state) {
    case 'draft':
      return `Version ${version.version} is being written.`;
    case 'returned':
      return `Version ${version.version} is being written, because the one before came back.`;
    case 'with-heads':
      return `Version ${version.version} is with the heads${since ?? ''}. Each says whether it may go to governors.`;
    case 'with-boards':
      return `Version ${version.version} is with the boards. Each party decides by its own rules.`;
    case 'approved':
      return `Every party has agreed to version ${version.version}.`;
    case 'done':
      return `Version ${version.version} is agreed and signed.`;
    case 'queued':
      return 'It waits until the change that is open now is done.';
    case 'withdrawn':
      return 'This proposal was withdrawn.';
  }
};

export function Standing({ context }: { context: ProposalContext }) {
  const { about } = context.proposal;
  return (
    <>
      {about !== undefined && <p class="govuk-body">What is to change: {about}.</p>}
      <p class="govuk-body">{whereItStands(context)}</p>
    </>
  );
}

/** Something is signed, so that it can be changed while it holds. */
const isSigned = ({ partnership }: ProposalContext): boolean => partnership.mou?.signedOn !== undefined;

/** What its writers can do with it beside writing. */
export function OtherWays({ context }: { context: ProposalContext }) {
  const { proposal, partnership, by, mayWrite, isOpen } = context;
  const isOut = proposal.state === 'with-heads' || proposal.state === 'with-boards';
  const mayWithdraw = (isOpen || isOut) && may(partnership, by, 'withdraw-proposal');
  const mayRevise = isOut && mayWrite;
  const mayBegin = isSigned(context) && may(partnership, by, 'begin-change');
  if (!mayWithdraw && !mayRevise && !mayBegin) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Other ways</h2>
      {mayRevise && (
        <p class="govuk-body">
          Has something to change? <Link href="/proposal/revise">Open a new version</Link>
        </p>
      )}
      {mayBegin && (
        <p class="govuk-body">
          Should something be agreed in another way? <Link href="/proposal/change">Change what is agreed</Link>. Does
          another board wish to come in? <Link href="/proposal/join">Enter it here</Link>
        </p>
      )}
      {mayWithdraw && (
        <p class="govuk-body">
          Should it not go on at all? <Link href="/proposal/withdraw">Withdraw the proposal</Link>
        </p>
      )}
    </>
  );
}
