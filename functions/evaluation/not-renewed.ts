/** Too few want to go on: the partnership ends with the last day of what is in force, and everybody hears when that is. */
import { tell } from '../asking/tell-people.ts';
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { addDays } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { scheduleEnd } from '../records/agreement-dates.ts';
import { agreementsIn } from '../records/agreements.ts';
import { endPartnership, writeStaged } from '../records/moving.ts';
import type { Work } from '../records/work.ts';

export const decidedNotToRenew = async (tx: Work, partnership: Partnership, to: readonly string[]): Promise<void> => {
  const today = londonDate(tx.now);
  const { year } = partnership;
  const agreements = await agreementsIn(tx, partnership);
  const inForce = inForceOn(agreements, today);
  const last = inForce?.until;
  tell(tx, 'ended', to, {
    details: { year, reads: `evaluation:${year}`, ...(last === undefined ? {} : { on: last }) },
  });
  if (last === undefined || last <= today) {
    endPartnership(tx, partnership, { on: today, because: 'not-renewed' }, { year });
    return;
  }
  const over = { endedOn: addDays(last, 1), endedBecause: 'not-renewed' } as const;
  const ended = agreements.map((one) => (one.number === inForce?.number ? { ...one, ...over } : one));
  writeStaged(tx, { ...partnership, agreements: ended });
  await scheduleEnd(tx, last);
};
