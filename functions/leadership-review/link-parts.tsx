/** What the pages behind links of a review between heads share: the review, its facts, who may answer, a finished answer. */
import * as z from 'zod';
import { answeredPage } from '../asking/answered-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import { answersOffered } from '../domain/asking/take.ts';
import type { LeadershipReview } from '../domain/leadership-review/leadership-review.ts';
import { partyOfSchool, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import { Words } from '../domain/values.ts';
import { dayAndDate } from '../domain/wording.ts';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { decode } from '../records/kind.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';
import { MissingRecord } from '../records/work.ts';
import type { WebResponse } from '../web/route.ts';
import type { Given } from './answers.ts';

export type ReviewSeen = {
  readonly review: LeadershipReview;
  readonly nameOf: NameOf;
  /** The school that is visited, as people call it. */
  readonly host: string;
};

export const readSeen = async ({ outside, partnership, request }: LinkContext): Promise<ReviewSeen> => {
  const [item, nameOf] = await Promise.all([
    outside.store.get(leadershipReviews.key(partnership.id, request.about.id)),
    readNames(outside, partnership.id),
  ]);
  if (!item) throw new MissingRecord('leadership-review', request.about.id);
  const review = decode(leadershipReviews, item);
  const school = schoolByUrn(partnership, review.host);
  return { review, nameOf, host: school ? shortSchoolName(school, partnership) : review.host };
};

export const canAnswer = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

export const givenBy = ({ partnership, request, evidence }: LinkContext): Given => ({
  partnership: partnership.id,
  request: request.id,
  answer: { does: 'do', ...evidence },
});

/** The page once it was answered: what comes next, in a sentence. */
export const afterwards = (context: LinkContext, next: string): WebResponse =>
  answeredPage(context, { next: <p class="govuk-body">{next}</p> });

/** Who visits, for which school, and when. */
export function VisitFacts({ seen: { review, nameOf, host }, context }: { seen: ReviewSeen; context: LinkContext }) {
  const { partnership } = context;
  const short = (urn: string) => {
    const school = schoolByUrn(partnership, urn);
    return school ? shortSchoolName(school, partnership) : urn;
  };
  const party = partyOfSchool(partnership, review.host);
  return (
    <SummaryList
      rows={[
        { key: 'School', value: host },
        ...review.visitors.map(({ person, school }) => ({
          key: 'Visitor',
          value: `${nameOf(person)}, for ${short(school)}`,
        })),
        ...(review.visitOn === undefined ? [] : [{ key: 'Day of the visit', value: dayAndDate(review.visitOn) }]),
        ...(review.focus ? [{ key: 'What to look at', value: review.focus.words }] : []),
        ...(party?.boards[0] ? [{ key: 'The report goes to', value: party.boards[0].name }] : []),
      ]}
    />
  );
}

const most = 4000;

/** A text that has to be there. */
export const Needed = (missing: string) =>
  z.string(missing).pipe(Words).pipe(z.string().min(3, missing).max(most, 'Use 4,000 characters or fewer'));
/** A text that may be empty. */
export const Optional = z.string().default('').pipe(Words).pipe(z.string().max(most, 'Use 4,000 characters or fewer'));
