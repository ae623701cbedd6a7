/**
 * A lane of the delivery as a function: called by the table's stream, which names new effects, and by a schedule, which
 * names none. Lanes share the stream; each looks at its own kinds only, so that no doorbell waits behind a mail.
 */
import { deliverDue } from '../../delivery/deliver.ts';
import { deliverNamed } from '../../delivery/deliver-one.ts';
import type { EffectHandlers } from '../../delivery/handlers.ts';
import { oldestWaiting } from '../../delivery/oldest-waiting.ts';
import type { EffectPayload } from '../../domain/effect.ts';
import type { Outside } from '../../ports.ts';
import { withRequestId } from './log.ts';
import { begun } from './once.ts';
import { effectIdsIn, unreadableIn } from './stream.ts';

type Kind = EffectPayload['kind'];
type Lane<K extends Kind> = { readonly outside: Outside; readonly handlers: Pick<EffectHandlers, K> };

type TimeLeft = { readonly awsRequestId?: string; getRemainingTimeInMillis?(): number };
/** Fifty slow effects, eight at once, each with its tries, and their writing down. */
const neededMs = 170_000;

class NotThisLane extends Error {
  constructor() {
    super('an effect of another lane');
    this.name = 'NotThisLane';
  }
}
const notHere = (): Promise<void> => Promise.reject(new NotThisLane());
const nowhere: EffectHandlers = {
  mail: notHere,
  'search-mail': notHere,
  'workshop-mail': notHere,
  'mail-many': notHere,
  ring: notHere,
  start: notHere,
  task: notHere,
};

export const deliveryHandler = <K extends Kind>(
  only: readonly K[],
  make: () => Promise<Lane<K>>,
): ((event: unknown, context?: TimeLeft) => Promise<void>) => {
  const ready = begun(make);
  return withRequestId(async (event: unknown, context: TimeLeft) => {
    const lane = await ready();
    const handlers: EffectHandlers = { ...nowhere, ...lane.handlers };
    const named = effectIdsIn(event);
    if (named !== undefined) {
      const unreadable = unreadableIn(event);
      if (unreadable > 0) lane.outside.log('error', 'stream-records-set-aside', { count: unreadable });
      const ended = await deliverNamed(lane.outside, handlers, named, only);
      const failed = ended.filter((one) => one.status === 'rejected');
      if (failed.length > 0) lane.outside.log('error', 'stream-records-failed', { count: failed.length });
      // Where each of them failed it is the store: the batch comes again. Else the five-minute round finds the few.
      if (failed.length > 0 && failed.length === ended.length) throw new Error('no effect of the batch could be tried');
      return;
    }
    // What was sent must still be written down: a function that is cut off would send it again.
    const enough = () => (context.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY) < neededMs;
    lane.outside.log('info', 'delivered-due', await deliverDue(lane.outside, handlers, { only, enough }));
    lane.outside.log('info', 'outbox-waits', await oldestWaiting(lane.outside, only));
  });
};
