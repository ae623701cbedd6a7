/** After a visit, behind links: what the visitors write and agree, and whether the facts are right. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { type ReportPart, reportParts } from '../domain/leadership-review/leadership-review.ts';
import { queriesIn } from '../domain/leadership-review/report-words.ts';
import { londonDate } from '../domain/london.ts';
import { dayAndDate, listOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { checkFacts, type ReportWords, writeReport } from './answers.ts';
import {
  afterwards,
  canAnswer,
  givenBy,
  Needed,
  Optional,
  type ReviewSeen,
  readSeen,
  VisitFacts,
} from './link-parts.tsx';
import { partTitles, ReportBody } from './report-body.tsx';

const hints: Readonly<Record<ReportPart, string>> = {
  looked: 'Lessons, books, whom you talked with: in general, without names.',
  works: 'What other schools could learn from.',
  questions: 'What the head and governors might ask themselves.',
  offers: 'What your own schools could give: a visit, a plan, somebody’s time. You can leave it empty.',
};

const asks = (found: readonly { readonly found: string; readonly kind: 'grade' | 'name' }[]): string | undefined => {
  const grades = found.filter(({ kind }) => kind === 'grade').map((one) => `“${one.found}”`);
  const names = found.filter(({ kind }) => kind === 'name').map((one) => `“${one.found}”`);
  if (grades.length + names.length === 0) return undefined;
  const said = [
    ...(grades.length > 0 ? [`${listOf(grades)} ${grades.length > 1 ? 'sound' : 'sounds'} like a grade`] : []),
    ...(names.length > 0 ? [`${listOf(names)} ${names.length > 1 ? 'look like names' : 'looks like a name'}`] : []),
  ];
  return `${listOf(said)}. Change it, or tick that it is right`;
};

const reportPage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, action, person } = context;
  const seen = await readSeen(context);
  const { review, host, nameOf } = seen;
  const { report, visitOn } = review;
  const isFirst = report === undefined;
  if (visitOn === undefined || londonDate(outside.clock.now()) < visitOn)
    return linkPage(
      context,
      { title: 'The visit is still to come', heading: `You visit ${host}` },
      <>
        <VisitFacts seen={seen} context={context} />
        <p class="govuk-body">
          From {visitOn === undefined ? 'that day' : dayAndDate(visitOn)} on, this same link lets you write what you
          saw. One of you writes, the other agrees.
        </p>
      </>,
    );
  return linkPage(
    context,
    {
      title: isFirst ? 'What did you see?' : 'Do you agree with the report?',
      heading: isFirst ? `What did you see at ${host}?` : `Do you agree with the report on ${host}?`,
      errors,
    },
    <>
      <p class="govuk-body">
        {isFirst
          ? 'One of you writes, the other reads it and agrees. Then the head has five school days to put facts right, and the board reads it.'
          : `${nameOf(report.by)} wrote this. Change what you see otherwise; when you send it, it goes to the head.`}
      </p>
      <WarningText>
        No grades, and no names: nobody in it should be recognised. Never write about one child.
      </WarningText>
      <VisitFacts seen={seen} context={context} />
      <form method="post" action={action} novalidate>
        {reportParts.map((part) => (
          <Textarea
            name={part}
            label={partTitles[part]}
            labelSize="m"
            hint={hints[part]}
            rows={6}
            value={textIn(context, part) ?? report?.[part]}
            error={errorOf(errors, part)}
          />
        ))}
        {errors.some(({ field }) => field === 'sure') && (
          <Checkboxes
            name="sure"
            items={[{ value: 'yes', text: 'It is no grade, and names nobody' }]}
            error={errorOf(errors, 'sure')}
          />
        )}
        <input type="hidden" name="first" value={isFirst ? 'yes' : 'no'} />
        <Button>{isFirst ? `Send it to the other visitor` : `${person.name} agrees: send it to the head`}</Button>
      </form>
    </>,
  );
};

const ReportForm = z.strictObject({
  looked: Needed('Say what you looked at'),
  works: Needed('Say what works'),
  questions: Needed('Write at least one question worth asking'),
  offers: Optional,
  sure: z.literal('yes').optional(),
  first: z.enum(['yes', 'no']),
});

const schoolNames = ({ partnership }: LinkContext): string[] => [
  partnership.name,
  ...partnership.schools.map(({ name }) => name),
];

const queried = (context: LinkContext, words: ReportWords): string | undefined =>
  asks(reportParts.flatMap((part) => queriesIn(words[part], schoolNames(context))));

const sentWords = ({ review }: ReviewSeen): string =>
  review.report?.agreed
    ? 'The head reads it now and can put facts right. Then it goes to the board.'
    : 'The other visitor reads it now. When they agree, it goes to the head.';

const takeReport = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web } = context;
  const posted = readPosted(ReportForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!canAnswer(context)) return afterwards(context, sentWords(await readSeen(context)));
  if (!posted.ok) return reportPage(context, posted.errors);
  const { sure, first, ...words } = posted.value;
  const doubt = queried(context, words);
  if (doubt && sure === undefined) return reportPage(context, [{ field: 'sure', text: doubt }]);
  const written = await writeReport(outside, givenBy(context), words, first === 'yes');
  if (!written.ok && written.refusal === 'not-yet') return reportPage(context);
  if (!written.ok && written.refusal === 'written-meanwhile')
    return reportPage(context, [
      {
        text: 'The other visitor sent a report a moment ago. Nothing of yours is lost: put the two together, then send it',
      },
    ]);
  return afterAnswer(context, written);
};

export const reportView: LinkView = {
  show: async (context) =>
    canAnswer(context) ? reportPage(context) : afterwards(context, sentWords(await readSeen(context))),
  take: takeReport,
};

const factsPage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { action, request } = context;
  const { review, host, nameOf } = await readSeen(context);
  return linkPage(
    context,
    { title: 'Are the facts right?', heading: `Two heads visited ${host}: are the facts right?`, errors },
    <>
      <p class="govuk-body">
        You read it first. What you write here stands below the report when your board reads it. If you say nothing by{' '}
        {dayAndDate(request.closesOn)}, it goes to your board as it is.
      </p>
      <ReportBody review={review} nameOf={nameOf} />
      <form method="post" action={action} novalidate>
        <Textarea
          name="words"
          label="Is a fact wrong, or do you want to add something?"
          labelSize="m"
          hint="Leave it empty if it is right."
          rows={5}
          value={textIn(context, 'words')}
          error={errorOf(errors, 'words')}
        />
        <Button>Send it to my board</Button>
      </form>
    </>,
  );
};

const FactsForm = z.strictObject({ words: Optional });

const boardNext = 'Your board gets it now, by a link, and its clerk is asked to put it on the agenda.';

export const factsView: LinkView = {
  show: async (context) => {
    if (canAnswer(context)) return factsPage(context);
    // Whoever followed the head, or answers no more, learns no word of it by an old link.
    return afterwards(context, boardNext);
  },
  take: async (context) => {
    const posted = readPosted(FactsForm, context.web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(context.outside, 'unreadable');
    if (!posted.ok) return canAnswer(context) ? factsPage(context, posted.errors) : afterwards(context, boardNext);
    return afterAnswer(context, await checkFacts(context.outside, givenBy(context), posted.value.words));
  },
};
