/** Where something names effects, as the table's stream does in the cloud. */
import type { EffectPayload } from '../domain/effect.ts';
import { effectKey } from '../domain/outbox.ts';
import type { Outside } from '../ports.ts';
import { isOneOf, turnOf } from './deliver.ts';
import type { EffectHandlers } from './handlers.ts';
import { type Ended, removeDelivered, tryEffect } from './try-effect.ts';

/** `gone`: delivered before. `not-due`: its next try comes later, or it was set aside. `not-wanted`: of another kind. */
type OneEnded = Ended | 'gone' | 'not-due' | 'not-wanted';

/**
 * Delivers the effect of that id if its time has come, and if it is of one of the kinds in `only`, or of no kind that is
 * known. Rejects only when the store itself fails.
 */
export const deliverOne = async (
  outside: Outside,
  handlers: EffectHandlers,
  id: string,
  only?: readonly EffectPayload['kind'][],
): Promise<OneEnded> => {
  const item = await outside.store.get(effectKey(id));
  if (!item) return 'gone';
  if (!isOneOf(only)(item)) return 'not-wanted';
  const due = item.indexes?.due;
  if (due?.partition !== 'outbox' || due.sort > `${outside.clock.now().toISOString()}#~`) return 'not-due';
  const ended = await tryEffect(outside, handlers, item);
  if (ended === 'delivered') await removeDelivered(outside.store, [item]);
  return ended;
};

/**
 * Delivers all of these side by side, but emails to one person in the order in which they are named: the first of a day
 * goes, and which is the first must not be left to chance. How each ended, in the order of the ids; one that is rejected
 * could not be tried, because the store failed.
 */
export const deliverNamed = async (
  outside: Outside,
  handlers: EffectHandlers,
  ids: readonly string[],
  only?: readonly EffectPayload['kind'][],
): Promise<readonly PromiseSettledResult<OneEnded>[]> => {
  const read = await Promise.allSettled(ids.map((id) => outside.store.get(effectKey(id))));
  const turns = new Map<string, Promise<unknown>>();
  const ended = ids.map((id, at) => {
    const found = read[at];
    const item = found?.status === 'fulfilled' ? found.value : undefined;
    const turn = item && isOneOf(only)(item) ? turnOf(item) : id;
    const one = (turns.get(turn) ?? Promise.resolve()).then(() => deliverOne(outside, handlers, id, only));
    turns.set(
      turn,
      one.catch(() => undefined),
    );
    return one;
  });
  return Promise.allSettled(ended);
};
