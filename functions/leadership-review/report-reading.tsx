/** A report of two visitors for whoever of the board has its reading link. */
import { readNames } from '../asking/names.ts';
import type { ReadingView } from '../asking/reading-routes.tsx';
import { readsReview } from '../domain/leadership-review/leadership-review.ts';
import { londonDate } from '../domain/london.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import { decode } from '../records/kind.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';
import { ReportBody, reportPaper, reportTitle } from './report-body.tsx';

export const leadershipReading: ReadingView = async (outside, partnership, id, { reader }) => {
  const item = await outside.store.get(leadershipReviews.key(partnership.id, id));
  if (!item) return undefined;
  const review = decode(leadershipReviews, item);
  if (!readsReview(partnership, review, reader)) return undefined;
  const nameOf = await readNames(outside, partnership.id);
  const school = schoolByUrn(partnership, review.host);
  const host = school ? shortSchoolName(school, partnership) : review.host;
  return {
    title: 'Two heads visited: report for the board',
    heading: reportTitle(host),
    note: 'For the board alone. There is no grade in it, and nothing to vote on.',
    pdf: {
      words: 'Take this report with you as a PDF',
      name: `visit-${review.id}.pdf`,
      make: () =>
        outside.papers.render(
          reportPaper(review, { host, nameOf, partnership: partnership.name, today: londonDate(outside.clock.now()) }),
        ),
    },
    children: <ReportBody review={review} nameOf={nameOf} />,
  };
};
