/** Below a clerk's link: the minutes were agreed, so the record is final. */
import * as z from 'zod';
import { onward } from '../asking/after-answer.ts';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { lastAnswer } from '../domain/asking/request.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { agreeMinutes, type MinutesRefusal } from './agree-minutes.ts';
import { mayCorrect } from './may-correct.ts';

type Below = NonNullable<LinkView['below']>[string];

const minutesForm = z.strictObject(dateFields('on'));

const refused: Readonly<Record<MinutesRefusal, string>> = {
  'not-offered': 'Record first what the meeting decided',
  'before-the-meeting': 'The minutes cannot have been agreed before the meeting',
  'in-the-future': 'Tell us once they are agreed: this date is still to come',
};

const minutesPage = (context: LinkContext, errors: readonly FormError[]): WebResponse => {
  const recorded = lastAnswer(context.request, 'record-meeting')?.record;
  return linkPage(
    context,
    { title: 'The minutes were agreed', errors, back: true },
    <>
      <p class="govuk-body">
        From then on the record{recorded && ` of ${longDate(recorded.date)}`} is final: it can no longer be corrected
        here.
      </p>
      <form method="post" action={`${context.action}/minutes`} novalidate>
        <DateInput
          name="on"
          legend="When were they agreed?"
          hint="For example, 3 12 2026"
          value={boxesTyped(context, 'on')}
          error={errorOf(errors, 'on-day')}
        />
        <Button>Make the record final</Button>
      </form>
    </>,
  );
};

export const minutesBelow: Below = {
  show: async (context) =>
    mayCorrect(context.request, context.recipient) && context.request.outcome
      ? minutesPage(context, [])
      : onward(context),
  take: async (context) => {
    const { outside, web, partnership, request, evidence } = context;
    if (!minutesForm.safeParse(web.form).success) return problem(outside, 'unreadable');
    const date = readDate(web.form, 'on', 'on which they were agreed');
    if (!date.ok) return minutesPage(context, [date.error]);
    const agreed = await agreeMinutes(outside, {
      partnership: partnership.id,
      request: request.id,
      on: date.value,
      evidence,
    });
    if (agreed.ok) return onward(context, 'minutes');
    return minutesPage(context, [{ field: 'on-day', text: refused[agreed.refusal] }]);
  },
};
