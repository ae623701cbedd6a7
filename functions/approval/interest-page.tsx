/** Below a decision's link: declare an interest, and take no further part. */
import * as z from 'zod';
import { afterAnswer, onward } from '../asking/after-answer.ts';
import { giveAnswer } from '../asking/give-answer.ts';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { interestSendsToMeeting } from '../domain/approval/written-resolution.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { Words } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';

type Below = NonNullable<LinkView['below']>[string];

const Posted = z.strictObject({
  note: z
    .string('Say what your interest is')
    .pipe(Words)
    .pipe(z.string().min(3, 'Say what your interest is, in a few words')),
  me: IAmTicked,
});

const interestPage = (context: LinkContext, errors: readonly FormError[]): WebResponse => {
  const { action, request, partnership } = context;
  const party = partyById(partnership, request.party ?? '');
  const endsIt = request.step?.means === 'written-resolution' && party !== undefined && interestSendsToMeeting(party);
  const alone = request.step?.means === 'delegated' && request.step.person !== undefined;
  return linkPage(
    context,
    { title: 'Declare an interest', errors, back: true },
    <>
      <p class="govuk-body">
        You have an interest if you, your family or your work could gain or lose by this decision. Many people have one
        at some time. Please say so: then you take no part in it.
      </p>
      <p class="govuk-body">
        {alone
          ? 'A meeting of the board then decides instead of you.'
          : endsIt
            ? 'A written resolution has to be signed by every trustee, unless your articles differ (model articles, 123). So it ends, and a meeting decides. You do not vote there. The clerk sees what you write here.'
            : 'You do not vote, and you do not count as present. The clerk sees what you write here.'}
      </p>
      <form method="post" action={`${action}/interest`} novalidate>
        <Textarea
          name="note"
          label="What is your interest?"
          rows={3}
          value={textIn(context, 'note')}
          error={errorOf(errors, 'note')}
        />
        <IAm context={context} errors={errors} />
        <Button>Declare it and withdraw</Button>
      </form>
    </>,
  );
};

const mayDeclare = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('declare-interest');

export const interestBelow: Below = {
  show: async (context) => (mayDeclare(context) ? interestPage(context, []) : onward(context)),
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    if (!posted.ok) return interestPage(context, posted.errors);
    const answer = { does: 'declare-interest', note: posted.value.note, ...evidence } as const;
    return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer));
  },
};
