/** The survey as a pupil or a member of staff sees it: no sign-in, no name, no cookie. */
import type { ComponentChildren } from 'preact';
import * as z from 'zod';
import { followSurveyLink } from '../asking/reading-links.ts';
import { londonDate } from '../domain/london.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { isTaking, linkRound, questionWords, type SurveyWave, surveyQuestions } from '../domain/survey/survey.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Panel } from '../pages/components/panel.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { readWave } from '../records/surveys.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { page, redirect } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { textIn } from '../web/typed-text.ts';
import { answerSurvey } from './answer-survey.ts';

type Asked = {
  readonly partnership: string;
  readonly caption: string;
  readonly wave: SurveyWave;
  readonly school: string;
  readonly round: number;
  readonly schoolName: string;
};

const askedBy = async (outside: Outside, web: WebRequest): Promise<Asked | undefined> => {
  const linked = await followSurveyLink(outside, web.params.token ?? '');
  if (!linked.ok) return undefined;
  const { partnership, wave: id, school, round } = linked.value;
  const [wave, item] = await Promise.all([
    readWave(outside, partnership, id),
    outside.store.get(partnerships.key(partnership, theOne)),
  ]);
  // A link that the school has given up leads where a wrong one does: nowhere.
  if (!wave || !item || linkRound(wave, school) !== round) return undefined;
  const whole = decode(partnerships, item);
  const schoolName = schoolByUrn(whole, school)?.name ?? school;
  return { partnership, caption: whole.name, wave, school, round, schoolName };
};

type Said = {
  readonly title: string;
  readonly heading?: false;
  readonly errors?: readonly FormError[];
  readonly status?: number;
};

const surveyPage = (
  outside: Outside,
  asked: Asked,
  { title, heading, errors = [], status = errors.length > 0 ? 400 : 200 }: Said,
  children: ComponentChildren,
): WebResponse =>
  page(
    renderPage(
      <Page
        site={siteOf(outside.settings)}
        title={title}
        heading={heading === false ? undefined : title}
        caption={heading === false ? undefined : asked.caption}
        errors={errors}
      >
        {children}
      </Page>,
    ),
    status,
  );

const steps = [
  { value: '1', text: '1, not at all' },
  { value: '2', text: '2' },
  { value: '3', text: '3' },
  { value: '4', text: '4' },
  { value: '5', text: '5, very much' },
];

const questionsPage = (
  outside: Outside,
  web: WebRequest,
  asked: Asked,
  errors: readonly FormError[] = [],
  status?: number,
): WebResponse => {
  const { wave, schoolName } = asked;
  const typed = (field: string): string | undefined => textIn({ web }, field);
  return surveyPage(
    outside,
    asked,
    { title: 'A short survey', errors, ...(status !== undefined && { status }) },
    <>
      <p class="govuk-body">
        This is for {wave.audience === 'pupils' ? 'pupils' : 'staff'} of {schoolName}. It is open until{' '}
        {longDate(wave.closesOn)}.
      </p>
      <p class="govuk-body">
        Please do not write your name. We do not know who you are. We keep your answers without a name. You may leave a
        question out. Please answer once.
      </p>
      <form method="post" action={`/survey/${web.params.token ?? ''}`} novalidate>
        {surveyQuestions.map((question) => (
          <Radios
            name={question}
            legend={questionWords(question, wave.audience, wave.about)}
            legendSize="m"
            items={steps}
            value={typed(question)}
            error={errors.find(({ field }) => field === question)?.text}
          />
        ))}
        <Button>Send my answers</Button>
      </form>
    </>,
  );
};

const show = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const asked = await askedBy(outside, web);
  if (!asked) return problem(outside, 'not-found');
  if (web.query.done === 'yes')
    return surveyPage(
      outside,
      asked,
      { title: 'Thank you', heading: false },
      <>
        <Panel title="Thank you">Your answers are counted.</Panel>
        <p class="govuk-body">You can close this page.</p>
      </>,
    );
  if (isTaking(asked.wave, londonDate(outside.clock.now()))) return questionsPage(outside, web, asked);
  return surveyPage(
    outside,
    asked,
    { title: 'This survey is closed' },
    <p class="govuk-body">No more answers are taken. Thank you all the same.</p>,
  );
};

const step = z
  .enum(['1', '2', '3', '4', '5'], 'Choose a number from 1 to 5, or leave it out')
  .transform(Number)
  .optional();
const Posted = z.strictObject({ interest: step, confidence: step, trust: step });

const take = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const asked = await askedBy(outside, web);
  if (!asked) return problem(outside, 'not-found');
  const posted = readPosted(Posted, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return questionsPage(outside, web, asked, posted.errors);
  const answer = Object.fromEntries(Object.entries(posted.value).filter(([, value]) => value !== undefined));
  if (Object.keys(answer).length === 0)
    return questionsPage(outside, web, asked, [{ field: 'interest', text: 'Answer at least one question' }]);
  const { partnership, school, round, wave } = asked;
  const given = await answerSurvey(outside, { partnership, wave: wave.id, school, round, answer });
  if (given.ok) return redirect(`/survey/${web.params.token ?? ''}?done=yes`);
  if (given.refusal === 'void') return problem(outside, 'not-found');
  if (given.refusal === 'closed') return show(outside, { ...web, query: {} });
  const wait = 'Many answers came at once. Please wait ten minutes, then send yours again';
  return questionsPage(outside, web, asked, [{ text: wait }], 429);
};

export const answerRoutes: readonly Route[] = [
  { method: 'GET', path: '/survey/:token', door: 'link', handle: show },
  { method: 'POST', path: '/survey/:token', door: 'link', handle: take },
];
