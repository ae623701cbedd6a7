/** What a mail server refuses for good as it is handed the mail is news of an address, as a bounce is that comes later. */
import { addressHash } from '../asking/by-address.ts';
import type { EffectPayload } from '../domain/effect.ts';
import { AddressRefused, type Outside } from '../ports.ts';
import { carryOutNews } from './carry-out-news.ts';

type MailPayload = Extract<EffectPayload, { kind: 'mail' }>;
type MailHandler = (payload: MailPayload, effect: { id: string; at: string; payload: EffectPayload }) => Promise<void>;

/**
 * The same handler; an address that is refused for good is marked, and the clerk or the lead is told. The mail is then
 * done with: another try would come to the same.
 */
export const hearingRefusals =
  (outside: Outside, handler: MailHandler): MailHandler =>
  async (payload, effect) => {
    try {
      await handler(payload, effect);
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      const { partnership, to: person } = payload;
      outside.log('warn', 'address-refused', { effect: effect.id, partnership, person, code: error.code });
      await carryOutNews(outside, effect.id, payload, {
        id: `refused-${effect.id}`.slice(0, 200),
        kind: 'bounced',
        at: outside.clock.now().toISOString(),
        address: addressHash(error.address),
      });
    }
  };
