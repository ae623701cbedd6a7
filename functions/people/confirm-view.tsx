/** The page behind a successor's link: everything they take on, and "I take it on". */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { readNames } from '../asking/names.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { confirmSuccessor } from './confirm-successor.ts';
import { HandoverPack } from './handover-pack.tsx';
import { readHandover } from './read-handover.ts';

const canConfirm = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('do');

const confirmPage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { outside, partnership, person, action, request } = context;
  const [handover, nameOf] = await Promise.all([
    readHandover(outside, partnership, person.id),
    readNames(outside, partnership.id),
  ]);
  return linkPage(
    context,
    { title: 'What you take on', errors },
    <>
      <p class="govuk-body">
        Please read this and say that you take it on, by {longDate(request.dueOn)}. If something is wrong or too much,
        reply to the email first.
      </p>
      <HandoverPack handover={handover} nameOf={nameOf} withLinks />
      <form method="post" action={action} novalidate>
        <Textarea
          name="note"
          label="Anything that the lead should know? (optional)"
          rows={3}
          value={textIn(context, 'note')}
          error={errorOf(errors, 'note')}
        />
        <IAm context={context} post="and I have read this and take it on" errors={errors} />
        <Button>I take it on</Button>
      </form>
    </>,
  );
};

const confirmedPage = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, partnership, person } = context;
  const [handover, nameOf] = await Promise.all([
    readHandover(outside, partnership, person.id),
    readNames(outside, partnership.id),
  ]);
  return answeredPage(context, {
    next: <p class="govuk-body">Each thing that waits for you comes by email, with a link of your own.</p>,
    children: <HandoverPack handover={handover} nameOf={nameOf} withLinks />,
  });
};

const Posted = z.strictObject({ note: Words.default(''), me: IAmTicked });

export const confirmSuccessorView: LinkView = {
  show: (context) => (canConfirm(context) ? confirmPage(context, []) : confirmedPage(context)),
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return canConfirm(context) ? confirmPage(context, posted.errors) : confirmedPage(context);
    const { note } = posted.value;
    return afterAnswer(
      context,
      await confirmSuccessor(outside, { partnership: partnership.id, request: request.id, note, evidence }),
    );
  },
};
