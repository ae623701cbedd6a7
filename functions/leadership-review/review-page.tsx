/** Signed in: one school's review between heads. Everybody sees where it stands and when; the words are for its readers. */
import { readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import {
  isHostsHead,
  type LeadershipReview,
  readsReview,
  seenBy,
} from '../domain/leadership-review/leadership-review.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { decode } from '../records/kind.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';
import { problem } from '../web/problem.tsx';
import { file, redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { ReportBody, reportPaper } from './report-body.tsx';
import { shareReview } from './share-review.ts';
import { stageWords } from './stage-words.ts';

const reviewOf = async ({ outside, partnership, web }: SignedInContext): Promise<LeadershipReview | undefined> => {
  const item = await outside.store.get(leadershipReviews.key(partnership.id, web.params.review ?? ''));
  return item && decode(leadershipReviews, item);
};

const hostName = ({ partnership }: SignedInContext, { host }: LeadershipReview): string => {
  const school = schoolByUrn(partnership, host);
  return school ? shortSchoolName(school, partnership) : host;
};

const reviewPage = async (here: SignedInContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const whole = await reviewOf(here);
  if (!whole) return problem(outside, 'not-found');
  const review = seenBy(whole, signedIn.person);
  const nameOf = await readNames(outside, partnership.id);
  const reads = readsReview(partnership, review, signedIn.person);
  const mayShare = isHostsHead(partnership, review, signedIn.person) && review.facts && review.report && !review.shared;
  return framedPage(
    here,
    { title: `The visit to ${hostName(here, review)}`, back: '/leadership-reviews', errors },
    <>
      <SummaryList
        rows={[
          { key: 'Visitors', value: review.visitors.map(({ person }) => nameOf(person)).join(' and ') },
          { key: 'Day', value: review.visitOn ? dayAndDate(review.visitOn) : 'Not agreed yet' },
          { key: 'Now', value: stageWords[review.stage] },
          ...(review.boardOn ? [{ key: 'On the board’s agenda', value: longDate(review.boardOn) }] : []),
        ]}
      />
      {review.deletedOn ? (
        <p class="govuk-body">
          What was written was deleted on {longDate(review.deletedOn)}, a year past the agreement.
        </p>
      ) : reads ? (
        <>
          {review.focus && (
            <>
              <h2 class="govuk-heading-m">What the head asked them to look at</h2>
              <InsetText>{review.focus.words}</InsetText>
            </>
          )}
          <ReportBody review={review} nameOf={nameOf} />
          {review.report && (
            <p class="govuk-body">
              <Link href={`/leadership-reviews/${review.id}/pdf`}>Take it with you as a PDF</Link>
            </p>
          )}
        </>
      ) : (
        <p class="govuk-body">
          What they write is for the school’s head, its board and the two visitors. You can read it here if the head
          shares it.
        </p>
      )}
      {review.shared && <p class="govuk-body">The head shared it with all of us on {longDate(review.shared.on)}.</p>}
      {mayShare && (
        <form method="post" action={`/leadership-reviews/${review.id}/share`} novalidate>
          <p class="govuk-body">You can let everybody in the partnership read it. This cannot be taken back.</p>
          <Button kind="secondary">Let everybody read it</Button>
        </form>
      )}
    </>,
  );
};

const takeShare = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const review = web.params.review ?? '';
  const shared = await shareReview(outside, { partnership: partnership.id, by: signedIn.person, review });
  if (shared.ok) return redirect(`/leadership-reviews/${review}`);
  if (shared.refusal === 'unknown-review') return problem(outside, 'not-found');
  if (shared.refusal === 'not-ready') return reviewPage(here, [{ text: 'Your board gets it first' }]);
  return problem(outside, 'not-yours');
};

const printed = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, today } = here;
  const whole = await reviewOf(here);
  const review = whole && seenBy(whole, signedIn.person);
  if (!review?.report) return problem(outside, 'not-found');
  if (!readsReview(partnership, review, signedIn.person)) return problem(outside, 'not-yours');
  const nameOf = await readNames(outside, partnership.id);
  const paper = reportPaper(review, { host: hostName(here, review), nameOf, partnership: partnership.name, today });
  return file('application/pdf', await outside.papers.render(paper), `visit-${review.id}.pdf`);
};

export const showReview = whoeverMay('see-partnership', (here) => reviewPage(here));
export const showReviewPdf = whoeverMay('see-partnership', printed);
export const shareWithAll = whoeverMay('share-visit', takeShare);
