/** Somebody's links to read are made anew: the ones before lead to the newer, which goes to the mailbox that we have for them. */
import { londonDate } from '../domain/london.ts';
import { partEnded } from '../domain/partnership/part-ended.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import type { Reads } from './reading-links.ts';
import { tell } from './tell-people.ts';

export type RenewInput = {
  readonly partnership: string;
  /** Who presses; the reader themselves, or who looks after people. */
  readonly by: string;
  readonly person: string;
  /** What the mail leads to. */
  readonly reads: Reads;
  /** The links that were sent before stop. Otherwise the newest is only sent once more. */
  readonly stopsOthers: boolean;
};

/** `part-ended`: whoever has no part any more is sent nothing. */
export const renewReading = (
  outside: Outside,
  { partnership, by, person: id, reads, stopsOthers }: RenewInput,
): Promise<Result<'sent', 'unknown-person' | 'part-ended'>> =>
  work(outside, partnership, async (tx): Promise<Result<'sent', 'unknown-person' | 'part-ended'>> => {
    const person = await tx.read(people, id);
    if (!person) return refuse('unknown-person');
    const whole = await tx.readNeeded(partnerships, theOne);
    if (partEnded(whole, person, londonDate(tx.now))) return refuse('part-ended');
    if (stopsOthers) {
      tx.write(people, id, { ...person, readingRound: (person.readingRound ?? 0) + 1 });
      tx.event('reading-links-renewed', by, { person: id });
    }
    tell(tx, 'reading-link', [id], { details: { reads } });
    return accept('sent');
  });
