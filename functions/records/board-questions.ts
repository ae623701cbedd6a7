/** What members of boards have asked, for those who answer. */
import type { Outside } from '../ports.ts';
import { type Question, questions } from './kinds.ts';
import { readEvery } from './read-every.ts';

/** Everything that was asked in a partnership, oldest first. */
export const readBoardQuestions = async (outside: Outside, partnership: string): Promise<readonly Question[]> => {
  const found = await readEvery(outside.store, questions, partnership);
  return found.toSorted((one, other) => one.at.localeCompare(other.at));
};
