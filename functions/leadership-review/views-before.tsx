/** Before a visit, behind links: what the head asks the visitors to look at, on which days everybody can, and the day. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { errorOf, linkPage } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { listPurposes } from '../domain/leadership-review/own-plan.ts';
import { londonDate } from '../domain/london.ts';
import { PlainDate } from '../domain/values.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Table } from '../pages/components/table.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readLived } from '../records/read-lived.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { chooseFocus, sayWhichDays, setVisitDay } from './answers.ts';
import { afterwards, canAnswer, givenBy, Needed, readSeen, VisitFacts } from './link-parts.tsx';

const focusPage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, partnership, request, action } = context;
  const seen = await readSeen(context);
  const content = await readLived(outside, partnership, londonDate(outside.clock.now()));
  const purposes = listPurposes(content, seen.review.host);
  return linkPage(
    context,
    { title: 'What should two heads look at?', errors },
    <>
      <p class="govuk-body">
        Two heads come to your school for a day and look at what you choose. They write what works, questions worth
        asking, and what they can offer. Nobody gets a grade. You read it first; then it goes to your board.
      </p>
      <VisitFacts seen={seen} context={context} />
      {purposes.length > 0 && (
        <>
          <p class="govuk-body">In the partnership’s plan your school works on:</p>
          <Bullets items={purposes} />
        </>
      )}
      <form method="post" action={action} novalidate>
        <Textarea
          name="focus"
          label="Which part of your school’s own plan should they look at?"
          labelSize="m"
          hint="A few lines: what you want to get better at, and what you would like to be asked."
          rows={5}
          value={textIn(context, 'focus')}
          error={errorOf(errors, 'focus')}
        />
        <p class="govuk-body">
          If nobody has chosen anything by {longDate(request.closesOn)}, there is no review of your school this year.
        </p>
        <Button>This is what they should look at</Button>
      </form>
    </>,
  );
};

const FocusForm = z.strictObject({ focus: Needed('Say what they should look at, in a few words') });

export const focusView: LinkView = {
  show: (context) =>
    canAnswer(context)
      ? focusPage(context)
      : Promise.resolve(afterwards(context, 'Next, a day is agreed with your visitors.')),
  take: async (context) => {
    const posted = readPosted(FocusForm, context.web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(context.outside, 'unreadable');
    if (!posted.ok) return canAnswer(context) ? focusPage(context, posted.errors) : afterwards(context, '');
    return afterAnswer(context, await chooseFocus(context.outside, givenBy(context), posted.value.focus));
  },
};

const daysTicked = ({ web }: LinkContext): readonly string[] => {
  const { days = [] } = web.form;
  return typeof days === 'string' ? [days] : days;
};

const datePage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { action } = context;
  const seen = await readSeen(context);
  return linkPage(
    context,
    { title: 'On which of these days can you?', errors },
    <>
      <p class="govuk-body">
        The visit takes the school day, from 9:00 to 15:30. On these days all three schools are open, and nothing in the
        diary stands against them. The first day on which all three of you can is taken.
      </p>
      <VisitFacts seen={seen} context={context} />
      <form method="post" action={action} novalidate>
        <Checkboxes
          name="days"
          legend="Tick every day on which you can"
          legendSize="m"
          values={daysTicked(context)}
          error={errorOf(errors, 'days')}
          items={[
            ...seen.review.offered.map((day) => ({ value: day, text: dayAndDate(day) })),
            { divider: 'or' },
            { value: 'none', text: 'None of these', exclusive: true },
          ]}
        />
        <Button>Send</Button>
      </form>
    </>,
  );
};

const DateForm = z.strictObject({
  days: z
    .union([z.string(), z.array(z.string())], 'Tick the days on which you can, or “None of these”')
    .transform((days) => (typeof days === 'string' ? [days] : days))
    .pipe(z.array(z.union([PlainDate, z.literal('none')])).max(10))
    .refine((days) => !days.includes('none') || days.length === 1, 'Tick days, or “None of these”, not both'),
});

export const dateView: LinkView = {
  show: async (context) => {
    if (canAnswer(context)) return datePage(context);
    const { review } = await readSeen(context);
    return afterwards(
      context,
      review.visitOn
        ? `The visit is on ${dayAndDate(review.visitOn)}.`
        : 'When all three have answered, the first day that suits all is taken. If there is none, the lead sets a day.',
    );
  },
  take: async (context) => {
    const posted = readPosted(DateForm, context.web.form);
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(context.outside, 'unreadable');
    if (!posted.ok) return canAnswer(context) ? datePage(context, posted.errors) : afterwards(context, '');
    return afterAnswer(context, await sayWhichDays(context.outside, givenBy(context), posted.value.days));
  },
};

const setDatePage = async (context: LinkContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { action } = context;
  const seen = await readSeen(context);
  const { offered, can } = seen.review;
  return linkPage(
    context,
    { title: 'Please set the day of a visit', errors },
    <>
      <p class="govuk-body">
        {offered.length === 0
          ? 'We found no day in the diary on which all three schools are open and nothing stands against it.'
          : 'There is no day among those offered on which all three can. Please talk to them.'}
      </p>
      <VisitFacts seen={seen} context={context} />
      {can.length > 0 && (
        <Table
          caption="Who can when"
          captionSize="m"
          columns={[{ head: 'Who' }, { head: 'Can on' }]}
          rows={can.map(({ person, dates }) => [
            seen.nameOf(person),
            dates.length === 0 ? 'None of the days' : dates.map(longDate).join(', '),
          ])}
          firstCellIsHeader
          stacks
        />
      )}
      <form method="post" action={action} novalidate>
        <DateInput
          name="visit"
          legend="On which day do they visit?"
          legendSize="m"
          hint="For example, 3 2 2027"
          value={boxesTyped(context, 'visit')}
          error={errorOf(errors, 'visit-day')}
        />
        <ButtonGroup>
          <Button name="press" value="set">
            Set this day
          </Button>
          <Button name="press" value="none" kind="secondary">
            There is no visit to this school this year
          </Button>
        </ButtonGroup>
      </form>
    </>,
  );
};

const SetForm = z.strictObject({
  ...dateFields('visit'),
  press: z.enum(['set', 'none'], 'Set a day, or say that there is no visit'),
});

const setDay = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web } = context;
  const posted = readPosted(SetForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!canAnswer(context)) return afterwards(context, 'The day is set.');
  if (!posted.ok) return setDatePage(context, posted.errors);
  if (posted.value.press === 'none')
    return afterAnswer(context, await setVisitDay(outside, givenBy(context), undefined));
  const date = readDate(web.form, 'visit', 'of the visit');
  if (!date.ok) return setDatePage(context, [date.error]);
  if (date.value <= londonDate(outside.clock.now()))
    return setDatePage(context, [{ field: 'visit-day', text: 'The day of the visit must be after today' }]);
  return afterAnswer(context, await setVisitDay(outside, givenBy(context), date.value));
};

export const setDateView: LinkView = {
  show: async (context) => {
    if (canAnswer(context)) return setDatePage(context);
    const { review } = await readSeen(context);
    return afterwards(
      context,
      review.visitOn ? `The visit is on ${dayAndDate(review.visitOn)}.` : 'There is no visit to this school this year.',
    );
  },
  take: setDay,
};
