/** What a review is called, and how it stands. */

import { longDate } from '../domain/wording.ts';
import type { TagColour } from '../pages/components/tag.tsx';
import type { Review } from '../records/year-kinds.ts';

/** "autumn review", in the middle of a sentence. */
export const reviewName = ({ term }: Pick<Review, 'term'>): string => `${term.toLowerCase()} review`;

/** "Autumn review 2025 to 2026", as a title. */
export const reviewTitle = ({ term, label }: Pick<Review, 'term' | 'label'>): string => {
  const year = label.slice(0, 4);
  return `${term} review ${year} to ${Number(year) + 1}`;
};

export const stateTags: Readonly<Record<Review['state'], { readonly word: string; readonly colour: TagColour }>> = {
  planned: { word: 'Planned', colour: 'grey' },
  open: { word: 'Open', colour: 'yellow' },
  closed: { word: 'Closed, to be decided', colour: 'blue' },
  decided: { word: 'Decided', colour: 'green' },
  'not-held': { word: 'Not held', colour: 'red' },
};

/** Where a review stands, in a sentence. */
export const whereItStands = (review: Review): string => {
  switch (review.state) {
    case 'planned':
      return `It opens on ${longDate(review.opensOn)} and closes on ${longDate(review.closesOn)}.`;
    case 'open':
      return `Schools are sending their returns. It closes on ${longDate(review.closesOn)}, with or without all of them.`;
    case 'closed':
      return `It closed on ${longDate(review.closedOn ?? review.closesOn)}. What it decided is still to be written down.`;
    case 'decided':
      return `It closed on ${longDate(review.closedOn ?? review.closesOn)}, and what it decided is below.`;
    case 'not-held':
      return 'Nobody started it in time, so it was not held.';
  }
};
