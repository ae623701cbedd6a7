/**
 * Answers whoever tries link after link more and more shortly. Only a wrong token of the right shape counts, so a person whose
 * mail program cut a link in two is never told to wait; and only wrong tokens are refused, for many visitors may share one
 * address, and a right link is known by nobody but its owner.
 */
import type { Outside } from '../ports.ts';
import { clientOf } from './client.ts';
import { count } from './limits.ts';
import { readToken } from './token.ts';

const most = 100;
const minutes = 10;

export const createGuesses = (outside: Outside) => ({
  /** Counts a link that led nowhere. Until when this client is told to wait for its wrong links. */
  count: async (address: string, token: string | undefined): Promise<Date | undefined> => {
    if (token === undefined || !readToken(token)) return undefined;
    const counted = await count(outside, { what: 'wrong-link', who: clientOf(address), most, minutes });
    return counted.within ? undefined : counted.until;
  },
});
