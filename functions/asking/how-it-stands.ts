/** How many requests wait, and for how long the oldest: figures for whoever runs this, without a name. */
import { daysBetween } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { apart } from '../records/apart.ts';
import { decode } from '../records/kind.ts';
import { requests, sweepPartition } from '../records/kinds.ts';

/** In every partnership: those that a date will come for, which is all that anybody waits for. */
export const howItStands = async ({ store, clock, log }: Outside): Promise<{ open: number; oldestDays: number }> => {
  const today = londonDate(clock.now());
  let open = 0;
  let oldestDays = 0;
  let from: string | undefined;
  do {
    const page = await store.query({ index: 'due', partition: sweepPartition, ...(from ? { from } : {}) });
    for (const item of page.items.filter(({ sort }) => sort.startsWith(`${requests.name}#`))) {
      // One that cannot be read is open all the same.
      open += 1;
      const ended = await apart(log, item, () => daysBetween(decode(requests, item).openedOn, today));
      if (typeof ended === 'object') oldestDays = Math.max(oldestDays, ended.done);
    }
    from = page.next;
  } while (from);
  return { open, oldestDays };
};
