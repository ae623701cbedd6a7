/** A head's page: what it asks of their school, then "I support this going to governors" or a change with a reason. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { giveAnswer } from '../asking/give-answer.ts';
import { IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { readNames } from '../asking/names.ts';
import { missingReason, type Question, ReasonedChoice } from '../asking/reasoned-choice.tsx';
import type { Answer } from '../domain/asking/answer.ts';
import { stillAsked } from '../domain/asking/request.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { activeSchools, type School, schoolByUrn } from '../domain/partnership/partnership.ts';
import { Words } from '../domain/values.ts';
import { countOf, listOf, longDate } from '../domain/wording.ts';
import { Briefing } from '../pages/briefing.tsx';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Plan } from '../pages/plan.tsx';
import { readPlanOf } from '../records/plans.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';

const Posted = z.strictObject({
  choice: z.enum(['support', 'ask-change'], 'Choose whether you support it going to governors'),
  changeReason: Words.default(''),
  me: IAmTicked,
});

const question: Question = {
  name: 'choice',
  legend: 'What do you say?',
  choices: [
    { value: 'support', text: 'I support this going to governors' },
    {
      value: 'ask-change',
      text: 'I ask for a change first',
      reason: {
        name: 'changeReason',
        label: 'What should be changed, and why?',
        hint: 'The lead will read this.',
        missing: 'Say what should be changed, in a few words',
      },
    },
  ],
};

/** The schools that this head leads; all of them for somebody who answers in a head's place. */
const schoolsOf = ({ partnership, recipient }: LinkContext): readonly School[] => {
  const schools = activeSchools(partnership);
  const own = schools.filter(({ head }) => head === recipient.person);
  return own.length > 0 ? own : schools;
};

const headsPage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { outside, partnership, request, action } = context;
  const plan = await readPlanOf(outside, partnership, request.about);
  const schools = schoolsOf(context);
  return linkPage(
    context,
    { title: 'Do you support this going to governors?', errors },
    <>
      <InsetText>
        You say whether the plan may go to the governors. They decide about it. Please answer by{' '}
        {longDate(request.dueOn)}.
      </InsetText>
      {plan && <Briefing content={plan.content} schools={schools} planHref={`${action}/plan`} />}
      <form method="post" action={action} novalidate>
        <ReasonedChoice context={context} question={question} errors={errors} />
        <IAm context={context} post={`and I answer for ${listOf(schools.map(({ name }) => name))}`} errors={errors} />
        <Button>Record my answer</Button>
      </form>
      <p class="govuk-body">
        <Link href={`${action}/hand-over`}>Hand this over to the right person</Link>
      </p>
    </>,
  );
};

const next = ({ request }: LinkContext) => {
  const waiting = stillAsked(request).length;
  if (request.outcome?.result === 'supported')
    return <p class="govuk-body">The plan goes to the governors, who decide about it.</p>;
  if (request.outcome)
    return <p class="govuk-body">The plan is with the lead. You will be asked about a new version.</p>;
  return (
    <p class="govuk-body">
      {countOf(waiting, 'head')} {waiting === 1 ? 'has' : 'have'} still to answer. Then it goes to the governors, or
      back to the lead.
    </p>
  );
};

const isAsked = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('support');

const takeSupport = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, person, partnership, request, evidence } = context;
  const posted = readPosted(Posted, web.form, tickAs(person.name));
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const without = missingReason(context, question);
  if (!posted.ok || without.length > 0) {
    if (!isAsked(context)) return answeredPage(context, { next: next(context) });
    return headsPage(context, [...without, ...(posted.ok ? [] : posted.errors)]);
  }
  const { choice, changeReason: reason } = posted.value;
  const answer: Answer = choice === 'support' ? { does: choice, ...evidence } : { does: choice, reason, ...evidence };
  return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer));
};

const showPlan = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, partnership, request } = context;
  const [plan, nameOf] = await Promise.all([
    readPlanOf(outside, partnership, request.about),
    readNames(outside, partnership.id),
  ]);
  if (!plan) return problem(outside, 'not-found');
  const schoolOrPerson = (id: string) => schoolByUrn(partnership, id)?.name ?? nameOf(id);
  return linkPage(
    context,
    { title: 'The whole plan', back: true, wide: true },
    <Plan content={plan.content} nameOf={schoolOrPerson} />,
  );
};

export const headSupportView: LinkView = {
  show: async (context) => (isAsked(context) ? headsPage(context, []) : answeredPage(context, { next: next(context) })),
  take: takeSupport,
  below: { plan: { show: showPlan } },
};
