/** The page of somebody who decides alone, or as one of the trustees of a written resolution. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { giveAnswer } from '../asking/give-answer.ts';
import { mayHandOver } from '../asking/hand-over.tsx';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext, LinkView } from '../asking/link-view.ts';
import { partyNames, whoDecidesNow } from '../asking/outcome-words.ts';
import type { Answer } from '../domain/asking/answer.ts';
import { isAdvice } from '../domain/asking/speaking-body.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import type { ReadDecisionAbout } from './decision-about.tsx';
import { type Choice, wordsFor } from './decision-words.ts';
import { type Reading, readForDecision } from './reading.ts';
import { Asked, QuestionsAndAnswers } from './reading-parts.tsx';
import { CoversField, coversErrors, coversTyped, leftOut, SchoolsField } from './schools-field.tsx';
import { AdviceBefore } from './so-far.tsx';

const choices = ['agree', 'ask-change', 'decline'] as const satisfies readonly Choice[];
/** Each answer with a reason has a field of its own, since all of them are sent. */
const reasonFields: Partial<Record<Choice, 'changeReason' | 'declineReason'>> = {
  'ask-change': 'changeReason',
  decline: 'declineReason',
};

const Posted = z.strictObject({
  choice: z.enum(choices, 'Choose what you decide'),
  changeReason: Words.default(''),
  declineReason: Words.default(''),
  covers: CoversField,
  me: IAmTicked,
});

/** `corrects`: instead of what they have answered before. */
type How = { readonly corrects?: boolean };

export const showDecider = async (
  context: LinkContext,
  readAbout: ReadDecisionAbout,
  how: How = {},
): Promise<WebResponse> => deciderPage(context, await readForDecision(context, readAbout), [], how);

const deciderPage = (
  context: LinkContext,
  reading: Reading,
  errors: readonly FormError[],
  { corrects = false }: How,
): WebResponse => {
  const { request, partnership, action } = context;
  const { about, nameOf, soFar } = reading;
  return linkPage(
    context,
    {
      title: isAdvice(request) ? 'Your advice' : 'Your decision',
      heading: `Please ${isAdvice(request) ? 'advise' : 'decide'} about ${about.name} by ${longDate(request.dueOn)}`,
      errors,
    },
    <>
      <HowItCounts context={context} />
      <p class="govuk-body">
        <Link href="#choice">Go straight to your answer</Link>
      </p>
      {about.briefing}
      <AdviceBefore soFar={soFar} />
      <QuestionsAndAnswers questions={reading.questions} />
      <form method="post" action={corrects ? `${action}/change` : action} novalidate>
        <SchoolsField context={context} errors={errors} covers={coversTyped(context)} />
        <ChoiceField context={context} errors={errors} />
        <IAm context={context} post={`and I answer for ${partyNames(request, partnership)}`} errors={errors} />
        <Button>{corrects ? 'Change my answer' : 'Record my answer'}</Button>
      </form>
      {!corrects && <OtherWays context={context} />}
      <Asked context={context} nameOf={nameOf} soFar={soFar} />
    </>,
  );
};

function HowItCounts({ context }: { context: LinkContext }) {
  const { request, partnership } = context;
  const who = partyNames(request, partnership);
  if (request.step?.means === 'written-resolution')
    return (
      <InsetText>
        This is a written resolution: it passes only if every trustee of {who} agrees by {longDate(request.dueOn)}. If
        one does not, a meeting can still decide.
      </InsetText>
    );
  if (isAdvice(request)) return <InsetText>You are asked for advice. {whoDecidesNow(request, partnership)}</InsetText>;
  return (
    <InsetText>
      The board of {who} has passed this decision to you
      {request.step?.reference ? ` (${request.step.reference})` : ''}. It will hear what you decided.
    </InsetText>
  );
}

function ChoiceField({ context, errors }: { context: LinkContext; errors: readonly FormError[] }) {
  const { legend, answers } = wordsFor(context.request);
  return (
    <Radios
      name="choice"
      legend={legend}
      legendSize="m"
      value={textIn(context, 'choice')}
      error={errorOf(errors, 'choice')}
      items={choices.map((choice) => {
        const { text, why } = answers[choice];
        const field = reasonFields[choice];
        if (!field) return { value: choice, text };
        return {
          value: choice,
          text,
          reveal: (
            <Textarea
              name={field}
              label={why}
              hint="The lead and the other boards will read this."
              rows={4}
              value={textIn(context, field)}
              error={errorOf(errors, field)}
            />
          ),
        };
      })}
    />
  );
}

function OtherWays({ context }: { context: LinkContext }) {
  const { action } = context;
  return (
    <>
      <h2 class="govuk-heading-m">Not ready to decide?</h2>
      <ul class="govuk-list">
        <li>
          <Link href={`${action}/question`}>Ask a question</Link>
        </li>
        <li>
          <Link href={`${action}/unclear`}>Say that you do not understand something</Link>
        </li>
        <li>
          <Link href={`${action}/interest`}>Declare an interest and withdraw</Link>
        </li>
        <li>
          <Link href={`${action}/meeting`}>Move this to a meeting</Link>
        </li>
        {mayHandOver(context) && (
          <li>
            <Link href={`${action}/hand-over`}>Hand this over to the right person</Link>
          </li>
        )}
      </ul>
    </>
  );
}

const missingReason = (context: LinkContext): FormError[] => {
  const choice = choices.find((one) => one === textIn(context, 'choice'));
  const field = choice && reasonFields[choice];
  if (!field || (textIn(context, field) ?? '').trim().length >= 3) return [];
  return [{ field, text: 'Say why, in a few words: the others need to know' }];
};

type Decided = z.infer<typeof Posted>;

const answerFrom = ({ choice, changeReason, declineReason, covers }: Decided, context: LinkContext): Answer => {
  const { evidence } = context;
  if (choice === 'agree') return { does: 'agree', ...leftOut(context, covers), ...evidence };
  return { does: choice, reason: choice === 'decline' ? declineReason : changeReason, ...evidence };
};

export const takeDecider = async (
  context: LinkContext,
  readAbout: ReadDecisionAbout,
  how: How = {},
): ReturnType<LinkView['take']> => {
  const { outside, web, partnership, request, person } = context;
  const posted = readPosted(Posted, web.form, tickAs(person.name));
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const without = [...coversErrors(context, coversTyped(context) ?? []), ...missingReason(context)];
  if (!posted.ok || without.length > 0) {
    const found = posted.ok ? [] : posted.errors;
    const errors = [
      ...found.filter(({ field }) => field !== 'me'),
      ...without,
      ...found.filter(({ field }) => field === 'me'),
    ];
    return deciderPage(context, await readForDecision(context, readAbout), errors, how);
  }
  const answer = answerFrom(posted.value, context);
  return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer, how));
};
