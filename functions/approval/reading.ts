/** What somebody reads before a decision: what it is about, the questions they may see, and everybody's names. */
import type { LinkContext } from '../asking/link-view.ts';
import { type NameOf, readNames } from '../asking/names.ts';
import type { Question } from '../records/kinds.ts';
import type { DecisionAbout, ReadDecisionAbout } from './decision-about.tsx';
import { readQuestions, seenFrom } from './read-questions.ts';
import { readSoFar, type SoFar } from './so-far.tsx';

export type Reading = {
  readonly about: DecisionAbout;
  readonly questions: readonly Question[];
  readonly nameOf: NameOf;
  readonly soFar: SoFar;
};

export const readForDecision = async (context: LinkContext, readAbout: ReadDecisionAbout): Promise<Reading> => {
  const { outside, partnership, request, recipient } = context;
  const [nameOf, asked, soFar] = await Promise.all([
    readNames(outside, partnership.id),
    readQuestions(outside, partnership.id, request.about),
    readSoFar(context),
  ]);
  const about = await readAbout(context, nameOf);
  return { about, nameOf, soFar, questions: seenFrom(asked, request.step?.parties ?? [], recipient.person) };
};
