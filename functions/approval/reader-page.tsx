/** The page of somebody who reads and asks while their board, or somebody it named, decides. */
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { howItEnded, partyNames, whoDecidesNow } from '../asking/outcome-words.ts';
import { waitsForMeeting } from '../domain/asking/chasing.ts';
import { deciders } from '../domain/asking/kinds.ts';
import { isAdvice } from '../domain/asking/speaking-body.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { longDate } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import type { WebResponse } from '../web/route.ts';
import type { ReadDecisionAbout } from './decision-about.tsx';
import { readForDecision } from './reading.ts';
import { Asked, Done, QuestionsAndAnswers, SchoolsCovered } from './reading-parts.tsx';
import { AdviceBefore } from './so-far.tsx';

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Who decides, and that it is not the reader alone. */
const whoDecides = ({ request, partnership }: LinkContext, clerk: string | undefined): string => {
  const { step } = request;
  if (isAdvice(request)) {
    return `Your board is asked for advice. ${whoDecidesNow(request, partnership)} You can read and ask.`;
  }
  if (waitsForMeeting(request)) {
    const recorder = clerk ? `, and ${clerk} writes down what it decides` : '';
    return `Your board decides, at a meeting${recorder}. You can read, ask, and say whether you have an interest.`;
  }
  if (step?.means === 'written-resolution') return 'The trustees decide in writing. You can read and ask.';
  if (step?.means === 'chairs-action') return 'The chair has been asked to act, as an exception. You can read and ask.';
  return `The board of ${partyNames(request, partnership)} has passed this decision to somebody. You can read and ask.`;
};

function When({ context }: { context: LinkContext }) {
  const { request } = context;
  if (request.outcome || !waitsForMeeting(request)) return null;
  if (!request.agenda) return <p class="govuk-body">There is no date for it yet. The clerk has been asked for one.</p>;
  const { meetingOn, papersOn, deferred } = request.agenda;
  return (
    <p class="govuk-body">
      <strong>
        Your board {deferred ? 'has put it off to its meeting on' : 'meets on'} {longDate(meetingOn)}.
      </strong>{' '}
      Papers go out by {longDate(papersOn)}.
    </p>
  );
}

/** What this person can still do; nothing once it has ended, or once they withdrew. */
function Actions({ context }: { context: LinkContext }) {
  const { request, recipient, partnership, action } = context;
  if (request.outcome || recipient.state === 'withdrew') return null;
  const offered = answersOffered(request, recipient.person, partnership);
  return (
    <>
      <h2 class="govuk-heading-m">What you can do</h2>
      <ul class="govuk-list">
        <li>
          <Link href={`${action}/question`}>Ask a question</Link>
        </li>
        <li>
          <Link href={`${action}/unclear`}>Say that you do not understand something</Link>
        </li>
        {offered.includes('declare-interest') && (
          <li>
            <Link href={`${action}/interest`}>Declare an interest and withdraw</Link>
          </li>
        )}
        {offered.includes('to-meeting') && (
          <li>
            <Link href={`${action}/meeting`}>Move this to a meeting</Link>
          </li>
        )}
      </ul>
    </>
  );
}

export const showReader = async (context: LinkContext, readAbout: ReadDecisionAbout): Promise<WebResponse> => {
  const { request, recipient, partnership } = context;
  const { about, questions, nameOf, soFar } = await readForDecision(context, readAbout);
  const { clerk } = deciders(partnership, request);
  return linkPage(
    context,
    { title: titled(about.name) },
    <>
      <Done context={context} />
      <InsetText>
        {request.outcome ? howItEnded(request, partnership) : whoDecides(context, clerk && nameOf(clerk))}
      </InsetText>
      {recipient.state === 'withdrew' && (
        <p class="govuk-body">
          You declared an interest, so you take no part in this decision. Your clerk can see that you did.
        </p>
      )}
      <When context={context} />
      {about.briefing}
      <SchoolsCovered context={context} />
      <AdviceBefore soFar={soFar} />
      <QuestionsAndAnswers questions={questions} />
      <Actions context={context} />
      <Asked context={context} nameOf={nameOf} soFar={soFar} />
    </>,
  );
};
