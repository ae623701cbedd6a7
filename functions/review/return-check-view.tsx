/** "Check your answers": the whole return as it was saved, what is still missing, and the button that sends it. */
import { onward } from '../asking/after-answer.ts';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { returnComplete } from '../domain/review/review.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { cameLate, sureIn } from './came-late.ts';
import { canSend, knownFor } from './read-known.ts';
import { fieldsOfPart } from './return-form.ts';
import { type Doubt, doubtsAbout, type Known, savedOf } from './return-known.ts';
import { askAbout, missingNumbers } from './return-missing.ts';
import { IsThisRight } from './return-page.tsx';
import { partOfField, partPath, partsFor } from './return-part-words.ts';
import { ReturnSummary, returnReaderPage, returnSentPage } from './return-read-page.tsx';
import { reviewName } from './review-words.ts';
import { sendReturn } from './send-return.ts';

const missingFrom = (known: Known) => missingNumbers(savedOf(known), known.content.purposes);

/** Each number that is missing, with the way to its box. */
function StillMissing({ context, known }: { context: LinkContext; known: Known }) {
  const missing = missingFrom(known);
  if (missing.length === 0) return null;
  const { purposes } = known.content;
  const decisions = known.before?.decisions;
  const pathTo = (field: string): string => {
    const part = partOfField(known, field, (one) => fieldsOfPart(one, purposes, decisions));
    return part ? `${partPath(context.action, part)}#${field}` : context.action;
  };
  return (
    <>
      <h2 class="govuk-heading-m">Still to answer before you can send</h2>
      <ul class="govuk-list govuk-list--bullet">
        {missing.map(({ field, text }) => (
          <li id={field}>
            <Link href={pathTo(field)}>{text}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

type Shown = {
  readonly errors?: readonly FormError[];
  readonly doubts?: readonly Doubt[];
  readonly sure?: readonly string[];
};

const checkPage = (
  context: LinkContext,
  known: Known,
  { errors = [], doubts = doubtsAbout(known, savedOf(known)), sure = [] }: Shown = {},
): WebResponse => {
  const given = savedOf(known);
  const { state } = returnComplete(given, known.content.purposes);
  return linkPage(
    context,
    {
      title: `Check your return for the ${reviewName(known.review)}`,
      heading: 'Check your answers, then send',
      errors,
      back: true,
    },
    <>
      <StillMissing context={context} known={known} />
      <ReturnSummary
        given={given}
        known={known}
        change={partsFor(known).map((part) => ({
          part,
          href: partPath(context.action, part),
        }))}
      />
      {state === 'numbers-only' && (
        <InsetText>Some words are missing. You can send the numbers now, and add the words later.</InsetText>
      )}
      <form method="post" action={`${context.action}/check`} novalidate>
        {state !== 'incomplete' && <IsThisRight doubts={doubts} sure={sure} />}
        <Button name="button" value="send">
          Send
        </Button>
      </form>
    </>,
  );
};

export const showCheck = async (context: LinkContext): Promise<WebResponse> => {
  const known = await knownFor(context);
  if (canSend(context)) return checkPage(context, known);
  return context.recipient.part === 'reads' ? returnReaderPage(context, known) : returnSentPage(context, known);
};

const fieldsPosted = new Set(['button', 'sure']);

export const takeCheck = async (context: LinkContext): Promise<WebResponse> => {
  const { outside, web, partnership, request, evidence } = context;
  const known = await knownFor(context);
  if (context.recipient.part === 'reads') return returnReaderPage(context, known);
  if (web.form.button !== 'send' || Object.keys(web.form).some((field) => !fieldsPosted.has(field)))
    return problem(outside, 'unreadable');
  const content = savedOf(known);
  if (!canSend(context)) return cameLate(context, content);
  const sure = sureIn(context);
  const doubts = doubtsAbout(known, content);
  const missing = missingFrom(known);
  const errors = [...missing, ...(missing.length === 0 ? askAbout(doubts, sure) : [])];
  if (errors.length > 0) return checkPage(context, known, { errors, doubts, sure });
  const given = await sendReturn(outside, {
    partnership: partnership.id,
    request: request.id,
    content,
    act: 'send',
    evidence,
  });
  return given.ok ? onward(context, 'sent') : cameLate(context, content);
};
