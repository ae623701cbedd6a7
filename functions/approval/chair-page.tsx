/** The page of a chair who is asked to act alone, as an exception that the clerk opened. */
import * as z from 'zod';
import { afterAnswer } from '../asking/after-answer.ts';
import { giveAnswer } from '../asking/give-answer.ts';
import { errorOf, IAm, IAmTicked, linkPage, tickAs } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { partyNames } from '../asking/outcome-words.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import type { ReadDecisionAbout } from './decision-about.tsx';
import { motionInWords, motionsFor } from './decision-words.ts';
import { type Reading, readForDecision } from './reading.ts';
import { Asked, QuestionsAndAnswers } from './reading-parts.tsx';
import { CoversField, coversErrors, coversTyped, leftOut, SchoolsField } from './schools-field.tsx';
import { AdviceBefore } from './so-far.tsx';

const statement = Words.pipe(z.string().min(10, 'Say why waiting would do harm, in a sentence or two'));
const Posted = z.strictObject({
  statement: z.string('Say why waiting would do harm').pipe(statement),
  covers: CoversField,
  me: IAmTicked,
});

/** What the chair's act decides: there is one motion only, since every other answer can wait for the board. */
const motionOf = ({ request }: LinkContext): string => {
  const [first = 'agree'] = motionsFor(request);
  const motion = motionInWords(request, first);
  return motion.charAt(0).toLowerCase() + motion.slice(1);
};

const chairPage = (context: LinkContext, reading: Reading, errors: readonly FormError[]): WebResponse => {
  const { request, partnership, action } = context;
  const { about, nameOf, questions, soFar } = reading;
  return linkPage(
    context,
    { title: 'Chair’s action', heading: `Chair’s action about ${about.name}, by ${longDate(request.dueOn)}`, errors },
    <>
      <WarningText>
        You may act alone only if waiting until a meeting could be called is likely to be seriously detrimental to the
        school, its pupils, their parents or its staff.
      </WarningText>
      <p class="govuk-body">
        If it can wait, please <Link href={`${action}/meeting`}>leave it to a meeting</Link>. Whatever you decide is
        reported to the board.
      </p>
      {about.briefing}
      <AdviceBefore soFar={soFar} />
      <QuestionsAndAnswers questions={questions} />
      <form method="post" action={action} novalidate>
        <h2 class="govuk-heading-m">Your decision for {partyNames(request, partnership)}</h2>
        <p class="govuk-body">By sending this, you decide {motionOf(context)}.</p>
        <SchoolsField context={context} errors={errors} covers={coversTyped(context)} />
        <Textarea
          name="statement"
          label="Why can it not wait for a meeting?"
          hint="Say what harm waiting is likely to do. Your board will read this."
          value={textIn(context, 'statement')}
          error={errorOf(errors, 'statement')}
        />
        <IAm context={context} post="the chair, and waiting is likely to be seriously detrimental" errors={errors} />
        <Button>Decide as the chair</Button>
      </form>
      <p class="govuk-body">
        <Link href={`${action}/question`}>Ask a question first</Link>
      </p>
      <Asked context={context} nameOf={nameOf} soFar={soFar} />
    </>,
  );
};

export const showChair = async (context: LinkContext, readAbout: ReadDecisionAbout): Promise<WebResponse> =>
  chairPage(context, await readForDecision(context, readAbout), []);

export const takeChair = async (context: LinkContext, readAbout: ReadDecisionAbout): Promise<WebResponse> => {
  const { outside, web, partnership, request, person, evidence } = context;
  const posted = readPosted(Posted, web.form, tickAs(person.name));
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const errors = [...(posted.ok ? [] : posted.errors), ...coversErrors(context, coversTyped(context) ?? [])];
  if (!posted.ok || errors.length > 0) return chairPage(context, await readForDecision(context, readAbout), errors);
  const { statement: said, covers } = posted.value;
  const answer = { does: 'act-as-chair', statement: said, ...leftOut(context, covers), ...evidence } as const;
  return afterAnswer(context, await giveAnswer(outside, partnership.id, request.id, answer));
};
