/** When a report has gone to the board, behind links: the clerk says when it was there; the visitors write half a page more. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { impossibleDay } from '../domain/approval/believable.ts';
import { londonDate } from '../domain/london.ts';
import { dayAndDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { reportedToBoard, writeFollowUp } from './answers.ts';
import { afterwards, canAnswer, givenBy, Needed, readSeen, VisitFacts } from './link-parts.tsx';
import { ReportBody, reportTitle } from './report-body.tsx';

const boardPage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { action } = context;
  const { review, host, nameOf } = await readSeen(context);
  return linkPage(
    context,
    { title: 'A report for your board', heading: reportTitle(host), errors },
    <>
      <p class="govuk-body">
        Please put this on the agenda of the board’s next meeting, for information. There is nothing to vote on, and no
        grade. Every member has been sent a link to it.
      </p>
      <ReportBody review={review} nameOf={nameOf} />
      <form method="post" action={action} novalidate>
        <DateInput
          name="reported"
          legend="When did the board have it on its agenda?"
          legendSize="m"
          hint="For example, 3 12 2026"
          value={boxesTyped(context, 'reported')}
          error={errorOf(errors, 'reported-day')}
        />
        <Button>It was reported on this date</Button>
      </form>
    </>,
  );
};

const BoardForm = z.strictObject(dateFields('reported'));

const takeBoard = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, request } = context;
  const posted = readPosted(BoardForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!canAnswer(context)) return afterwards(context, 'That is all: there is nothing to decide.');
  const date = readDate(web.form, 'reported', 'of the meeting');
  if (!date.ok) return boardPage(context, [date.error]);
  const impossible = impossibleDay(date.value, { since: request.openedOn, today: londonDate(outside.clock.now()) });
  if (impossible)
    return boardPage(context, [
      {
        field: 'reported-day',
        text:
          impossible === 'late'
            ? 'The date must be today or earlier'
            : `The report was sent on ${dayAndDate(request.openedOn)}: the meeting must be on that day or later`,
      },
    ]);
  const { answer, ...given } = givenBy(context);
  const done = await reportedToBoard(outside, { ...given, answer: { ...answer, on: date.value } }, date.value);
  return afterAnswer(context, done);
};

export const boardView: LinkView = {
  show: async (context) =>
    canAnswer(context) ? boardPage(context) : afterwards(context, 'That is all: there is nothing to decide.'),
  take: takeBoard,
};

const followUpPage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { action, request } = context;
  const seen = await readSeen(context);
  const { review, host, nameOf } = seen;
  return linkPage(
    context,
    { title: 'What has become of it?', heading: `What has become of it at ${host}?`, errors },
    <>
      <p class="govuk-body">
        Please go back for half a day before {dayAndDate(request.dueOn)}, and write half a page. One of you is enough.
      </p>
      <WarningText>No grades, and no names. Never write about one child.</WarningText>
      <VisitFacts seen={seen} context={context} />
      <ReportBody review={review} nameOf={nameOf} />
      <form method="post" action={action} novalidate>
        <Textarea
          name="words"
          label="What has changed, and what is still open?"
          labelSize="m"
          rows={8}
          value={textIn(context, 'words')}
          error={errorOf(errors, 'words')}
        />
        <Button>Send it to the head</Button>
      </form>
    </>,
  );
};

const FollowUpForm = z.strictObject({ words: Needed('Say what has changed, in a few words') });

export const followUpView: LinkView = {
  show: async (context) =>
    canAnswer(context) ? followUpPage(context) : afterwards(context, 'It stands below the report.'),
  take: async (context) => {
    const posted = readPosted(FollowUpForm, context.web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(context.outside, 'unreadable');
    if (!posted.ok) return canAnswer(context) ? followUpPage(context, posted.errors) : afterwards(context, '');
    return afterAnswer(context, await writeFollowUp(context.outside, givenBy(context), posted.value.words));
  },
};
