/** Below what somebody has decided: how to change it while that is still possible, and what was asked. */
import type { ComponentChildren } from 'preact';
import type { LinkContext } from '../asking/link-view.ts';
import { mayCorrectAnswer } from '../domain/asking/take.ts';
import { dayAndDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { questionsAfter } from './questions-after.tsx';

export const answeredBelow = async (context: LinkContext): Promise<ComponentChildren> => {
  const { request, recipient, action } = context;
  const questions = await questionsAfter(context);
  if (!mayCorrectAnswer(request, recipient.person)) return questions;
  return (
    <>
      <h2 class="govuk-heading-m">Did you mean something else?</h2>
      <p class="govuk-body">
        You can change your answer until {dayAndDate(request.dueOn)}, or until the last trustee has answered.
      </p>
      <p class="govuk-body">
        <Link href={`${action}/change`}>Change my answer</Link>
      </p>
      {questions}
    </>
  );
};
