/** The page of the clerk: put it on an agenda, record what the meeting decided, and see what is recorded. */
import { afterAnswer } from '../asking/after-answer.ts';
import { answeredPage } from '../asking/answered-page.tsx';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { howItEnded, whoDecidesNow } from '../asking/outcome-words.ts';
import { lastAnswer } from '../domain/asking/request.ts';
import { bodyAsked, isAdvice } from '../domain/asking/speaking-body.ts';
import { answersOffered } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Details } from '../pages/components/details.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { AgendaForm, readAgenda } from './agenda-form.tsx';
import { AgendaPaper, Interests, Recorded } from './clerk-parts.tsx';
import type { ReadDecisionAbout } from './decision-about.tsx';
import { decidedAtMeeting } from './may-correct.ts';
import { type Reading, readForDecision } from './reading.ts';
import { Asked, Done, QuestionsAndAnswers } from './reading-parts.tsx';
import { setAgenda } from './set-agenda.ts';
import { AdviceBefore } from './so-far.tsx';

/** Whether the board decides here, or advises whoever does (L18). */
const roleOfBoard = ({ request, partnership }: LinkContext): string => {
  const board = bodyAsked(request, partnership).replace(/^the\s+/i, '');
  return isAdvice(request)
    ? `The ${board} advises. ${whoDecidesNow(request, partnership)} You put it on the agenda and write down what the board advised.`
    : `The ${board} decides. You put it on the agenda and write down what it decided.`;
};

/** What the clerk is asked for now. */
const headingOf = ({ request, outside }: LinkContext, name: string): string => {
  const { agenda } = request;
  const does = isAdvice(request) ? 'talk' : 'decide';
  if (!agenda) return `When will the board ${does} about ${name}?`;
  const held = agenda.meetingOn <= londonDate(outside.clock.now());
  if (held) return `Please record what the board ${isAdvice(request) ? 'advised' : 'decided'} about ${name}`;
  return `${agenda.deferred ? 'Put off to' : 'On the agenda for'} ${longDate(agenda.meetingOn)}`;
};

function AgendaState({ context, errors }: { context: LinkContext; errors: readonly FormError[] }) {
  const { agenda } = context.request;
  if (!agenda) return <AgendaForm context={context} errors={errors} />;
  return (
    <>
      <p class="govuk-body">
        {agenda.deferred ? 'Put off to' : 'On the agenda for'} <strong>{longDate(agenda.meetingOn)}</strong>. Please
        send the papers by {longDate(agenda.papersOn)}.
      </p>
      <Details summary="Has the date changed?" open={errors.length > 0}>
        <AgendaForm context={context} errors={errors} />
      </Details>
    </>
  );
}

const openPage = (context: LinkContext, reading: Reading, errors: readonly FormError[]): WebResponse => {
  const { request, recipient, partnership, action } = context;
  const { about, nameOf, questions, soFar } = reading;
  const offered = answersOffered(request, recipient.person, partnership);
  return linkPage(
    context,
    {
      title: request.agenda ? 'Your board’s meeting' : 'A date for your board',
      heading: headingOf(context, about.name),
      errors,
    },
    <>
      <Done context={context} />
      <InsetText>{roleOfBoard(context)}</InsetText>
      <Recorded context={context} nameOf={nameOf} />
      <AgendaState context={context} errors={errors} />
      <h2 class="govuk-heading-m">After the meeting</h2>
      <Button href={`${action}/record`} kind={request.agenda ? undefined : 'secondary'}>
        {isAdvice(request) ? 'Record what the meeting advised' : 'Record what the meeting decided'}
      </Button>
      <Interests context={context} nameOf={nameOf} />
      <h2 class="govuk-heading-m">For your agenda</h2>
      <AgendaPaper context={context} about={about} />
      <p class="govuk-body">
        <Link href={`${action}/plan`}>Read everything</Link>, to print or to send with the papers.
      </p>
      <AdviceBefore soFar={soFar} />
      <QuestionsAndAnswers questions={questions} />
      <p class="govuk-body">
        <Link href={`${action}/question`}>Ask the lead a question</Link>
      </p>
      {offered.includes('open-chairs-action') && (
        <p class="govuk-body">
          Can it not wait for a meeting? <Link href={`${action}/chairs-action`}>Open a chair’s action</Link>.
        </p>
      )}
      <p class="govuk-body">
        <Link href={`${action}/hand-over`}>Hand this over to the right person</Link>
      </p>
      <Asked context={context} nameOf={nameOf} soFar={soFar} />
    </>,
  );
};

const decidedPage = (context: LinkContext, { nameOf, questions }: Reading): WebResponse => {
  const { request, partnership } = context;
  return linkPage(
    context,
    {
      title: isAdvice(request) ? 'What your board advised' : 'What your board decided',
      heading: howItEnded(request, partnership).replace(/\.$/, ''),
    },
    <>
      <Done context={context} />
      <Recorded context={context} nameOf={nameOf} />
      <QuestionsAndAnswers questions={questions} />
    </>,
  );
};

export const showClerk = async (context: LinkContext, readAbout: ReadDecisionAbout): Promise<WebResponse> => {
  const { outcome } = context.request;
  if (!outcome) return openPage(context, await readForDecision(context, readAbout), []);
  const met = decidedAtMeeting.includes(outcome.result) && lastAnswer(context.request, 'record-meeting');
  return met ? decidedPage(context, await readForDecision(context, readAbout)) : answeredPage(context);
};

export const takeAgenda = async (context: LinkContext, readAbout: ReadDecisionAbout): Promise<WebResponse> => {
  const { outside, partnership, request, evidence } = context;
  const posted = readAgenda(context);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return openPage(context, await readForDecision(context, readAbout), posted.errors);
  const { meetingOn, deferred } = posted;
  const set = await setAgenda(outside, {
    partnership: partnership.id,
    request: request.id,
    meetingOn,
    deferred,
    evidence,
  });
  return afterAnswer(context, set, 'agenda');
};
