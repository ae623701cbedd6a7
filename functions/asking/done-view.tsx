/** The page for what is simply done, and said to be done: one tick, sometimes a date or a few words. */
import * as z from 'zod';
import type { Answer } from '../domain/asking/answer.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { longDate } from '../domain/wording.ts';
import { Words } from '../domain/words.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { afterAnswer } from './after-answer.ts';
import { answeredPage } from './answered-page.tsx';
import { giveAnswer } from './give-answer.ts';
import { errorOf, IAm, iAmField, linkPage, textIn } from './link-page.tsx';
import type { LinkContext, LinkView } from './link-view.ts';

export type DoneWords = {
  /** What is asked, as a heading. */
  readonly title: (context: LinkContext) => string;
  /** What it means, one point each. */
  readonly points: (context: LinkContext) => readonly string[];
  /** What the tick adds to "I am …": "and I take this on". */
  readonly tick: string;
  readonly button: string;
  /** Label of a box for a few words that nobody has to fill in. */
  readonly note?: string;
  readonly next: string;
};

const formOf = (name: string) => z.strictObject({ note: Words.default(''), me: iAmField(name) });

const donePage = (context: LinkContext, words: DoneWords, errors: readonly FormError[]): WebResponse => {
  const { action, person, request } = context;
  return linkPage(
    context,
    { title: words.title(context), errors },
    <>
      <Bullets items={words.points(context)} />
      <p class="govuk-body">Please do this by {longDate(request.dueOn)}.</p>
      <form method="post" action={action} novalidate>
        {words.note && (
          <Textarea
            name="note"
            label={`${words.note} (optional)`}
            rows={3}
            value={textIn(context, 'note')}
            error={errorOf(errors, 'note')}
          />
        )}
        <IAm name={person.name} post={words.tick} errors={errors} />
        <Button>{words.button}</Button>
      </form>
    </>,
  );
};

const isAsked = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

export const doneView = (words: DoneWords): LinkView => {
  const next = <p class="govuk-body">{words.next}</p>;
  return {
    show: async (context) => (isAsked(context) ? donePage(context, words, []) : answeredPage(context, { next })),
    take: async (context) => {
      const { outside, web, person, partnership, request, evidence } = context;
      const posted = readPosted(formOf(person.name), web.form);
      if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
      if (!posted.ok)
        return isAsked(context) ? donePage(context, words, posted.errors) : answeredPage(context, { next });
      const { note } = posted.value;
      const answer: Answer = { does: 'do', ...(note === '' ? {} : { note }), ...evidence };
      return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer));
    },
  };
};
