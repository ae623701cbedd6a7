/** The page behind a head's link: may a suspended activity start again? */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { readNames } from '../asking/names.ts';
import { missingReason, type Question, ReasonedChoice } from '../asking/reasoned-choice.tsx';
import type { Recipient } from '../domain/asking/request.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { decode } from '../records/kind.ts';
import { type Suspension, suspensions } from '../records/kinds.ts';
import { MissingRecord } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { answerRestart } from './restart-activity.ts';

const suspensionFor = async ({ outside, partnership, request }: LinkContext): Promise<Suspension> => {
  const item = await outside.store.get(suspensions.key(partnership.id, request.about.id));
  if (!item) throw new MissingRecord('suspension', request.about.id);
  return decode(suspensions, item);
};

const stateWords: Readonly<Partial<Record<Recipient['state'], string>>> = {
  asked: 'not answered yet',
  answered: 'has answered',
};

const canAnswer = ({ request, recipient, partnership }: LinkContext): boolean =>
  answersOffered(request, recipient.person, partnership).includes('agree');

const question: Question = {
  name: 'answer',
  legend: 'May it start again?',
  choices: [
    { value: 'agree', text: 'Yes, it may start again' },
    {
      value: 'decline',
      text: 'Not yet',
      reason: {
        name: 'reason',
        label: 'What has to happen first?',
        hint: 'Please name no child. The other heads will read this.',
        missing: 'Say what has to happen first, in a few words',
      },
    },
  ],
};

const restartPage = async (context: LinkContext, errors: readonly FormError[]): Promise<WebResponse> => {
  const { outside, partnership, action, request } = context;
  const suspension = await suspensionFor(context);
  const nameOf = await readNames(outside, partnership.id);
  const asked = request.recipients.flatMap(({ person: one, state }) =>
    stateWords[state] === undefined ? [] : [`${nameOf(one)}: ${stateWords[state]}`],
  );
  return linkPage(
    context,
    { title: 'May it start again?', heading: `May “${suspension.title}” start again?`, errors },
    <>
      <p class="govuk-body">
        {nameOf(suspension.by)} stopped it on {longDate(suspension.since)}. The reason given:
      </p>
      <InsetText>{suspension.reason}</InsetText>
      <p class="govuk-body">
        It starts again only when every head has agreed. One “not yet” keeps it stopped. Please answer by{' '}
        {longDate(request.dueOn)}.
      </p>
      <form method="post" action={action} novalidate>
        <ReasonedChoice context={context} question={question} errors={errors} />
        <IAm context={context} errors={errors} />
        <Button>Record my answer</Button>
      </form>
      <h2 class="govuk-heading-m">Who is asked</h2>
      <Bullets items={asked} />
    </>,
  );
};

const afterwards = async (context: LinkContext): Promise<WebResponse> => {
  const { request } = context;
  const result = request.outcome?.result;
  const next =
    result === 'agreed'
      ? 'Every head agreed, so it has started again.'
      : result === undefined
        ? 'It starts again once every head has agreed. You will hear of it.'
        : 'It stays stopped. It can be asked again once what was missing is there.';
  return answeredPage(context, { next: <p class="govuk-body">{next}</p> });
};

const Posted = z.strictObject({
  answer: z.enum(['agree', 'decline'], 'Choose whether it may start again'),
  reason: Words.default(''),
  me: IAmTicked,
});

export const restartActivityView: LinkView = {
  show: (context) => (canAnswer(context) ? restartPage(context, []) : afterwards(context)),
  take: async (context) => {
    const { outside, web, person, partnership, request, evidence } = context;
    const posted = readPosted(Posted, web.form, tickAs(person.name));
    if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
    const errors = [...missingReason(context, question), ...(posted.ok ? [] : posted.errors)];
    if (!posted.ok || errors.length > 0) return canAnswer(context) ? restartPage(context, errors) : afterwards(context);
    const { answer, reason } = posted.value;
    const given = await answerRestart(
      outside,
      partnership.id,
      request.id,
      answer === 'agree' ? { does: 'agree', ...evidence } : { does: 'decline', reason, ...evidence },
    );
    return afterAnswer(context, given);
  },
};
