/** The days on which an agreement begins and is over: what happens then runs by itself. */
import type { Agreement } from '../domain/agreement/agreement.ts';
import { addDays } from '../domain/calendar.ts';
import { withCameIn } from '../domain/lifecycle/membership.ts';
import { lifeEvents } from '../domain/lifecycle/table.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { scheduled } from './kinds.ts';
import type { Work } from './work.ts';

/** Once for each last day. */
export const scheduleEnd = async (tx: Work, last: string): Promise<void> => {
  const id = `over-${last}`;
  if (await tx.read(scheduled, id)) return;
  const input = { partnership: tx.partnership, on: last };
  tx.write(scheduled, id, { id, on: addDays(last, 1), effect: { kind: 'task', task: 'agreement-over', input } });
};

/** On the first day of an agreement that was signed before it. */
export const scheduleBegin = async (tx: Work, { number, inForceFrom: on }: Agreement): Promise<void> => {
  const id = `begins-${number}`;
  if (await tx.read(scheduled, id)) return;
  const input = { partnership: tx.partnership, agreement: number };
  tx.write(scheduled, id, { id, on, effect: { kind: 'task', task: 'agreement-begins', input } });
};

/** The partnership as it is lived by this agreement, for readers of what is signed now. Who comes in by it is in. */
export const asLived = <P extends Pick<Partnership, 'startedOn' | 'mou' | 'proposal' | 'notices' | 'left' | 'joiners'>>(
  partnership: P,
  { proposal, version, seal, signedOn, until, inForceFrom }: Agreement,
): P =>
  withCameIn(
    {
      ...partnership,
      proposal,
      startedOn: partnership.startedOn ?? signedOn,
      mou: {
        version,
        seal,
        signedOn,
        ...(until === undefined ? {} : { until }),
      },
    },
    proposal,
    inForceFrom,
  );

/** Writes into the audit trail, for each party that an agreement brings in, that it is in. */
export const tellCameIn = (tx: Work, { joiners = [] }: Pick<Partnership, 'joiners'>, proposal: string): void => {
  for (const { party, change, inSince, stayedOutOn } of joiners) {
    if (change !== proposal || inSince !== undefined || stayedOutOn !== undefined) continue;
    tx.event(lifeEvents['come-in'], 'system', { party });
  }
};
