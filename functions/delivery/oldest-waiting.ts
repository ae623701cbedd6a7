/** How long the outbox keeps somebody waiting: a figure for whoever runs this, by which an alarm rings. */
import type { EffectPayload } from '../domain/effect.ts';
import type { Item, Outside } from '../ports.ts';
import { isOneOf } from './deliver.ts';

/** Beyond so many, what is oldest among them says enough. */
const mostLookedAt = 1000;

const committedAt = ({ body }: Item): number => (typeof body.at === 'string' ? Date.parse(body.at) : Number.NaN);

/** How many effects of these kinds wait, at most a thousand looked at, and for how many whole minutes the oldest does. */
export const oldestWaiting = async (
  { store, clock }: Pick<Outside, 'store' | 'clock'>,
  only: readonly EffectPayload['kind'][],
): Promise<{ readonly waiting: number; readonly minutes: number }> => {
  const wanted = isOneOf(only);
  const now = clock.now().getTime();
  let [lookedAt, waiting, longest] = [0, 0, 0];
  let from: string | undefined;
  do {
    const page = await store.query({ index: 'due', partition: 'outbox', ...(from && { from }) });
    lookedAt += page.items.length;
    for (const item of page.items.filter(wanted)) {
      waiting += 1;
      longest = Math.max(longest, now - committedAt(item) || 0);
    }
    from = page.next;
  } while (from && lookedAt < mostLookedAt);
  return { waiting, minutes: Math.floor(longest / 60_000) };
};
