/** What somebody reads before a decision: the matter, the questions they may see, and everybody's names. */
import type { LinkContext } from '../asking/link-view.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import type { Question } from '../records/kinds.ts';
import type { Matter, ReadMatter } from './matter.tsx';
import { readQuestions, seenFrom } from './read-questions.ts';

export type Reading = { readonly matter: Matter; readonly questions: readonly Question[]; readonly nameOf: NameOf };

export const readForDecision = async (context: LinkContext, readMatter: ReadMatter): Promise<Reading> => {
  const { outside, partnership, request, recipient } = context;
  const [nameOf, asked] = await Promise.all([
    readNames(outside, partnership.id),
    readQuestions(outside, partnership.id, request.about),
  ]);
  const matter = await readMatter(context, nameOf);
  return { matter, nameOf, questions: seenFrom(asked, request.step?.parties ?? [], recipient.person) };
};
