/**
 * Stops somebody from trying link after link. Only a wrong token of the right shape counts, so a person whose mail
 * program cut a link in two is never shut out. A right link costs no look at the counter: this process remembers who
 * is over, and every other one learns it from the next wrong token.
 */
import type { Outside } from '../ports.ts';
import { clientOf } from './client.ts';
import { count } from './limits.ts';
import { readToken } from './token.ts';

const most = 100;
const minutes = 10;
const mostRemembered = 10_000;

export const createGuesses = (outside: Outside) => {
  const over = new Map<string, Date>();
  return {
    /** Until when this client gets no answer about any link. */
    refusedUntil: (address: string): Date | undefined => {
      const client = clientOf(address);
      const until = over.get(client);
      if (until && until <= outside.clock.now()) over.delete(client);
      return over.get(client);
    },
    /** Counts a link that led nowhere. */
    count: async (address: string, token: string | undefined): Promise<Date | undefined> => {
      if (token === undefined || !readToken(token)) return undefined;
      const client = clientOf(address);
      const counted = await count(outside, { what: 'wrong-link', who: client, most, minutes });
      if (counted.within) return undefined;
      if (over.size >= mostRemembered) over.clear();
      over.set(client, counted.until);
      return counted.until;
    },
  };
};
