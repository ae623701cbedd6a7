/** Turns one mail to many into one mail effect a person. */
import { type Effect, EffectRecord } from '../domain/effect.ts';
import { effectIndexes, effectKey } from '../domain/outbox.ts';
import type { Store } from '../ports.ts';

/** Mails of one commit: below the 100 actions of a transaction, with room for the fan-out itself. */
const mailsAtOnce = 90;

/**
 * Each commit writes the mails of some people and, with them, takes these people off the fan-out, or deletes it when
 * nobody is left. So whoever runs this a second time, or at the same time, finds only those who have no mail yet.
 */
export const splitMail = async (store: Store, id: string): Promise<void> => {
  const key = effectKey(id);
  const written = new Set<string>();
  for (;;) {
    const item = await store.get(key);
    if (!item) return;
    const record = EffectRecord.parse(item.body);
    const { payload } = record;
    if (payload.kind !== 'mail-many') return;

    const { to: everybody, kind: _, ...same } = payload;
    const people = [...new Set(everybody)];
    const now = people.slice(0, mailsAtOnce);
    const later = people.slice(mailsAtOnce);
    const effects = now
      .map((to): Effect => ({ id: `${id}-${to}`, at: record.at, payload: { kind: 'mail', ...same, to } }))
      .filter((effect) => !written.has(effectKey(effect.id).partition));
    const rest = { ...item.body, payload: { ...payload, to: later } };
    const result = await store.commit({
      effects,
      ...(later.length > 0
        ? { put: [{ ...key, expect: item.version, body: rest, indexes: effectIndexes(record) }] }
        : { delete: [{ ...key, expect: item.version }] }),
    });
    // A mail that stands there already is not written again, nor may it stop the others.
    if (!result.ok) for (const conflict of result.conflicts) written.add(conflict.partition);
  }
};
