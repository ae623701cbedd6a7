/**
 * A lane of the delivery as a function: called by the table's stream, which names new effects, and by a schedule, which
 * names none. Lanes share the stream; each looks at its own kinds only, so that no doorbell waits behind a mail.
 */
import { deliverDue } from '../../delivery/deliver.ts';
import { deliverOne } from '../../delivery/deliver-one.ts';
import type { EffectHandlers } from '../../delivery/handlers.ts';
import type { EffectPayload } from '../../domain/effect.ts';
import type { Outside } from '../../ports.ts';
import { begun } from './once.ts';
import { effectIdsIn } from './stream.ts';

type Kind = EffectPayload['kind'];
type Lane<K extends Kind> = { readonly outside: Outside; readonly handlers: Pick<EffectHandlers, K> };

class NotThisLane extends Error {
  constructor() {
    super('an effect of another lane');
    this.name = 'NotThisLane';
  }
}
const notHere = (): Promise<void> => Promise.reject(new NotThisLane());
const nowhere: EffectHandlers = { mail: notHere, 'mail-many': notHere, ring: notHere, start: notHere, task: notHere };

export const deliveryHandler = <K extends Kind>(
  only: readonly K[],
  make: () => Promise<Lane<K>>,
): ((event: unknown) => Promise<void>) => {
  const ready = begun(make);
  return async (event) => {
    const lane = await ready();
    const handlers: EffectHandlers = { ...nowhere, ...lane.handlers };
    const named = effectIdsIn(event);
    if (named !== undefined) {
      await Promise.all(named.map((id) => deliverOne(lane.outside, handlers, id, only)));
      return;
    }
    lane.outside.log('info', 'delivered-due', await deliverDue(lane.outside, handlers, { only }));
  };
};
