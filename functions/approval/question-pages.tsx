/** Below a decision's link: ask the lead something, or say privately that something is not clear. */
import * as z from 'zod';
import { onward } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { Words } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import type { Question } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { askQuestion } from './ask-question.ts';

type Below = NonNullable<LinkView['below']>[string];

const question = Words.pipe(z.string().min(3, 'Write your question').max(2000, 'Use at most 2,000 characters'));

const questionForm = z.strictObject({
  question: z.string('Write your question').pipe(question),
  seenBy: z.enum(['all-boards', 'our-board'], 'Choose who sees the question and its answer'),
});
const unclearForm = z.strictObject({
  question: z.string('Say what is not clear').pipe(question),
});

const ask = async (
  context: LinkContext,
  asked: { readonly question: string; readonly seenBy: Question['seenBy'] },
  done: string,
): Promise<WebResponse> => {
  const { outside, partnership, request, person } = context;
  const result = await askQuestion(outside, {
    partnership: partnership.id,
    request: request.id,
    person: person.id,
    ...asked,
  });
  return result.ok ? onward(context, done) : answeredPage(context, { tooLate: true });
};

const questionPage = (context: LinkContext, errors: readonly FormError[]): WebResponse =>
  linkPage(
    context,
    { title: 'Ask a question', errors, back: true },
    <form method="post" action={`${context.action}/question`} novalidate>
      <Textarea
        name="question"
        label="What would you like to know?"
        hint="Whoever leads the partnership answers, and you get an email."
        value={textIn(context, 'question')}
        error={errorOf(errors, 'question')}
      />
      <Radios
        name="seenBy"
        legend="Who may see the question and its answer?"
        value={textIn(context, 'seenBy')}
        error={errorOf(errors, 'seenBy')}
        items={[
          { value: 'all-boards', text: 'All boards', hint: 'Others may wonder about the same thing.' },
          { value: 'our-board', text: 'Our board only' },
        ]}
      />
      <Button>Ask</Button>
    </form>,
  );

const unclearPage = (context: LinkContext, errors: readonly FormError[]): WebResponse =>
  linkPage(
    context,
    { title: 'I do not understand this', errors, back: true },
    <form method="post" action={`${context.action}/unclear`} novalidate>
      <p class="govuk-body">
        If you do not understand something, others will not either. The lead is told what is not clear, but not by whom.
      </p>
      <Textarea
        name="question"
        label="What is not clear?"
        rows={3}
        value={textIn(context, 'question')}
        error={errorOf(errors, 'question')}
      />
      <Button>Tell the lead, without my name</Button>
    </form>,
  );

export const questionBelow: Below = {
  show: async (context) => questionPage(context, []),
  take: async (context) => {
    const posted = readPosted(questionForm, context.web.form);
    if (posted.ok) return ask(context, posted.value, 'asked');
    if (posted.refusal === 'unknown-fields') return problem(context.outside, 'unreadable');
    return questionPage(context, posted.errors);
  },
};

export const unclearBelow: Below = {
  show: async (context) => unclearPage(context, []),
  take: async (context) => {
    const posted = readPosted(unclearForm, context.web.form);
    if (posted.ok) return ask(context, { ...posted.value, seenBy: 'unclear' }, 'unclear');
    if (posted.refusal === 'unknown-fields') return problem(context.outside, 'unreadable');
    return unclearPage(context, posted.errors);
  },
};
