/** What happens next, for somebody who has answered. */
import type { ComponentChildren } from 'preact';
import type { LinkContext } from '../asking/link-view.ts';
import { isRenewal, whoDecidesNow } from '../asking/outcome-words.ts';
import type { RequestResult } from '../domain/asking/request.ts';
import { stillAsked } from '../domain/asking/request.ts';
import { isAdvice } from '../domain/asking/speaking-body.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';

const afterPlan: Partial<Record<RequestResult, string>> = {
  agreed: 'Once every party has agreed, the agreement is drawn up and sent to those who sign. Nothing starts before.',
  'change-requested': 'The plan goes back to the lead with your reason. You will be asked about a new version.',
  declined: 'The lead is told, with your reason. Nothing has started.',
  'not-carried': 'The clerk is asked to put it on the agenda of a meeting, which can still decide.',
  'to-meeting': 'The clerk is asked to put it on the agenda of the board’s next meeting.',
};
const afterYear: typeof afterPlan = {
  ...afterPlan,
  agreed: 'Once every party has answered, the lead opens next year’s plan.',
  'change-requested': 'Once every party has answered, the lead opens next year’s plan, with your reason.',
  declined: 'The lead is told, with your reason. The others may carry on without you.',
};

const sentenceFor = ({ request, partnership }: LinkContext): string | undefined => {
  const { outcome } = request;
  if (outcome && isAdvice(request)) {
    return `${whoDecidesNow(request, partnership)} Those who decide can read what was advised.`;
  }
  if (outcome) return (isRenewal(request) ? afterYear : afterPlan)[outcome.result];
  const waiting = stillAsked(request).length;
  if (waiting === 0) return undefined;
  return `${countOf(waiting, 'other')} ${waiting === 1 ? 'has' : 'have'} still to answer, by ${longDate(request.dueOn)}. You will hear how it ends.`;
};

export const decidedNext = (context: LinkContext): ComponentChildren => {
  const sentence = sentenceFor(context);
  return (
    <>
      {sentence && <p class="govuk-body">{sentence}</p>}
      <p class="govuk-body">
        <Link href={`${context.action}/plan`}>Read the plan again</Link>
      </p>
    </>
  );
};
