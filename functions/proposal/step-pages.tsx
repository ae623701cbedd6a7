/** Signed in: submit, withdraw, open the next version, begin from an earlier proposal. */
import * as z from 'zod';
import { evidenceOf } from '../asking/evidence.ts';
import { may } from '../domain/permissions.ts';
import { countOf } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { formText } from './forms/shown.ts';
import { afresh, forReaders, forWriters, type ProposalContext } from './proposal-context.ts';
import { proposalPage } from './proposal-page.tsx';
import { reviseProposal } from './revise-proposal.ts';
import { showSubmit } from './submit-page.tsx';
import { submitProposal } from './submit-proposal.ts';
import { withdraw } from './withdraw.ts';
import { WithdrawReason } from './withdraw-reason.ts';

const NoFields = z.strictObject({});
const WithdrawForm = z.strictObject({ reason: WithdrawReason });

/** The list of questions as things stand now, with why nothing was done. */
const notDone = async (context: ProposalContext, text: string): Promise<WebResponse> =>
  proposalPage(await afresh(context), [{ text }]);

const submit = forReaders(async (context) => {
  const { outside, web, partnership, proposal, by } = context;
  if (!may(partnership, by, 'submit-proposal')) return problem(outside, 'not-yours');
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const done = await submitProposal(outside, partnership.id, proposal.id, evidenceOf(outside, web, by));
  const now = done.ok ? context : await afresh(context);
  // Pressed twice: it is with the heads, as wanted.
  if (done.ok || now.proposal.state === 'with-heads') return redirect('/proposal?done=submitted');
  if (done.refusal === 'has-gaps')
    return notDone(context, 'Something is still missing. Please write it, then submit again');
  if (done.refusal === 'nothing-changed' || done.refusal === 'takes-protection') return redirect('/proposal/sending');
  if (done.refusal === 'not-asked')
    return notDone(context, 'The proposal is just being opened. Please try again in a minute');
  return notDone(context, 'The proposal has been submitted or withdrawn already');
});

const mayWithdraw = ({ partnership, by }: ProposalContext): boolean => may(partnership, by, 'withdraw-proposal');

const withdrawPage = (
  { outside, web, partnership, gaps, isOpen }: ProposalContext,
  errors: readonly FormError[],
): WebResponse =>
  signedInPage(
    outside,
    web,
    { title: 'Withdraw the proposal', caption: partnership.name, back: '/proposal', errors },
    <form method="post" action="/proposal/withdraw" novalidate>
      <WarningText>The proposal ends for everybody. You cannot take this back.</WarningText>
      <p class="govuk-body">
        {isOpen &&
          gaps.length > 0 &&
          `It still has ${countOf(gaps.length, 'gap')}: you can also leave it and go on later. `}
        What is written is kept, and nobody is asked about it any more.
      </p>
      <Textarea
        name="reason"
        label="Why do you withdraw it?"
        hint="Everybody who was asked about it can read this."
        value={formText(web.form, 'reason')}
        error={errors.find(({ field }) => field === 'reason')?.text}
      />
      <ButtonGroup>
        <Button kind="warning">Withdraw the proposal</Button>
        <Link href="/proposal">Go back</Link>
      </ButtonGroup>
    </form>,
  );

const canEnd = ({ proposal }: ProposalContext): boolean => !['approved', 'done', 'withdrawn'].includes(proposal.state);

const showWithdraw = forReaders((context) => {
  if (!mayWithdraw(context)) return problem(context.outside, 'not-yours');
  return canEnd(context) ? withdrawPage(context, []) : redirect('/proposal');
});

const takeWithdraw = forReaders(async (context) => {
  const { outside, web, partnership, proposal, by } = context;
  if (!mayWithdraw(context)) return problem(outside, 'not-yours');
  const posted = readPosted(WithdrawForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return withdrawPage(context, posted.errors);
  const { reason } = posted.value;
  const evidence = evidenceOf(outside, web, by);
  const done = await withdraw(outside, { partnership: partnership.id, proposal: proposal.id, reason, evidence });
  if (done.ok) return redirect('/proposal?done=withdrawn');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return notDone(context, 'Every party has agreed to the proposal, so it can no longer be withdrawn');
});

const revisePage = ({ outside, web, partnership, version, proposal }: ProposalContext): WebResponse =>
  signedInPage(
    outside,
    web,
    { title: 'Open a new version', caption: partnership.name, back: '/proposal' },
    <form method="post" action="/proposal/revise" novalidate>
      <p class="govuk-body">
        Version {version.version} is no longer decided about. Everybody who was asked sees that it has changed.
      </p>
      <p class="govuk-body">
        Version {version.version + 1} begins with the same words. You change what you need, then submit it again.
        {proposal.state === 'with-boards' &&
          ' Boards that have agreed are only asked again if more changes than contacts and dates of meetings.'}
      </p>
      <ButtonGroup>
        <Button>Open version {version.version + 1}</Button>
        <Link href="/proposal">Go back</Link>
      </ButtonGroup>
    </form>,
  );

const canRevise = ({ proposal }: ProposalContext): boolean =>
  proposal.state === 'with-heads' || proposal.state === 'with-boards';

const showRevise = forWriters((context) => (canRevise(context) ? revisePage(context) : redirect('/proposal')));

const takeRevise = forWriters(async (context) => {
  const { outside, web, partnership, proposal, by } = context;
  if (!readPosted(NoFields, web.form).ok) return problem(outside, 'unreadable');
  const input = { partnership: partnership.id, proposal: proposal.id, by };
  const done = await reviseProposal(outside, input);
  // Pressed twice: the new version is open already.
  if (done.ok || context.isOpen) return redirect('/proposal?done=revised');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return notDone(context, 'No new version was opened: nobody is deciding about the proposal now');
});

export const stepRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal/submit', door: 'signed-in', handle: showSubmit },
  { method: 'POST', path: '/proposal/submit', door: 'signed-in', handle: submit },
  { method: 'GET', path: '/proposal/withdraw', door: 'signed-in', handle: showWithdraw },
  { method: 'POST', path: '/proposal/withdraw', door: 'signed-in', handle: takeWithdraw },
  { method: 'GET', path: '/proposal/revise', door: 'signed-in', handle: showRevise },
  { method: 'POST', path: '/proposal/revise', door: 'signed-in', handle: takeRevise },
];
