/** Somebody says how they want to be reached: by mail, or by text message to a mobile telephone. */
import { withHold } from '../asking/hold.ts';
import { keepChange } from '../asking/keep-change.ts';
import { londonDate } from '../domain/london.ts';
import { isFrozen } from '../domain/partnership/held.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type ChannelInput = {
  readonly partnership: string;
  readonly person: string;
  /** E.164. A number is kept when they go back to mails, and forgotten when they take it out. */
  readonly mobile?: string | undefined;
  readonly channel: 'email' | 'text';
};

/** `no-number`: text messages need one. `frozen`: somebody said that the last change to them was not right. */
export const chooseChannel = (
  outside: Outside,
  { partnership, person: id, mobile, channel }: ChannelInput,
): Promise<Result<'chosen', 'unknown-person' | 'no-number' | 'frozen'>> =>
  work(outside, partnership, async (tx): Promise<Result<'chosen', 'unknown-person' | 'no-number' | 'frozen'>> => {
    const person = await tx.read(people, id);
    if (!person || person.left !== undefined) return refuse('unknown-person');
    if (channel === 'text' && mobile === undefined) return refuse('no-number');
    if (person.channel === channel && person.mobile === mobile) return accept('chosen');
    if (isFrozen(person)) return refuse('frozen');
    const { mobile: before, ...rest } = person;
    const chosen = { ...rest, channel, ...(mobile === undefined ? {} : { mobile }) };
    // Another number is another way to be them: told and held like another address. Going back to mails gives nobody anything.
    const another = mobile !== undefined && mobile !== before;
    const partnership = await tx.readNeeded(partnerships, theOne);
    const change = another
      ? await keepChange(outside, tx, partnership, {
          kind: 'number',
          way: 'oneself',
          by: id,
          people: [
            {
              person: id,
              was: {
                email: person.email,
                channel: person.channel,
                ...(before === undefined ? {} : { mobile: before }),
              },
              becomes: { email: person.email, channel, mobile },
            },
          ],
        })
      : undefined;
    tx.write(people, id, change ? withHold(chosen, change.id, partnership, londonDate(tx.now)) : chosen);
    tx.event('channel-chosen', id, { channel, ...(change ? { change: change.id } : {}) });
    return accept('chosen');
  });
