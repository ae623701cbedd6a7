/** How an effect waits, is tried again, and is set aside. Apart from its schemas: whoever commits needs none of them. */
import type { Effect, EffectRecord } from './effect.ts';

/** Tries before an effect is set aside with an alarm. */
export const maxAttempts = 8;

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

/** After a failed try: wait 2^attempts × 15 seconds, at most an hour; set aside after `maxAttempts`. */
export const afterFailedTry = (record: EffectRecord, now: Date, because: string): EffectRecord => {
  const attempts = record.attempts + 1;
  if (attempts >= maxAttempts) {
    const { nextTry: _, ...rest } = record;
    return { ...rest, attempts, setAside: { at: now.toISOString(), because: because.slice(0, 300) } };
  }
  const waitSeconds = Math.min(15 * 2 ** record.attempts, 3600);
  return { ...record, attempts, nextTry: new Date(now.getTime() + waitSeconds * 1000).toISOString() };
};

/** An operator puts a set-aside effect back. */
export const replayed = (record: EffectRecord, now: Date): EffectRecord => {
  const { setAside: _, ...rest } = record;
  return { ...rest, attempts: 0, nextTry: now.toISOString() };
};
