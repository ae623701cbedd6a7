/** Behind the link that asks the lead to write the proposal: where it stands, the way to its pages, submit or withdraw. */
import * as z from 'zod';
import { afterAnswer, onward } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { gapsOf } from '../domain/proposal/proposal-gaps.ts';
import { sizeOfWork } from '../domain/proposal/proposal-questions.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readEverybody } from '../records/everybody.ts';
import { readPlanOf } from '../records/plans.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { submitProposal } from './submit-proposal.ts';
import { withdraw } from './withdraw.ts';
import { WithdrawReason } from './withdraw-reason.ts';

const isAsked = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('submit');

const stillMissing = async ({ outside, partnership, request }: LinkContext) => {
  const [plan, everybody] = await Promise.all([
    readPlanOf(outside, partnership, request.about),
    readEverybody(outside, partnership.id),
  ]);
  const people = new Set(everybody.filter(({ left }) => left === undefined).map(({ id }) => id));
  return plan ? gapsOf(plan.content, { ...partnership, people }) : [];
};

/** The proposal's own pages need a session; somebody who has one for this partnership goes straight on. */
const deskHref = ({ web, partnership }: LinkContext): string =>
  web.signedIn?.partnership === partnership.id ? '/proposal' : '/sign-in?next=%2Fproposal';

const writePage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { request, action } = context;
  const gaps = await stillMissing(context);
  const { pieces, minutes } = sizeOfWork(gaps);
  const asked = isAsked(context);
  return linkPage(
    context,
    { title: 'Write the proposal and submit it', errors },
    <>
      <p class="govuk-body">
        {gaps.length === 0
          ? 'Nothing is missing in the proposal. It can be submitted.'
          : `${countOf(pieces, 'piece')} of the proposal ${pieces === 1 ? 'is' : 'are'} still to be written. That takes about ${countOf(minutes, 'minute')} altogether, and you can do one piece at a time.`}
      </p>
      <p class="govuk-body">Please submit it by {longDate(request.dueOn)}. Every head is asked about it then.</p>
      <Button href={deskHref(context)} start>
        Go to the proposal
      </Button>
      {asked && gaps.length === 0 && (
        <form method="post" action={action} novalidate>
          <h2 class="govuk-heading-m">Submit it now</h2>
          <IAm context={context} errors={errors} />
          <Button>Submit the proposal</Button>
        </form>
      )}
      {asked && (
        <p class="govuk-body">
          Should it not go on at all? <Link href={`${action}/withdraw`}>Withdraw the proposal</Link>
        </p>
      )}
    </>,
  );
};

const Submitted = z.strictObject({ me: IAmTicked });
const Withdrawn = z.strictObject({ reason: WithdrawReason, me: IAmTicked });

const takeSubmit = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, partnership, request, person, evidence } = context;
  const posted = readPosted(Submitted, web.form, tickAs(person.name));
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!isAsked(context)) return answeredPage(context);
  if (!posted.ok) return writePage(context, posted.errors);
  const done = await submitProposal(outside, partnership.id, request.about.id, evidence);
  if (!done.ok && done.refusal === 'has-gaps')
    return writePage(context, [{ text: 'Something is still missing in the proposal. Please write it first' }]);
  return afterAnswer(context, done);
};

const withdrawPage = (context: LinkContext, errors: readonly FormError[]): WebResponse =>
  linkPage(
    context,
    { title: 'Withdraw the proposal', errors, back: true },
    <form method="post" action={`${context.action}/withdraw`} novalidate>
      <p class="govuk-body">It ends for everybody. What is written is kept, and nobody is asked about it any more.</p>
      <Textarea
        name="reason"
        label="Why do you withdraw it?"
        hint="Everybody who was asked about it can read this."
        value={textIn(context, 'reason')}
        error={errorOf(errors, 'reason')}
      />
      <IAm context={context} errors={errors} />
      <Button kind="warning">Withdraw the proposal</Button>
    </form>,
  );

const takeWithdraw = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, partnership, request, person, evidence } = context;
  const posted = readPosted(Withdrawn, web.form, tickAs(person.name));
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!isAsked(context)) return answeredPage(context);
  if (!posted.ok) return withdrawPage(context, posted.errors);
  const { reason } = posted.value;
  const done = await withdraw(outside, { partnership: partnership.id, proposal: request.about.id, reason, evidence });
  return done.ok ? onward(context) : afterAnswer(context, done);
};

export const writeView: LinkView = {
  show: async (context) => (context.request.outcome ? answeredPage(context) : writePage(context, [])),
  take: takeSubmit,
  below: {
    withdraw: {
      show: async (context) => (isAsked(context) ? withdrawPage(context, []) : answeredPage(context)),
      take: takeWithdraw,
    },
  },
};
