/**
 * Task, on the day after an agreement's last: nothing happens while another is in force or goes on. Not renewed, the
 * partnership ends; otherwise the agreement has run out, and the partnership ends if none is signed in the time that is left.
 */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import { beginsAfter, begunBy, inForceOn, lastDay } from '../domain/agreement/agreement-chain.ts';
import { addDays } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import { activeParties, activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { scheduleEnd } from '../records/agreement-dates.ts';
import { agreementsIn } from '../records/agreements.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { endPartnership, writeStaged } from '../records/moving.ts';
import { work } from '../records/work.ts';

export const AgreementOverInput = z.strictObject({ partnership: z.string(), on: z.string() });

/** Days in which an agreement that has run out can still be renewed. */
const renewedLate = 120;

const concerned = (partnership: Partnership): string[] => {
  const { lead, chair, progressChaser } = partnership.roles;
  const clerks = activeParties(partnership).flatMap(({ boards }) => boards.map(({ clerk }) => clerk));
  return [lead, chair, progressChaser, ...activeSchools(partnership).map(({ head }) => head), ...clerks];
};

export const agreementOver = async (outside: Outside, payload: unknown): Promise<{ outcome: string }> => {
  const input = AgreementOverInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const agreements = await agreementsIn(tx, partnership);
    if (partnership.stage === 'ended') return { outcome: 'ended' };
    if (inForceOn(agreements, today) || beginsAfter(agreements, today)) return { outcome: 'in-force' };
    const newest = begunBy(agreements, today);
    const last = (newest && lastDay(newest)) ?? input.on;
    if (newest?.endedBecause === 'not-renewed') {
      endPartnership(tx, partnership, { on: addDays(last, 1), because: 'not-renewed' }, { because: 'not-renewed' });
      return { outcome: 'ended' };
    }
    if (addDays(last, renewedLate) < today) {
      endPartnership(tx, partnership, { on: today, because: 'time-over' }, { because: 'time-over' });
      tell(tx, 'ended', concerned(partnership), { details: { on: today, reads: `evaluation:${partnership.year}` } });
      return { outcome: 'ended' };
    }
    const open = partnership.change === undefined ? undefined : await tx.read(proposals, partnership.change);
    writeStaged(tx, partnership, open?.state);
    tx.event('agreement-lapsed', 'system', { on: last });
    tell(tx, 'lapsed', concerned(partnership), { details: { on: last } });
    await scheduleEnd(tx, addDays(last, renewedLate));
    return { outcome: 'lapsed' };
  });
};
