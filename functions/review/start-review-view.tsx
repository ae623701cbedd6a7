/** The page behind the link to start a review: what it is, what it will ask of whom, and one button. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { giveAnswer } from '../asking/give-answer.ts';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Table } from '../pages/components/table.tsx';
import { readReview } from '../records/reviews.ts';
import { MissingRecord } from '../records/work.ts';
import type { Review } from '../records/year-kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { reviewName } from './review-words.ts';

const reviewFor = async ({ outside, partnership, request }: LinkContext): Promise<Review> => {
  const review = await readReview(outside, partnership.id, request.about.id);
  if (!review) throw new MissingRecord('review', request.about.id);
  return review;
};

/** Which school's lead is asked, and by when. */
function WhoIsAsked({ context, review, nameOf }: { context: LinkContext; review: Review; nameOf: NameOf }) {
  return (
    <Table
      caption="Who is asked, and by when"
      captionSize="m"
      columns={[{ head: 'School' }, { head: 'Who' }, { head: 'Return due' }]}
      rows={activeSchools(context.partnership).map(({ urn, name, lead }) => [
        name,
        nameOf(lead),
        longDate(review.returns.find(({ school }) => school === urn)?.dueOn ?? review.dueOn),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

const startPage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { outside, partnership, person, action } = context;
  const review = await reviewFor(context);
  const nameOf = await readNames(outside, partnership.id);
  return linkPage(
    context,
    { title: `Start the ${reviewName(review)}`, errors },
    <>
      <p class="govuk-body">
        In a review every school says how each purpose is going, what it gave and what it got. It takes a school about
        fifteen minutes. What a school wrote in the ledger is filled in for it.
      </p>
      {person.id !== partnership.roles.lead && (
        <InsetText>
          {nameOf(partnership.roles.lead)} leads the partnership and has been asked to start it. You can start it
          instead: once is enough.
        </InsetText>
      )}
      <WhoIsAsked context={context} review={review} nameOf={nameOf} />
      <p class="govuk-body">
        It closes when every return has come, and on {longDate(review.closesOn)} at the latest. The boards then get a
        report, and the lead writes down what changes.
      </p>
      <form method="post" action={action} novalidate>
        <Button name="start" value="yes">
          Start the review
        </Button>
      </form>
    </>,
  );
};

const canStart = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

const startedPage = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, partnership, request } = context;
  if (request.outcome?.result !== 'done') return answeredPage(context);
  const review = await reviewFor(context);
  const nameOf = await readNames(outside, partnership.id);
  return answeredPage(context, {
    next: (
      <>
        <p class="govuk-body">
          The {reviewName(review)} has begun. Each school has been sent a link to its return. It closes when every
          return has come, and on {longDate(review.closesOn)} at the latest.
        </p>
        <WhoIsAsked context={context} review={review} nameOf={nameOf} />
      </>
    ),
  });
};

const StartForm = z.strictObject({ start: z.literal('yes', 'Press the button to start the review') });

export const startReviewView: LinkView = {
  show: (context) => (canStart(context) ? startPage(context, []) : startedPage(context)),
  take: async (context) => {
    const { outside, web, partnership, request, evidence } = context;
    const posted = readPosted(StartForm, web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok)
      return canStart(context)
        ? startPage(context, [{ text: 'Press the button to start the review' }])
        : startedPage(context);
    return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, { does: 'do', ...evidence }));
  },
};
