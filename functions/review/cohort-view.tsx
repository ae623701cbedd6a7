/** The page below a return where a school pastes its figures about groups of pupils, and the template for them. */
import { errorOf, linkPage, textIn } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import type { CohortTable } from '../domain/numbers/cohort.ts';
import { writeCsv } from '../domain/numbers/csv.ts';
import { cohortTemplate, type LineFault } from '../domain/numbers/read-cohort.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readCohortOf } from '../records/cohorts.ts';
import type { Review } from '../records/kinds.ts';
import { readPlanOfYear, readReview, yearOfReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import { problem } from '../web/problem.tsx';
import { file, redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { subjectsOf, yearsOf } from './known-subjects.ts';
import { sendCohort } from './send-cohort.ts';

const tableField = 'table';
const mostErrors = 20;

type Known = { readonly review: Review; readonly subjects: readonly string[]; readonly years: readonly string[] };

const knownFor = async ({ outside, partnership, request }: LinkContext): Promise<Known> => {
  const review = await readReview(outside, partnership.id, request.about.id);
  if (!review) throw new MissingRecord('review', request.about.id);
  const plan = await readPlanOfYear(outside, partnership, yearOfReview(review));
  if (!plan) throw new MissingRecord('proposal', yearOfReview(review));
  return { review, subjects: subjectsOf(plan), years: yearsOf(plan) };
};

/** All that a school sent, for that school alone. */
function Sent({ table }: { table: CohortTable }) {
  return (
    <Table
      caption="What your school sent: only your school sees these numbers"
      captionSize="m"
      columns={[{ head: 'Group' }, { head: 'Pupils', numeric: true }, { head: 'At expected, or mean', numeric: true }]}
      rows={table.rows.map(({ year, subject, group, number, expected, mean }) => [
        `Year ${year}, ${subject}: ${group}`.replace(/^Year (Nursery|Reception)/, '$1'),
        number,
        expected ?? mean ?? '',
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

function WhatToSend({ context, known }: { context: LinkContext; known: Known }) {
  const { suppressBelow } = context.partnership;
  return (
    <>
      <p class="govuk-body">Only counts and averages of groups. Please send nothing about one pupil.</p>
      <Bullets
        items={[
          'No names, no pupil numbers, no dates of birth. A table that holds one is refused whole.',
          'Only your school sees the numbers that you send.',
          `When the review closes, each group of fewer than ${suppressBelow} is hidden (“suppressed”) before anybody else sees the table. More is hidden where a hidden number could be worked out from the others.`,
        ]}
      />
      <p class="govuk-body">
        <Link href={`${context.action}/figures-template`}>Get the template</Link>, fill it in with a spreadsheet, then
        copy the whole table, headings too, and paste it below. Write z for a group that cannot be, x for one you do not
        know. Take out the lines that you do not use. Subjects: {known.subjects.join(', ')}.
      </p>
    </>
  );
}

type Shown = { readonly errors?: readonly FormError[]; readonly typed?: string | undefined };

const figuresPage = async (context: LinkContext, { errors = [], typed }: Shown = {}): Promise<WebResponse> => {
  const { outside, partnership, request, recipient, action, web } = context;
  const known = await knownFor(context);
  const stored = await readCohortOf(outside, partnership.id, known.review.id, request.school ?? '');
  const signed = partnership.dataAgreement?.signedOn;
  const mayAnswer = recipient.part === 'answers' && known.review.state === 'open';
  return linkPage(
    context,
    { title: 'Figures about groups of pupils', errors, back: true },
    <>
      {web.query.done === 'kept' && <NotificationBanner kind="success">Your figures are kept.</NotificationBanner>}
      {web.query.done === 'removed' && (
        <NotificationBanner kind="success">Your figures are removed.</NotificationBanner>
      )}
      {signed === undefined && (
        <InsetText>No figures can be sent yet: not every party has signed the data sharing agreement.</InsetText>
      )}
      {signed !== undefined && mayAnswer && <WhatToSend context={context} known={known} />}
      {signed !== undefined && mayAnswer && (
        <form method="post" action={`${action}/figures`} novalidate>
          <Textarea
            name={tableField}
            label="Your table"
            hint={`You can send it again until ${longDate(known.review.closesOn)}: the last one counts.`}
            rows={10}
            value={typed}
            error={errorOf(errors, tableField)}
            spellcheck={false}
          />
          <Button name="button" value="send">
            Send these figures
          </Button>
        </form>
      )}
      {!mayAnswer && !stored && <p class="govuk-body">Your school has sent no figures.</p>}
      {stored && <Sent table={stored.table} />}
      {stored && mayAnswer && (
        <form method="post" action={`${action}/figures`} novalidate>
          <Button name="button" value="remove" kind="secondary">
            Remove our figures
          </Button>
        </form>
      )}
    </>,
  );
};

const said = ({ line, text }: LineFault): string => (line === undefined ? text : `Line ${line}: ${text}`);

const errorsOf = (faults: readonly LineFault[]): FormError[] => {
  const first = faults.slice(0, mostErrors).map((one) => ({ field: tableField, text: said(one) }));
  const more = faults.length - first.length;
  return more > 0
    ? [...first, { field: tableField, text: `And ${countOf(more, 'more line')} with something wrong` }]
    : first;
};

const refusalWords = {
  'not-asked': 'Only the school’s project lead can send figures',
  closed: 'The review has closed, so nothing can be sent any more',
  'no-agreement': 'Not every party has signed the data sharing agreement, so nothing was kept',
} as const;

const take = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, partnership, request, evidence, action } = context;
  const { button, [tableField]: table, ...others } = web.form;
  const isRemoval = button === 'remove' && table === undefined;
  const isSending = button === 'send' && typeof table === 'string';
  if (Object.keys(others).length > 0 || !(isRemoval || isSending)) return problem(outside, 'unreadable');
  const text = isSending ? textIn(context, tableField) : undefined;
  const { subjects } = await knownFor(context);
  const sent = await sendCohort(outside, {
    partnership: partnership.id,
    request: request.id,
    text,
    subjects,
    evidence,
  });
  if (sent.ok) return redirect(`${action}/figures?done=${isRemoval ? 'removed' : 'kept'}`);
  if ('faults' in sent) {
    // What may be about a pupil is not even sent back.
    const typed = sent.faults.some(({ aboutPupil }) => aboutPupil) ? undefined : text;
    return figuresPage(context, { errors: errorsOf(sent.faults), typed });
  }
  return figuresPage(context, { errors: [{ text: refusalWords[sent.refusal] }], typed: text });
};

const template = async (context: LinkContext): Promise<WebResponse> => {
  const { subjects, years } = await knownFor(context);
  return file('text/csv; charset=utf-8', writeCsv(cohortTemplate(years, subjects.slice(0, 4))), 'figures-template.csv');
};

/** The pages `figures` and `figures-template` below a return. */
export const cohortPages: NonNullable<LinkView['below']> = {
  figures: { show: (context) => figuresPage(context), take },
  'figures-template': { show: template },
};
