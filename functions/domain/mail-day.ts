/** One email a person and day: when each of them goes. Days are those of London; the post of a day goes in its morning. */
import { addDays, daysBetween, openAt, weekday } from './calendar.ts';
import { type Haste, type Rhythm, rhythms } from './mail-haste.ts';
import type { School } from './partnership/partnership.ts';
import type { PlainDate } from './values.ts';

/** After the sweep of the morning at seven, so that what it brings about goes in the same letter. */
export const postTime = '07:15';

type Schools = readonly Pick<School, 'terms'>[];

const isWeekend = (day: PlainDate): boolean => weekday(day) === 'Saturday' || weekday(day) === 'Sunday';

/** Nobody waits longer than this for a school to open: in the holidays the post goes on the next weekday. */
const longestWait = 4;

/** The next morning on which a school is open; in the holidays the next weekday. */
export const nextPostDay = (today: PlainDate, schools: Schools): PlainDate => {
  for (let ahead = 1; ahead <= longestWait; ahead += 1) {
    const day = addDays(today, ahead);
    if (openAt(day, schools)) return day;
  }
  let day = addDays(today, 1);
  while (isWeekend(day)) day = addDays(day, 1);
  return day;
};

/** What is only to be read waits for the end of any holiday but the summer's. */
const longestHoliday = 21;

/** The day itself when a school is open, or the next such day; in the summer holidays the next on which the post goes. */
const postDayFrom = (from: PlainDate, schools: Schools): PlainDate => {
  for (let ahead = 0; ahead <= longestHoliday; ahead += 1) {
    const day = addDays(from, ahead);
    if (openAt(day, schools)) return day;
  }
  return nextPostDay(from, schools);
};

/** A Monday, from which fortnights are counted. */
const firstMonday = '2024-01-01';

/** The day on which each rhythm begins anew, after `today`. */
const turns: Readonly<Record<Rhythm, (day: PlainDate) => boolean>> = {
  week: (day) => weekday(day) === 'Monday',
  fortnight: (day) => Math.abs(daysBetween(firstMonday, day)) % 14 === 0,
  month: (day) => day.endsWith('-01'),
};

/** The first school day of the next week, fortnight or month; on the very morning, before the post has gone, that day. */
export const readingDay = (
  rhythm: Rhythm,
  { today, schools, isBeforePost }: { today: PlainDate; schools: Schools; isBeforePost: boolean },
): PlainDate => {
  if (isBeforePost && turns[rhythm](today)) return today;
  let day = addDays(today, 1);
  while (!turns[rhythm](day)) day = addDays(day, 1);
  return postDayFrom(day, schools);
};

type Arriving = {
  readonly haste: Haste;
  /** In which they read what is only to be read. */
  readonly rhythm: Rhythm;
  readonly today: PlainDate;
  /** The time of day in London, `06:59`. */
  readonly time: string;
  readonly schools: Schools;
  /** The day of the last email that went with the post or in its place. */
  readonly lastOn?: PlainDate | undefined;
  /** A day on which it must have been read: when it is due, when the meeting is. */
  readonly before?: PlainDate | undefined;
};

/** `now`, or the date of the morning on which it goes with whatever waits by then. */
export const whenItGoes = ({ haste, rhythm, today, time, schools, lastOn, before }: Arriving): PlainDate => {
  if (haste === 'apart') return 'now';
  const isBeforePost = time < postTime && lastOn !== today;
  const canWaitUntil = (day: PlainDate): boolean => before === undefined || before < today || before > day;
  if (haste === 'reading') {
    const slower = rhythms.slice(0, rhythms.indexOf(rhythm) + 1).toReversed();
    const days = slower.map((one) => readingDay(one, { today, schools, isBeforePost }));
    const day = days.find(canWaitUntil);
    if (day !== undefined) return day;
  }
  if (isBeforePost) return today;
  if (lastOn !== today && haste === 'day') return 'now';
  const next = nextPostDay(today, schools);
  return canWaitUntil(next) ? next : 'now';
};
