/** Parts that the pages of a decision share: what it covers, who is asked, what was asked and answered, what was done. */
import type { LinkContext } from '../asking/link-view.ts';
import type { NameOf } from '../asking/names.ts';
import { deciders } from '../domain/asking/kinds.ts';
import type { Recipient } from '../domain/asking/request.ts';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Bullets, Paragraphs } from '../pages/paragraphs.tsx';
import type { Question } from '../records/kinds.ts';
import { schoolsDecided } from './decision-about.tsx';
import { OthersAsked, type SoFar } from './so-far.tsx';

/** Which schools a decision is for, where there are several. */
export function SchoolsCovered({ context }: { context: LinkContext }) {
  const schools = schoolsDecided(context);
  if (schools.length < 2) return null;
  return (
    <>
      <h2 class="govuk-heading-m">One decision for {schools.length} schools</h2>
      <Bullets items={schools.map(({ name }) => name)} />
    </>
  );
}

const stateWords: Readonly<Record<Recipient['state'], string>> = {
  asked: 'not answered yet',
  answered: 'has answered',
  withdrew: 'withdrew because of an interest',
  replaced: '',
  left: '',
};

/** Who else is asked: the people here, and the other parties. */
export function Asked({ context, nameOf, soFar }: { context: LinkContext; nameOf: NameOf; soFar: SoFar }) {
  const { request, partnership } = context;
  const { clerk } = deciders(partnership, request);
  const answering = request.recipients.filter(
    ({ part, state }) => part === 'answers' && state !== 'replaced' && state !== 'left',
  );
  const chosen = request.step?.means === 'written-resolution' ? answering : [];
  return (
    <>
      <h2 class="govuk-heading-m">Who else is asked</h2>
      <Bullets items={chosen.map(({ person, state }) => `${nameOf(person)}: ${stateWords[state]}`)} />
      <OthersAsked context={context} soFar={soFar} />
      <p class="govuk-body">
        {clerk && `${nameOf(clerk)} is the clerk. `}
        {nameOf(partnership.roles.lead)} leads the partnership.
      </p>
    </>
  );
}

const whoSees: Readonly<Record<Question['seenBy'], string>> = {
  'all-boards': 'Every board sees this.',
  'our-board': 'Only your board sees this.',
  unclear: 'Only you and the lead see this, and the lead does not see your name.',
};

export function QuestionsAndAnswers({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Questions and answers</h2>
      <SummaryList
        rows={questions.map(({ question, answer, seenBy }) => ({
          key: question,
          value: (
            <>
              {answer ? <Paragraphs text={answer.text} /> : <p class="govuk-body">Not answered yet.</p>}
              <p class="govuk-body-s">{whoSees[seenBy]}</p>
            </>
          ),
        }))}
      />
    </>
  );
}

const doneWords: Readonly<Record<string, string>> = {
  asked: 'Your question is with the lead. You will get an email with the answer.',
  unclear: 'The lead has been told, without your name. You will get an email with an explanation.',
  agenda: 'Thank you. The date is saved. The lead and the board’s members have been told.',
  recorded: 'What the meeting decided is recorded.',
  corrected: 'The record is corrected.',
  minutes: 'Thank you. The record is final now.',
};

/** A line about what was just done; nothing for any other word in the address. */
export function Done({ context }: { context: LinkContext }) {
  const { done = '' } = context.web.query;
  const words = Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  return words === undefined ? null : <NotificationBanner kind="success">{words}</NotificationBanner>;
}
