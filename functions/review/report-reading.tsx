/** A review's report for whoever has its reading link: every member of every board. */
import type { Reading, ReadingView } from '../asking/reading-routes.tsx';
import type { Outside } from '../ports.ts';
import { readReview } from '../records/reviews.ts';
import { figuresFile } from './cohort-file.ts';
import {
  BoardPages,
  PartyReportView,
  partiesReported,
  partyPaper,
  partyPaperName,
  partyReportTitle,
  readSentByOwn,
} from './party-report.tsx';
import { type Reported, readReported } from './read-reported.ts';
import { ReviewReport } from './review-report.tsx';
import { reviewTitle, whereItStands } from './review-words.ts';

/** One board's own two pages. */
const partyReading = async (
  outside: Outside,
  reported: Reported,
  id: string,
  reader: string,
): Promise<Reading | undefined> => {
  const party = partiesReported(reported).find((one) => one.id === id);
  if (!party) return undefined;
  return {
    title: 'Review: two pages for your board',
    heading: partyReportTitle(reported, party),
    note: 'Two pages on this term. There is nothing to vote on here.',
    pdf: {
      words: 'Take these two pages with you as a PDF',
      name: partyPaperName(reported, party),
      make: () => outside.papers.render(partyPaper(reported, party)),
    },
    children: (
      <PartyReportView
        reported={reported}
        party={party}
        sentByOwn={await readSentByOwn(outside, reported, party, reader)}
      />
    ),
  };
};

export const reviewReading: ReadingView = async (outside, partnership, id, { at, party, reader }) => {
  const review = await readReview(outside, partnership.id, id);
  if (!review) return undefined;
  const reported = await readReported(outside, partnership, review, reader);
  if (party !== undefined) return partyReading(outside, reported, party, reader);
  const { publication } = reported;
  return {
    title: 'Review: report for boards',
    heading: `${reviewTitle(review)}: report for boards`,
    note: `${whereItStands(review)} There is nothing to vote on here.`,
    children: (
      <>
        <BoardPages reported={reported} at={at} />
        <ReviewReport reported={reported} />
      </>
    ),
    download: publication && {
      words: 'Download the figures about groups of pupils, for a spreadsheet',
      name: `figures-${review.id}.csv`,
      csv: () => figuresFile(review.label, publication.published, partnership),
    },
  };
};
