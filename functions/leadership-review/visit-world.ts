/** What a day for a visit is weighed against: everything that stands in the diary. */
import type { DiaryWorld } from '../domain/diary/clashes.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Diary } from '../records/diary.ts';

export const worldOfVisits = (partnership: Partnership, diary: Diary, today: PlainDate): DiaryWorld => ({
  partnership,
  today,
  agreement: { from: diary.content?.agreement.from, until: diary.content?.agreement.until },
  schoolDates: diary.schoolDates.flatMap(({ urn, dates }) => dates.map((date) => ({ urn, ...date }))),
  others: diary.occasions,
  names: shortSchoolNames(partnership),
  // Nobody brings pupils to it.
  unconfirmed: () => [],
});
