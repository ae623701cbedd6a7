/**
 * Once a week the progress chaser of each partnership gets one mail about everything that is late. It goes out on the
 * first school day of the week; which week was looked at last is kept, so that a second run does nothing and a missed
 * Monday is caught up on the next day.
 */
import { overdueSince } from '../domain/asking/overdue.ts';
import { addDays, openAt, weekday } from '../domain/calendar.ts';
import { activeSchools } from '../domain/partnership.ts';
import type { PlainDate } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { digests, partnerships, requests, sweepPartition, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { listOpenRequests } from './open-requests.ts';
import { tell } from './telling.ts';

const back = { Monday: 0, Tuesday: -1, Wednesday: -2, Thursday: -3, Friday: -4, Saturday: -5, Sunday: -6 } as const;
/** The Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, back[weekday(day)]);

/** Every partnership in which something waits for somebody: the index of all that a date will come for. */
const partnershipsThatWait = async (outside: Outside): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  let from: string | undefined;
  do {
    const page = await outside.store.query({ index: 'due', partition: sweepPartition, ...(from ? { from } : {}) });
    for (const { body, partition } of page.items)
      if (body._kind === requests.name) found.add(partition.slice('p#'.length));
    from = page.next;
  } while (from);
  return found;
};

const lookedAt = async (outside: Outside, partnership: string, week: PlainDate): Promise<boolean> => {
  const item = await outside.store.get(digests.key(partnership, theOne));
  return item !== undefined && decode(digests, item).week >= week;
};

const digestFor = (outside: Outside, partnership: string, today: PlainDate): Promise<boolean> =>
  work(outside, partnership, async (tx) => {
    const week = mondayOf(today);
    const before = await tx.read(digests, theOne);
    if (before && before.week >= week) return false;
    const whole = await tx.readNeeded(partnerships, theOne);
    // In the holidays nobody is chased, and nobody hears of it either.
    if (!openAt(today, activeSchools(whole))) return false;
    const open = await listOpenRequests(outside, partnership);
    const late = open.filter((request) => overdueSince(request, today) !== undefined).length;
    tx.write(digests, theOne, { week, on: today, late });
    if (late === 0) return false;
    tell(tx, 'digest', [whole.roles.progressChaser]);
    return true;
  });

/** How many mails went on their way. */
export const sendDigests = async (outside: Outside, today: PlainDate): Promise<number> => {
  const week = mondayOf(today);
  let sent = 0;
  for (const partnership of await partnershipsThatWait(outside)) {
    if (await lookedAt(outside, partnership, week)) continue;
    if (await digestFor(outside, partnership, today)) sent += 1;
  }
  return sent;
};
