/** The days on which an agreement begins and is over: what happens then runs by itself. */
import type { Agreement } from '../domain/agreement/agreement.ts';
import { addDays } from '../domain/calendar.ts';
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

/** The partnership as it is lived by this agreement, for readers of what is signed now. */
export const asLived = <P extends Pick<Partnership, 'startedOn' | 'mou' | 'proposal'>>(
  partnership: P,
  { proposal, version, seal, signedOn, until }: Agreement,
): P => ({
  ...partnership,
  proposal,
  startedOn: partnership.startedOn ?? signedOn,
  mou: { version, seal, signedOn, ...(until === undefined ? {} : { until }) },
});
