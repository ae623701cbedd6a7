/** The page behind a clerk's link to report to the board a decision that was made for it without a meeting. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { giveAnswer } from '../asking/give-answer.ts';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { isRenewal } from '../asking/outcome-words.ts';
import { impossibleDay } from '../domain/approval/believable.ts';
import { boardOf } from '../domain/asking/kinds.ts';
import { firstDayOf } from '../domain/asking/meeting.ts';
import { aboutKey } from '../domain/asking/request.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { SummaryList, type SummaryRow } from '../pages/components/summary-list.tsx';
import { decode } from '../records/kind.ts';
import { type Approval, approvalId, approvals } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { howDecided } from './how-decided.ts';

type Step = Approval['steps'][number];

/** The step that was taken without a meeting. */
const stepTaken = async ({ outside, partnership, request }: LinkContext): Promise<Step | undefined> => {
  const id = approvalId(aboutKey(request.about), request.party ?? '');
  const item = await outside.store.get(approvals.key(partnership.id, id));
  return item && decode(approvals, item).steps.findLast(({ index }) => index === (request.step?.index ?? index));
};

const whatDecided = ({ result }: Step, renewal: boolean): string => {
  if (result === 'agreed') return renewal ? 'to carry on' : 'to agree to the plan';
  if (result === 'change-requested') return renewal ? 'to carry on with changes' : 'to ask for a change';
  return renewal ? 'to stop' : 'to say no to the plan';
};

const rowsOf = ({ request, partnership }: LinkContext, step: Step | undefined): SummaryRow[] => {
  const party = partyById(partnership, request.party ?? '')?.name ?? '';
  const about = isRenewal(request)
    ? `the future of ${shortPartnershipName(partnership.name)}`
    : `the ${shortPartnershipName(partnership.name)} plan`;
  return [
    { key: 'For', value: party },
    { key: 'About', value: about },
    ...(step
      ? [
          { key: 'Decided', value: `${whatDecided(step, isRenewal(request))}, ${howDecided[step.means]}` },
          { key: 'On', value: longDate(step.on) },
          ...(step.reference ? [{ key: 'It rests on', value: step.reference }] : []),
          ...step.reasons.map(({ reason }) => ({ key: 'Reason given', value: reason })),
        ]
      : []),
  ];
};

const canReport = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

const reportPage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { action, request, partnership } = context;
  const board = boardOf(partnership, request.party, request.step?.board)?.name ?? 'the board';
  return linkPage(
    context,
    { title: 'Report a decision to the board', heading: `Report a decision to ${board}`, errors },
    <>
      <p class="govuk-body">
        This was decided for the board without a meeting of it. Please put it on the agenda of its next meeting, for
        information, and tell us here once it was reported.
      </p>
      <SummaryList rows={rowsOf(context, await stepTaken(context))} />
      <form method="post" action={action} novalidate>
        <DateInput
          name="reported"
          legend="When was it reported to the board?"
          legendSize="m"
          hint={`For example, 3 12 2026. The board has to hear of it by ${longDate(request.dueOn)}, or when it next meets.`}
          value={boxesTyped(context, 'reported')}
          error={errorOf(errors, 'reported-day')}
        />
        <Button>It was reported on this date</Button>
      </form>
    </>,
  );
};

const reportedPage = async (context: LinkContext): Promise<WebResponse> => {
  const answer = context.request.answers.findLast(({ does }) => does === 'do');
  const on = answer?.does === 'do' ? answer.on : undefined;
  return answeredPage(context, {
    next: (
      <p class="govuk-body">
        {on ? `Reported to the board on ${longDate(on)}. ` : ''}That is all. The decision stands as it was.
      </p>
    ),
    children: <SummaryList rows={rowsOf(context, await stepTaken(context))} />,
  });
};

const ReportForm = z.strictObject(dateFields('reported'));

export const reportToBoardView: LinkView = {
  show: (context) => (canReport(context) ? reportPage(context, []) : reportedPage(context)),
  take: async (context) => {
    const { outside, web, partnership, request, evidence } = context;
    const posted = readPosted(ReportForm, web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!canReport(context)) return reportedPage(context);
    const date = readDate(web.form, 'reported', 'of the report');
    if (!date.ok) return reportPage(context, [date.error]);
    const since = firstDayOf(request);
    const impossible = impossibleDay(date.value, {
      since,
      today: londonDate(outside.clock.now()),
    });
    if (impossible)
      return reportPage(context, [
        {
          field: 'reported-day',
          text:
            impossible === 'late'
              ? 'The date must be today or earlier'
              : `It was decided on ${dayAndDate(since)}: the report must be on that day or later`,
        },
      ]);
    const answer = { does: 'do', on: date.value, ...evidence } as const;
    return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer));
  },
};
