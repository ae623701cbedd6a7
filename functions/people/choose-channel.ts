/** Somebody says how they want to be reached: by mail, or by text message to a mobile telephone. */
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { people } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type ChannelInput = {
  readonly partnership: string;
  readonly person: string;
  /** E.164. A number is kept when they go back to mails, and forgotten when they take it out. */
  readonly mobile?: string | undefined;
  readonly channel: 'email' | 'text';
};

/** `no-number`: text messages need one. */
export const chooseChannel = (
  outside: Outside,
  { partnership, person: id, mobile, channel }: ChannelInput,
): Promise<Result<'chosen', 'unknown-person' | 'no-number'>> =>
  work(outside, partnership, async (tx): Promise<Result<'chosen', 'unknown-person' | 'no-number'>> => {
    const person = await tx.read(people, id);
    if (!person || person.left !== undefined) return refuse('unknown-person');
    if (channel === 'text' && mobile === undefined) return refuse('no-number');
    if (person.channel === channel && person.mobile === mobile) return accept('chosen');
    const { mobile: _, ...rest } = person;
    tx.write(people, id, { ...rest, channel, ...(mobile === undefined ? {} : { mobile }) });
    tx.event('channel-chosen', id, { channel });
    return accept('chosen');
  });
