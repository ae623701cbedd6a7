/** What waits at an address, written as it stands on the day on which it goes. */
import type { Effect } from '../domain/effect.ts';
import { londonDate } from '../domain/london.ts';
import { withoutReplaced } from '../domain/mail-parts.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { people } from '../records/kinds.ts';
import type { MailContext } from './context.ts';
import type { Letter } from './letter.ts';
import { takePost } from './one-a-day.ts';
import { type MailPayload, readContext, readOne, unreachable } from './read-context.ts';
import type { Entry } from './waiting-post.ts';
import { write } from './write-letter.ts';

/** Nothing when it need not be said any more: they have answered, they have left, the request has ended. */
const letterOf = async (outside: Outside, { id, at, mail }: Entry): Promise<Letter | undefined> => {
  const person = await readOne(outside, people, mail.partnership, mail.to);
  if (!person || unreachable(person, londonDate(outside.clock.now()))) return undefined;
  const context = await readContext(outside, mail, { id, at, payload: mail }, person);
  return context && write(outside, mail, context);
};

type Letters = { readonly payload: MailPayload; readonly effect: Effect; readonly partnership: Partnership };

/** For the one letter of a day; nothing for any other mail. */
export const waitingLetters = async (
  outside: Outside,
  { payload, effect, partnership }: Letters,
): Promise<Pick<MailContext, 'letters'>> => {
  const { post } = payload.details ?? {};
  if (payload.template !== 'day-letter' || typeof post !== 'string') return {};
  const entries = withoutReplaced(await takePost(outside, post, effect, partnership));
  const letters = await Promise.all(
    entries.map(async (entry) => {
      const letter = await letterOf(outside, entry);
      return letter ? [{ letter, asks: entry.asks }] : [];
    }),
  );
  return { letters: letters.flat() };
};
