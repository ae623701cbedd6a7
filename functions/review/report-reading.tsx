/** A review's report for whoever has its reading link: every member of every board. */
import type { ReadingView } from '../asking/reading-routes.tsx';
import { readReview } from '../records/reviews.ts';
import { figuresFile } from './cohort-file.ts';
import { ReviewReport, readReported } from './review-report.tsx';
import { reviewTitle, whereItStands } from './review-words.ts';

export const reviewReading: ReadingView = async (outside, partnership, id) => {
  const review = await readReview(outside, partnership.id, id);
  if (!review) return undefined;
  const reported = await readReported(outside, partnership, review);
  const { publication } = reported;
  return {
    title: 'Review: report for boards',
    heading: `${reviewTitle(review)}: report for boards`,
    note: `${whereItStands(review)} There is nothing to vote on here.`,
    children: <ReviewReport reported={reported} />,
    download: publication && {
      words: 'Download the figures about groups of pupils, for a spreadsheet',
      name: `figures-${review.id}.csv`,
      csv: () => figuresFile(review.label, publication.published, partnership),
    },
  };
};
