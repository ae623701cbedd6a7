/** The questions that were asked about one decision, through all its versions. */
import type { About } from '../domain/asking/request.ts';
import type { Outside } from '../ports.ts';
import { type Question, questions } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';

/** One text for what is decided, whatever its version: a question outlives the version that it was asked about. */
export const matterKey = ({ kind, id }: Pick<About, 'kind' | 'id'>): string => `${kind}-${id}`;

/** Everything that was asked about it, oldest first: for the lead. */
export const readQuestions = async (
  outside: Outside,
  partnership: string,
  about: Pick<About, 'kind' | 'id'>,
): Promise<Question[]> => {
  const found = await readEvery(outside.store, questions, partnership, `${matterKey(about)}.`);
  return found.toSorted((one, other) => (one.at < other.at ? -1 : 1));
};

/** What somebody may see who decides for these parties: shared questions, their own board's, and what they asked. */
export const seenFrom = (asked: readonly Question[], parties: readonly string[], person: string): readonly Question[] =>
  asked.filter(({ seenBy, party, askedBy }) => {
    if (askedBy === person || seenBy === 'all-boards') return true;
    return seenBy === 'our-board' && parties.includes(party);
  });
