/** Below a decision's link: let a meeting of the board decide instead. */
import * as z from 'zod';
import { afterAnswer, onward } from '../asking/after-answer.ts';
import { giveAnswer } from '../asking/give-answer.ts';
import { IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';

type Below = NonNullable<LinkView['below']>[string];

const Posted = z.strictObject({ me: IAmTicked });

const toMeetingPage = (context: LinkContext, errors: readonly FormError[]): WebResponse =>
  linkPage(
    context,
    { title: 'Move this to a meeting', errors, back: true },
    <>
      <p class="govuk-body">
        The question ends here, for everybody who was asked it. The clerk is asked to put it on the agenda of the
        board’s next meeting, and the board decides there.
      </p>
      <form method="post" action={`${context.action}/meeting`} novalidate>
        <IAm context={context} errors={errors} />
        <Button>Move it to a meeting</Button>
      </form>
    </>,
  );

const mayMove = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('to-meeting');

export const toMeetingBelow: Below = {
  show: async (context) => (mayMove(context) ? toMeetingPage(context, []) : onward(context)),
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return toMeetingPage(context, posted.errors);
    return afterAnswer(
      context,
      await giveAnswer(outside, partnership.id, request.id, { does: 'to-meeting', ...evidence }),
    );
  },
};
