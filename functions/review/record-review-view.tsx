/** The page behind the link to write down what a review decided. */
import { freshened, onward } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { Details } from '../pages/components/details.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import { readReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { emptyRow, fewestRows, mostRows, type ReadDecisions, readDecisions } from './decisions-form.ts';
import { type Reported, readReported } from './read-reported.ts';
import { recordReview } from './record-review.ts';
import { noDecisions, recordReviewPage, whoMayAct } from './record-review-page.tsx';
import { Decisions, DecisionTable } from './review-report.tsx';
import { readSpent } from './spent-form.ts';

const reportedFor = async ({ outside, partnership, request, recipient }: LinkContext): Promise<Reported> => {
  const review = await readReview(outside, partnership.id, request.about.id);
  if (!review) throw new MissingRecord('review', request.about.id);
  return readReported(outside, partnership, review, recipient.person);
};

const canRecord = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

const recordedPage = async (context: LinkContext): Promise<WebResponse> => {
  const { review, nameOf } = await reportedFor(context);
  return answeredPage(context, {
    next: <p class="govuk-body">The schools and the clerks of the boards have been told.</p>,
    children: <Decisions review={review} nameOf={nameOf} />,
  });
};

/** Somebody else was faster. Nothing was taken, and nothing that was typed is lost. */
const cameLate = async (context: LinkContext, { decisions, note, asks }: ReadDecisions, { nameOf }: Reported) => {
  const { review } = await reportedFor(context);
  return answeredPage(await freshened(context), {
    tooLate: true,
    children: (
      <>
        <Details summary="What you had typed, so that you can copy it" open>
          <DecisionTable decisions={decisions} nameOf={nameOf} />
          <Paragraphs text={note} />
          <Paragraphs text={asks} />
        </Details>
        <Decisions review={review} nameOf={nameOf} />
      </>
    ),
  });
};

const show = async (context: LinkContext): Promise<WebResponse> =>
  canRecord(context) ? recordReviewPage(context, await reportedFor(context), noDecisions) : recordedPage(context);

const take = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, partnership, request, evidence } = context;
  const reported = await reportedFor(context);
  const read = readDecisions(web.form, new Set(whoMayAct(reported)));
  if (!read || (read.button !== undefined && read.button !== 'add' && read.button !== 'record'))
    return problem(outside, 'unreadable');
  const { rows, nothing, note, asks, decisions } = read;
  const money = readSpent(web.form, reported.content?.money.spending ?? []);
  const typed = { nothing, note, asks, spent: money.boxes };
  if (canRecord(context) && read.button === 'add') {
    const longer = [...rows, ...Array.from({ length: Math.max(1, fewestRows - rows.length) }, () => emptyRow)];
    return recordReviewPage(context, reported, { ...typed, rows: longer.slice(0, mostRows), errors: [] });
  }
  const errors =
    read.button === undefined ? [{ text: 'Press the button to record it' }] : [...read.errors, ...money.errors];
  if (canRecord(context) && errors.length > 0) return recordReviewPage(context, reported, { ...typed, rows, errors });
  const given = await recordReview(outside, {
    partnership: partnership.id,
    request: request.id,
    decisions,
    note,
    asks,
    spent: money.spent,
    evidence,
  });
  if (!given.ok && given.refusal === 'nothing-recorded')
    return recordReviewPage(context, reported, {
      ...typed,
      rows,
      errors: [{ field: 'what-1', text: 'Write down at least one decision, or tick that nothing changes' }],
    });
  return given.ok ? onward(context) : cameLate(context, read, reported);
};

export const recordReviewView: LinkView = { show, take };
