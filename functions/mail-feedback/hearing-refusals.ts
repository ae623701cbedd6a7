/** What a mail server refuses for good as it is handed the mail is news of an address, as a bounce is that comes later. */
import { addressHash } from '../asking/by-address.ts';
import type { Effect, EffectPayload } from '../domain/effect.ts';
import { isLastTry } from '../domain/outbox.ts';
import { AddressRefused, MailDeferred, type Outside } from '../ports.ts';
import { carryOutNews } from './carry-out-news.ts';

/** A service's own word for it: never longer, since that may hold an address. */
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && /^[A-Za-z0-9_ .]{1,40}$/.test(String(error.code))
    ? String(error.code)
    : undefined;

type MailPayload = Extract<EffectPayload, { kind: 'mail' }>;
type MailHandler = (payload: MailPayload, effect: Effect) => Promise<void>;

/**
 * The address that no mail reaches, by what went wrong: refused for good, or refused for now by the last of all tries, three
 * days after the first. Nothing where it is the server, or we, that were refused.
 */
const refusedAddress = (error: unknown, effect: Effect): string | undefined => {
  if (error instanceof AddressRefused) return error.address;
  return error instanceof MailDeferred && isLastTry(effect) ? error.address : undefined;
};

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
      const address = refusedAddress(error, effect);
      if (address === undefined) throw error;
      const { partnership, to: person } = payload;
      const code = codeOf(error);
      outside.log('warn', 'address-refused', {
        effect: effect.id,
        partnership,
        person,
        ...(code !== undefined && { code }),
      });
      await carryOutNews(outside, effect.id, payload, {
        id: `refused-${effect.id}`.slice(0, 200),
        kind: 'bounced',
        at: outside.clock.now().toISOString(),
        address: addressHash(address),
      });
    }
  };
