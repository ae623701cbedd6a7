/** When a decision that was made for a board is to be reported to it. */
import type { Board } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';

/** The board's next meeting after `today`, where one is known; before it there is nothing to report to. */
export const reportedBy = (board: Pick<Board, 'meetings'> | undefined, today: PlainDate): PlainDate | undefined =>
  board?.meetings.filter((on) => on > today).toSorted()[0];
