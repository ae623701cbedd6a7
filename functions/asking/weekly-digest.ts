/**
 * Once a week the progress chaser of each partnership gets one mail about everything that is late. It goes out on the
 * first school day of the week; which week was looked at last is kept, so that a second run does nothing and a missed
 * Monday is caught up on the next day.
 */
import { overdueSince } from '../domain/asking/overdue.ts';
import { addDays, openAt, weekday } from '../domain/calendar.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { digests, partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { listOpenRequests } from './open-requests.ts';
import { tell } from './tell-people.ts';

const back = { Monday: 0, Tuesday: -1, Wednesday: -2, Thursday: -3, Friday: -4, Saturday: -5, Sunday: -6 } as const;
/** The Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, back[weekday(day)]);

/**
 * Looks whether anything is late in a partnership whose day has come, or where somebody has just been rung for the first
 * time since nothing was open: then it begins with the Monday to come. Gives whether a mail went on its way.
 */
export const sendDigest = (outside: Outside, partnership: string, today: PlainDate): Promise<boolean> =>
  work(outside, partnership, async (tx) => {
    const week = mondayOf(today);
    const before = await tx.read(digests, theOne);
    if (before?.nextOn !== undefined && before.nextOn > today) return false;
    const whole = await tx.readNeeded(partnerships, theOne);
    // In the holidays nobody is chased, and nobody hears of it either.
    if (!openAt(today, activeSchools(whole))) return false;
    const open = await listOpenRequests(outside, partnership);
    const late = open.filter((request) => overdueSince(request, today) !== undefined).length;
    const again = open.length > 0 ? { nextOn: addDays(week, 7) } : {};
    tx.write(digests, theOne, { week, on: today, late, ...again });
    const isDue = before?.nextOn !== undefined || today === week;
    if (late === 0 || !isDue) return false;
    tell(tx, 'digest', [whole.roles.progressChaser]);
    return true;
  });
