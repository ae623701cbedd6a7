/** Signed in: what members of boards have asked, and the lead's answers. */
import * as z from 'zod';
import { readName } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { londonDate } from '../domain/london.ts';
import { partyById } from '../domain/partnership/partnership.ts';
import { shortPartyName } from '../domain/partnership/short-names.ts';
import { Words } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import { readBoardQuestions } from '../records/board-questions.ts';
import { decode } from '../records/kind.ts';
import { type Question, questions } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { answerQuestion } from './answer-question.ts';

const writeAnswer = 'Write an answer';
const AnswerForm = z.strictObject({
  text: z
    .string(writeAnswer)
    .max(5000, 'Use at most 5,000 characters')
    .pipe(Words)
    .pipe(z.string().min(2, writeAnswer)),
});

/** For those who may answer; 403 to everybody else. */
const forAnswerers = (handle: (here: SignedInContext) => Promise<WebResponse>): Route['handle'] =>
  whoeverMay('answer-questions', handle);

const seenWords: Readonly<Record<Question['seenBy'], string>> = {
  'all-boards': 'Every board sees your answer.',
  'our-board': 'Only that board sees your answer.',
  unclear: 'Said in private: we do not say who. They get your answer. Please make the proposal plainer too.',
};

/** Whoever does not understand something stays unnamed. */
const askerOf = async ({ outside, partnership }: SignedInContext, asked: Question): Promise<string> => {
  if (asked.seenBy === 'unclear') return 'A board member';
  const party = partyById(partnership, asked.party);
  const name = await readName(outside, partnership.id, asked.askedBy);
  return party ? `${name}, ${shortPartyName(party, partnership)}` : name;
};

const pathOf = ({ id }: Question): string => `/questions/${encodeURIComponent(id)}`;

const listPage = forAnswerers(async (here) => {
  const { outside, web, partnership } = here;
  const asked = await readBoardQuestions(outside, partnership.id);
  const askers = await Promise.all(asked.map((one) => askerOf(here, one)));
  const rows = asked.map((one, at) => ({
    one,
    row: {
      key: `${askers[at]}, ${longDate(londonDate(new Date(one.at)))}`,
      value: <Paragraphs text={one.answer ? `${one.question}\n\nAnswer: ${one.answer.text}` : one.question} />,
      actions: [{ href: pathOf(one), text: one.answer ? 'Change the answer' : 'Answer', hidden: `to ${askers[at]}` }],
    },
  }));
  const open = rows.filter(({ one }) => one.answer === undefined).map(({ row }) => row);
  const answered = rows.filter(({ one }) => one.answer !== undefined).map(({ row }) => row);
  return framedPage(
    here,
    { title: 'Questions from board members', back: '/proposal' },
    <>
      {web.query.done === 'answered' && (
        <NotificationBanner kind="success" title="Sent">
          Whoever asked gets your answer by email.
        </NotificationBanner>
      )}
      {open.length > 0 ? <SummaryList rows={open} /> : <p class="govuk-body">No question waits for an answer.</p>}
      {answered.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Answered</h2>
          <SummaryList rows={answered} />
        </>
      )}
    </>,
  );
});

const readQuestion = async ({ outside, web, partnership }: SignedInContext): Promise<Question | undefined> => {
  const item = await outside.store.get(questions.key(partnership.id, web.params.id ?? ''));
  return item && decode(questions, item);
};

const answerPage = async (
  here: SignedInContext,
  asked: Question,
  text: string,
  errors: readonly FormError[],
): Promise<WebResponse> =>
  framedPage(
    here,
    { title: 'Answer a question', back: '/questions', errors },
    <>
      <p class="govuk-body">{await askerOf(here, asked)} asks:</p>
      <InsetText>
        <Paragraphs text={asked.question} />
      </InsetText>
      <form method="post" action={pathOf(asked)} novalidate>
        <Textarea
          name="text"
          label="Your answer"
          hint={seenWords[asked.seenBy]}
          value={text}
          error={errors.find(({ field }) => field === 'text')?.text}
        />
        <ButtonGroup>
          <Button>Send the answer</Button>
          <Link href="/questions">Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );

const showAnswer = forAnswerers(async (here) => {
  const asked = await readQuestion(here);
  return asked ? answerPage(here, asked, asked.answer?.text ?? '', []) : problem(here.outside, 'not-found');
});

const takeAnswer = forAnswerers(async (here) => {
  const { outside, web, signedIn, partnership } = here;
  const asked = await readQuestion(here);
  if (!asked) return problem(outside, 'not-found');
  const posted = readPosted(AnswerForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return answerPage(here, asked, typeof web.form.text === 'string' ? web.form.text : '', posted.errors);
  const { text } = posted.value;
  const input = { partnership: partnership.id, question: asked.id, person: signedIn.person, text };
  const done = await answerQuestion(outside, input);
  if (done.ok) return redirect('/questions?done=answered');
  return problem(outside, done.refusal === 'unknown' ? 'not-found' : 'not-yours');
});

export const boardQuestionRoutes: readonly Route[] = [
  { method: 'GET', path: '/questions', door: 'signed-in', handle: listPage },
  { method: 'GET', path: '/questions/:id', door: 'signed-in', handle: showAnswer },
  { method: 'POST', path: '/questions/:id', door: 'signed-in', handle: takeAnswer },
];
