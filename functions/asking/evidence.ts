/** What an answer keeps of where it came from (DOMAIN section 4). */
import type { Evidence } from '../domain/asking/answer.ts';
import type { Outside } from '../ports.ts';
import type { WebRequest } from '../web/route.ts';

export const evidenceOf = (
  { clock }: Pick<Outside, 'clock'>,
  { address, userAgent }: Pick<WebRequest, 'address' | 'userAgent'>,
  person: string,
): Evidence => ({
  person,
  at: clock.now().toISOString(),
  address: address.slice(0, 100),
  userAgent: userAgent.slice(0, 400),
});
