/** The ends of parts: when somebody is reminded of one, and when it is over. */

import { londonDate } from '../domain/london.ts';
import { dueDays } from '../domain/partnership/holding.ts';
import type { PlainDate } from '../domain/values.ts';
import { scheduled } from './kinds.ts';
import type { Work } from './work.ts';

/** A part, whoever has it, and their last day in it. */
export type PartEnding = { readonly place: string; readonly person: string; readonly until: PlainDate };

/** Plans the looks at it that are still to come. Once for each part, person and day. */
export const schedulePartEnd = async (tx: Work, { place, person, until }: PartEnding): Promise<void> => {
  const today = londonDate(tx.now);
  const input = { partnership: tx.partnership, place, person, until };
  for (const [at, on] of dueDays(until).entries()) {
    if (on <= today) continue;
    const id = `part-${place}-${person}-${until}-${at + 1}`;
    if (await tx.read(scheduled, id)) continue;
    tx.write(scheduled, id, { id, on, effect: { kind: 'task', task: 'part-due', input } });
  }
};
