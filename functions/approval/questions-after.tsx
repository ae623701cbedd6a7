/** The questions that somebody may see, once they have answered: the mail with an answer leads here. */
import type { ComponentChildren } from 'preact';
import type { LinkContext } from '../asking/link-view.ts';
import { readQuestions, seenFrom } from './read-questions.ts';
import { QuestionsAndAnswers } from './reading-parts.tsx';

export const questionsAfter = async ({
  outside,
  partnership,
  request,
  recipient,
}: LinkContext): Promise<ComponentChildren> => {
  const asked = await readQuestions(outside, partnership.id, request.about);
  return <QuestionsAndAnswers questions={seenFrom(asked, request.step?.parties ?? [], recipient.person)} />;
};
