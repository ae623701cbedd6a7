/** The page below a return where a school sends its figures about groups of pupils, as a file or pasted. */
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { sharesOn, whyNoFigures } from '../domain/agreement/sharing.ts';
import type { CohortTable } from '../domain/cohort/cohort.ts';
import { faultWords, type LineFault } from '../domain/cohort/cohort-columns.ts';
import { type CsvLine, readCsv } from '../domain/csv.ts';
import { londonDate } from '../domain/london.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Details } from '../pages/components/details.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { FileUpload } from '../pages/components/file-upload.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readCohortOf } from '../records/cohorts.ts';
import { readPlanOfYear, readReview, yearOfReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import type { Review } from '../records/year-kinds.ts';
import { problem } from '../web/problem.tsx';
import { readApart } from '../web/read-apart.ts';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { templatePages } from './cohort-template.ts';
import { figuresFiles, unreadWords } from './figures-file.ts';
import { subjectsOf, yearsOf } from './known-subjects.ts';
import { refusalWords, sendCohort } from './send-cohort.ts';
import { typingPages } from './type-figures.tsx';

const tableField = 'table';
const fileField = 'file';
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
          'This holds for each board on its own, and for schools of one trust, one federation or one head together. Two boards that tell each other their own numbers could work out more: please do not pass yours on.',
        ]}
      />
      <p class="govuk-body">
        Get the template <Link href={`${context.action}/figures-template-xlsx`}>for Excel</Link> or{' '}
        <Link href={`${context.action}/figures-template`}>as CSV</Link>, fill in the groups that you know, and send it
        back here. Write z for a group that cannot be, x for one you do not know. A line without numbers is left out.
      </p>
      <Details summary="Subjects and measures that we know">
        <Bullets items={known.subjects} />
      </Details>
    </>
  );
}

type Shown = { readonly errors?: readonly FormError[]; readonly typed?: string | undefined };

function SendFigures({
  action,
  closesOn,
  errors,
  typed,
}: {
  action: string;
  closesOn: PlainDate;
  errors: readonly FormError[];
  typed: string | undefined;
}) {
  return (
    <>
      <form method="post" action={`${action}/figures`} enctype="multipart/form-data" novalidate>
        <FileUpload
          name={fileField}
          label="Your table as a file, .xlsx or .csv"
          hint={`Up to 2 MB. You can send it again while the review is open, until ${longDate(closesOn)} at the latest: the last one counts.`}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          error={errorOf(errors, fileField)}
        />
        <Button name="button" value="upload">
          Send this file
        </Button>
      </form>
      <p class="govuk-body">
        Only a few numbers? <Link href={`${action}/figures-type`}>Type them in</Link>.
      </p>
      <Details
        summary="Paste the table instead"
        open={typed !== undefined || errorOf(errors, tableField) !== undefined}
      >
        <form method="post" action={`${action}/figures`} novalidate>
          <Textarea
            name={tableField}
            label="Your table"
            hint="Copy the whole table in your spreadsheet, headings too, and paste it here."
            rows={10}
            value={typed}
            error={errorOf(errors, tableField)}
            spellcheck={false}
          />
          <Button name="button" value="send">
            Send these figures
          </Button>
        </form>
      </Details>
    </>
  );
}

const figuresPage = async (context: LinkContext, { errors = [], typed }: Shown = {}): Promise<WebResponse> => {
  const { outside, partnership, request, recipient, action, web } = context;
  const known = await knownFor(context);
  const stored = await readCohortOf(outside, partnership.id, known.review.id, request.school ?? '');
  const shares = sharesOn(partnership, request.school ?? '', londonDate(outside.clock.now()));
  const mayAnswer = recipient.part === 'answers' && known.review.state === 'open';
  return linkPage(
    context,
    { title: 'Figures about groups of pupils', errors, back: true },
    <>
      {web.query.done === 'kept' && <NotificationBanner kind="success">Your figures are kept.</NotificationBanner>}
      {web.query.done === 'removed' && (
        <NotificationBanner kind="success">Your figures are removed.</NotificationBanner>
      )}
      {!shares && (
        <InsetText>
          No figures can be sent yet: {whyNoFigures(partnership, request.school ?? '', londonDate(outside.clock.now()))}
          .
        </InsetText>
      )}
      {shares && mayAnswer && <WhatToSend context={context} known={known} />}
      {shares && mayAnswer && (
        <SendFigures action={action} closesOn={known.review.closesOn} errors={errors} typed={typed} />
      )}
      {!mayAnswer && !stored && (
        <p class="govuk-body">We hold no figures of your school: none were sent, or the time to keep them is over.</p>
      )}
      {stored?.said && (
        <>
          <p class="govuk-body">What we changed as we read your table:</p>
          <Bullets items={stored.said} />
        </>
      )}
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

const errorsOf = (faults: readonly LineFault[], field: string): FormError[] => {
  const first = faults.slice(0, mostErrors).map((one) => ({ field, text: faultWords(one) }));
  const more = faults.length - first.length;
  return more > 0 ? [...first, { field, text: `And ${countOf(more, 'more line')} with something wrong` }] : first;
};

type Posted = { readonly field: string; readonly lines: readonly CsvLine[] | undefined; readonly typed?: string };

/** What was posted: a file, a pasted table, or the wish to take the figures back. Nothing for any other form. */
const postedIn = async (context: LinkContext): Promise<Posted | readonly FormError[] | undefined> => {
  const { button, [tableField]: table, ...others } = context.web.form;
  if (Object.keys(others).length > 0) return undefined;
  if (button === 'upload' && table === undefined) {
    const sent = context.web.files?.[fileField];
    if (!sent) return [{ field: fileField, text: 'Choose the file with your table' }];
    const ended = await readApart(context.outside, figuresFiles, sent.bytes);
    if (ended === 'too-long' || ended === 'busy') return [{ field: fileField, text: unreadWords[ended] }];
    const { read } = ended;
    return read.ok ? { field: fileField, lines: read.lines } : errorsOf(read.faults, fileField);
  }
  if (button === 'remove' && table === undefined) return { field: tableField, lines: undefined };
  const typed = textIn(context, tableField);
  return button === 'send' && typed !== undefined ? { field: tableField, lines: readCsv(typed), typed } : undefined;
};

const take = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, partnership, request, evidence, action } = context;
  const posted = await postedIn(context);
  if (!posted) return problem(outside, 'unreadable');
  if (!('field' in posted)) return figuresPage(context, { errors: posted });
  const { field, lines, typed } = posted;
  const { subjects } = await knownFor(context);
  const sent = await sendCohort(outside, {
    partnership: partnership.id,
    request: request.id,
    lines,
    subjects,
    evidence,
  });
  if (sent.ok) return redirect(`${action}/figures?done=${lines === undefined ? 'removed' : 'kept'}`);
  if (sent.refusal === 'unreadable') {
    // What may be about a pupil is not even sent back.
    const errors = errorsOf(sent.faults, field);
    return figuresPage(context, {
      errors,
      typed: sent.faults.some(({ aboutPupil }) => aboutPupil) ? undefined : typed,
    });
  }
  return figuresPage(context, { errors: [{ text: refusalWords[sent.refusal] }], typed });
};

/** The page `figures` below a return, and its templates. */
export const cohortPages: NonNullable<LinkView['below']> = {
  figures: { show: (context) => figuresPage(context), take },
  ...templatePages(knownFor),
  ...typingPages(knownFor),
};
