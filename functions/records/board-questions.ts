/** What members of boards have asked, for those who answer. */
import type { Outside } from '../ports.ts';
import { decode } from './kind.ts';
import { type Question, questions } from './kinds.ts';

/** Everything that was asked in a partnership, oldest first. */
export const readBoardQuestions = async (outside: Outside, partnership: string): Promise<readonly Question[]> => {
  const { partition, sort: prefix } = questions.key(partnership, '');
  const found: Question[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({ partition, prefix, ...(from === undefined ? {} : { from }) });
    found.push(...page.items.map((item) => decode(questions, item)));
    from = page.next;
  } while (from !== undefined);
  return found.toSorted((one, other) => one.at.localeCompare(other.at));
};
