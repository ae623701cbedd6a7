/** The page once there is nothing left to answer: what you said, how it ended, and what happens next. */
import type { ComponentChildren } from 'preact';
import type { Answer } from '../domain/asking/answer.ts';
import type { RequestResult } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Panel } from '../pages/components/panel.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import type { WebResponse } from '../web/route.ts';
import { linkPage } from './link-page.tsx';
import type { LinkContext } from './link-view.ts';
import { howItEnded, whatYouSaid } from './outcome-words.ts';
import { Receipt } from './receipt.tsx';

export const lastAnswerOf = ({ request, recipient }: LinkContext): Answer | undefined =>
  request.answers.findLast(({ person }) => person === recipient.person);

/** Nobody's answer ended it. */
const closedUnanswered: readonly RequestResult[] = ['superseded', 'no-answer'];

type Props = {
  /** What was just sent came too late: status 409. */
  readonly tooLate?: boolean;
  /** What happens next, under a heading of its own. */
  readonly next?: ComponentChildren;
  /** What else the page shows: a record, the plan. */
  readonly children?: ComponentChildren;
};

export const answeredPage = (context: LinkContext, { tooLate = false, next, children }: Props = {}): WebResponse => {
  const { request, partnership } = context;
  const own = lastAnswerOf(context);
  const ended = request.outcome && howItEnded(request, partnership);
  const closed = closedUnanswered.includes(request.outcome?.result ?? 'done');
  const title = own ? whatYouSaid(own, request) : closed ? 'This is no longer asked' : 'This has been answered';
  const heading = tooLate ? 'What you sent was not recorded' : title;
  return linkPage(
    context,
    { title: heading, heading: own && !tooLate ? false : heading, status: tooLate ? 409 : 200 },
    <>
      {tooLate && (
        <WarningText>
          {closed
            ? 'This was closed before yours reached us, so it changed nothing.'
            : 'An answer was recorded before yours reached us. It stands, and yours changed nothing.'}
        </WarningText>
      )}
      {own && !tooLate && <Panel title={title}>{longDate(londonDate(new Date(own.at)))}</Panel>}
      {own && tooLate && (
        <p class="govuk-body">
          {title} on {longDate(londonDate(new Date(own.at)))}.
        </p>
      )}
      {own && 'reason' in own && <InsetText>{own.reason}</InsetText>}
      {own && !tooLate && <Receipt context={context} own={own} />}
      {ended && <p class="govuk-body">{ended}</p>}
      <Reasons context={context} own={own} />
      {next && (
        <>
          <h2 class="govuk-heading-m">What happens next</h2>
          {next}
        </>
      )}
      {children}
    </>,
  );
};

/** Why it was declined or sent back; what this person said themselves stands above already. */
function Reasons({ context, own }: { context: LinkContext; own: Answer | undefined }) {
  const said = own && 'reason' in own ? own.reason : undefined;
  const reasons = (context.request.outcome?.reasons ?? []).map(({ reason }) => reason).filter((one) => one !== said);
  if (reasons.length === 0) return null;
  return (
    <>
      <p class="govuk-body">The reason given:</p>
      {reasons.map((reason) => (
        <InsetText>{reason}</InsetText>
      ))}
    </>
  );
}
