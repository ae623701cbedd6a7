/** The diary as the rules weigh it: what each occasion is weighed against. */
import { unconfirmedOn } from '../domain/diary/checks.ts';
import type { DiaryWorld } from '../domain/diary/clashes.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Diary } from '../records/diary.ts';

/** Everything but `id` is what it is weighed against. */
export const worldWithout = (
  partnership: Partnership,
  diary: Diary,
  id: string | undefined,
  today?: PlainDate,
): DiaryWorld => ({
  partnership,
  ...(today !== undefined && { today }),
  agreement: { from: diary.content?.agreement.from, until: diary.content?.agreement.until },
  schoolDates: diary.schoolDates.flatMap(({ urn, dates }) => dates.map((date) => ({ urn, ...date }))),
  others: diary.occasions.filter((other) => other.id !== id),
  names: shortSchoolNames(partnership),
  unconfirmed: (planned) => unconfirmedOn(diary.confirmations, partnership, planned),
});
