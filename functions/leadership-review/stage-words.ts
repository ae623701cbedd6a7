/** Where a review between heads stands, for everybody in the partnership. */
import type { LeadershipStage } from '../domain/leadership-review/leadership-review.ts';

export const stageWords: Readonly<Record<LeadershipStage, string>> = {
  focus: 'The head chooses what they look at',
  date: 'A day is being agreed',
  'set-date': 'The lead sets a day',
  report: 'The visitors visit, and write',
  facts: 'The head reads what they wrote',
  board: 'The board reads it',
  'follow-up': 'Half a day later in the year is still to come',
  done: 'Over',
  'not-held': 'Not held',
};
