/** What the diary shows of a school for one return, and its side of the ledger does not have yet. */
import { notWrittenYet, type ShownLine, shownByDiary } from '../domain/diary/given-time.ts';
import type { LedgerSide } from '../domain/ledger/ledger.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { readDiary } from '../records/diary.ts';
import { readReviews } from '../records/reviews.ts';
import type { Review } from '../records/year-kinds.ts';

/** A return is about what happened since the one before was due; nothing is shown of dates that are still to be noted. */
export const readShown = async (
  outside: Outside,
  partnership: Partnership,
  review: Pick<Review, 'dueOn'>,
  side: LedgerSide,
): Promise<ShownLine[]> => {
  const [{ occasions }, all] = await Promise.all([
    readDiary(outside, partnership),
    readReviews(outside, partnership.id),
  ]);
  const after = all
    .map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn < review.dueOn)
    .toSorted()
    .at(-1);
  const others = new Set(activeSchools(partnership).map(({ urn }) => urn));
  const shown = shownByDiary(occasions, side.school, { after, until: review.dueOn })
    .map((line) => ({ ...line, with: line.with.filter((urn) => others.has(urn)) }))
    .filter((line) => line.with.length > 0);
  return notWrittenYet(shown, side.lines);
};
