/** How an effect waits, is tried again, and is set aside. Apart from its schemas: whoever commits needs none of them. */
import type { Effect, EffectRecord } from './effect.ts';

/**
 * Tries before an effect is set aside. An alarm has told of it long before: after ten minutes. A mail is worth three days
 * of trying; what wakes workflows 17 hours, for a workflow that sleeps on is found by nobody else.
 */
export const maxAttempts = 80;
const maxOtherAttempts = 24;
const mostTries = ({ payload }: Pick<EffectRecord, 'payload'>): number =>
  payload.kind === 'mail' ? maxAttempts : maxOtherAttempts;

/** Whether it is set aside if this try fails too. */
export const isLastTry = ({ payload, attempts = 0 }: Pick<Effect, 'payload' | 'attempts'>): boolean =>
  attempts + 1 >= mostTries({ payload });

const [shortest, longest, longestHeld] = [15, 3600, 900];

export const effectKey = (id: string) => ({ partition: `effect#${id}`, sort: 'effect' });

/** The item that a new effect is stored as. */
export const newEffectRecord = (effect: Effect): EffectRecord => ({
  id: effect.id,
  at: effect.at,
  payload: effect.payload,
  attempts: 0,
  nextTry: effect.at,
});

/** Index entries of an outbox item: waiting ones in `outbox` by next try, set-aside ones in `set-aside`. */
export const effectIndexes = (record: EffectRecord) => ({
  due: record.setAside
    ? { partition: 'set-aside', sort: `${record.setAside.at}#${record.id}` }
    : { partition: 'outbox', sort: `${record.nextTry ?? record.at}#${record.id}` },
});

/** After a failed try: wait 2^attempts × 15 seconds, at most an hour; set aside after 80 (a mail) or 24 of them. */
export const afterFailedTry = (record: EffectRecord, now: Date, because: string): EffectRecord => {
  const attempts = record.attempts + 1;
  if (attempts >= mostTries(record)) {
    const { nextTry: _, ...rest } = record;
    return { ...rest, attempts, setAside: { at: now.toISOString(), because: because.slice(0, 300) } };
  }
  const waitSeconds = Math.min(shortest * 2 ** record.attempts, longest);
  return { ...record, attempts, nextTry: new Date(now.getTime() + waitSeconds * 1000).toISOString() };
};

/** The service took nothing from anybody: no try. Wait a quarter of its age so far, from 15 seconds to a quarter of an hour. */
export const afterHeldTry = (record: EffectRecord, now: Date): EffectRecord => {
  const quarter = (now.getTime() - Date.parse(record.at)) / 4000;
  const waitSeconds = Math.min(Math.max(quarter, shortest), longestHeld);
  return { ...record, nextTry: new Date(now.getTime() + waitSeconds * 1000).toISOString() };
};

/** An operator puts a set-aside effect back. */
export const replayed = (record: EffectRecord, now: Date): EffectRecord => {
  const { setAside: _, ...rest } = record;
  return { ...rest, attempts: 0, nextTry: now.toISOString() };
};
