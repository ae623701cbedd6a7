/** Task, once the open change is done or given up: the next that waits begins, from what stands now (C2). */
import * as z from 'zod';
import { tell } from '../asking/tell-people.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { openText } from './begin-change.ts';

export const TakeUpChangeInput = z.strictObject({ partnership: z.string() });

export const takeUpChange = async (outside: Outside, payload: unknown): Promise<{ change?: string }> => {
  const input = TakeUpChangeInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const [next, ...queue] = partnership.queue ?? [];
    if (next === undefined || partnership.change !== undefined || partnership.stage === 'ended') return {};
    const change = await tx.readNeeded(proposals, next);
    // Nothing is in force to change: it waits on, and is there when something is.
    if (!(await openText(tx, { ...partnership, queue }, change, 'take-up', 'system'))) return {};
    tell(tx, 'change-taken-up', [partnership.roles.lead, partnership.roles.deputyLead], {
      details: { proposal: next, path: '/proposal' },
    });
    return { change: next };
  });
};
