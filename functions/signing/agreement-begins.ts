/** Task, on the first day of an agreement that was signed before it: from today the partnership lives by it. */
import * as z from 'zod';
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { asLived, takeUpParts, tellCameIn } from '../records/agreement-dates.ts';
import { agreementsIn } from '../records/agreements.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { writeStaged } from '../records/moving.ts';
import { work } from '../records/work.ts';

export const AgreementBeginsInput = z.strictObject({ partnership: z.string(), agreement: z.number().int().min(1) });

export const agreementBegins = async (outside: Outside, payload: unknown): Promise<{ begun: boolean }> => {
  const input = AgreementBeginsInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const now = inForceOn(await agreementsIn(tx, partnership), today);
    // Another has taken its place, or the partnership has ended meanwhile.
    if (now?.number !== input.agreement || partnership.mou?.seal === now.seal) return { begun: false };
    writeStaged(tx, await takeUpParts(tx, asLived(partnership, now), now));
    tx.event('agreement-begun', 'system', { agreement: now.number });
    tellCameIn(tx, partnership, now.proposal);
    tx.effect({ kind: 'task', task: 'plan-year', input: { partnership: tx.partnership, signedOn: now.signedOn } });
    return { begun: true };
  });
};
