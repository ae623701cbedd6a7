/** Signed in: surveys of pupils and staff, what they came to, and how the lead opens one. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { responseLimits, responseLines } from '../domain/survey/response.ts';
import {
  audiences,
  isTaking,
  moments,
  pressesIn,
  questionWords,
  type Shown,
  type SurveyWave,
  surveyChange,
  surveyResults,
} from '../domain/survey/survey.ts';
import { Line } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import { SurveyChart } from '../pages/charts/survey-chart.tsx';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Table } from '../pages/components/table.tsx';
import { readCounts, readWave, readWaves, rollOf } from '../records/surveys.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { giveUpLink } from './give-up-link.ts';
import { handOut } from './hand-out.tsx';
import { closeSurvey, openSurvey } from './open-survey.ts';

export const waveTitle = ({ audience, moment, about, openedOn }: SurveyWave): string =>
  `Survey of ${audience} on ${about}, ${moment === 'before' ? 'at the start' : 'at the end'}, ${longDate(openedOn)}`;

const mayOpen = ({ partnership, signedIn }: SignedInContext): boolean =>
  may(partnership, signedIn.person, 'open-survey');

const listPage = async (here: SignedInContext): Promise<WebResponse> => {
  const waves = await readWaves(here.outside, here.partnership.id);
  return framedPage(
    here,
    { title: 'Surveys', back: '/home', wide: true },
    <>
      <p class="govuk-body">
        Three questions on interest, confidence and trust, at the start and at the end. Pupils and staff answer by a
        link that their school hands out. We keep the answers, and no names.
      </p>
      {waves.length === 0 ? (
        <p class="govuk-body">There has been no survey yet.</p>
      ) : (
        <Table
          columns={[{ head: 'Survey' }, { head: 'How it stands' }]}
          rows={waves.map((wave) => [
            <Link href={`/surveys/${wave.id}`}>{waveTitle(wave)}</Link>,
            isTaking(wave, here.today)
              ? `Open until ${longDate(wave.closesOn)}`
              : `Closed on ${longDate(wave.closedOn ?? wave.closesOn)}`,
          ])}
          firstCellIsHeader
          stacks
        />
      )}
      {mayOpen(here) && (
        <p class="govuk-body">
          <Link href="/surveys/open">Open a survey</Link>
        </p>
      )}
    </>,
  );
};

const shownWords = (shown: Shown): string =>
  shown === 'hidden' ? 'c' : `${shown.mean.toFixed(1)} (${shown.answered} answers)`;

/** The wave of the same audience and matter at the other end of the year, once it has closed. */
const otherEnd = (wave: SurveyWave, all: readonly SurveyWave[], today: string): SurveyWave | undefined =>
  all.find(
    (one) =>
      one.moment !== wave.moment &&
      one.audience === wave.audience &&
      one.year === wave.year &&
      one.about.toLowerCase() === wave.about.toLowerCase() &&
      !isTaking(one, today),
  );

async function results(here: SignedInContext, wave: SurveyWave) {
  const { outside, partnership, today } = here;
  const resultsOf = async (one: SurveyWave) =>
    surveyResults(await readCounts({ outside, partnership, wave: one }), partnership.suppressBelow);
  const counts = await readCounts({ outside, partnership, wave });
  const flooded = counts.flatMap((one) => (one.flooded ? [{ school: one.school, flooded: one.flooded }] : []));
  const own = surveyResults(counts, partnership.suppressBelow);
  const other = otherEnd(wave, await readWaves(outside, partnership.id), today);
  const [before, after] =
    wave.moment === 'before' ? [own, other && (await resultsOf(other))] : [other && (await resultsOf(other)), own];
  const nameOf = (urn: string | undefined): string =>
    urn === undefined ? 'All schools' : (schoolByUrn(partnership, urn)?.name ?? urn);
  const responded = counts.map(({ school, counts: given, flooded: more }) => ({
    name: nameOf(school),
    answered: pressesIn(given),
    roll: rollOf(partnership, wave, school),
    flooded: more !== undefined,
  }));
  const words = (question: (typeof own)[number]['question']) => questionWords(question, wave.audience, wave.about);
  return (
    <>
      <h2 class="govuk-heading-m">How many answered</h2>
      <ul class="govuk-list govuk-list--bullet">
        {responseLines(responded).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="govuk-body">{responseLimits(wave.audience)}</p>
      <h2 class="govuk-heading-m">What they said</h2>
      {own.map(({ question, all, schools }) => (
        <Table
          caption={words(question)}
          captionSize="s"
          columns={[{ head: 'School' }, { head: 'Average answer, from 1 to 5' }]}
          rows={[
            ['All schools', shownWords(all)],
            ...schools.map(({ school, shown }) => [nameOf(school), shownWords(shown)]),
          ]}
          firstCellIsHeader
          stacks
        />
      ))}
      {before && after && (
        <>
          <h2 class="govuk-heading-m">What changed from the start to the end</h2>
          <SurveyChart wave={wave} changes={surveyChange(before, after)} schoolName={nameOf} />
        </>
      )}
      {flooded.map(({ school, flooded: more }) => (
        <p class="govuk-body">
          {nameOf(school)}: {more.presses} answers came from {more.roll} pupils, so nobody can say which are true. None
          of them is counted.
        </p>
      ))}
      <p class="govuk-body">
        c: hidden (“suppressed”), because fewer than {partnership.suppressBelow} answered, because nearly all said the
        same, or because it could be worked out from the others.
      </p>
    </>
  );
}

const wavePage = async (here: SignedInContext): Promise<WebResponse> => {
  const wave = await readWave(here.outside, here.partnership.id, here.web.params.wave ?? '');
  if (!wave) return problem(here.outside, 'not-found');
  const taking = isTaking(wave, here.today);
  return framedPage(
    here,
    { title: 'Survey', heading: waveTitle(wave), back: '/surveys', wide: true },
    <>
      {here.web.query.done === 'opened' && (
        <NotificationBanner kind="success">The survey is open. Each school has been sent its link.</NotificationBanner>
      )}
      {taking ? (
        <>
          <InsetText>
            It is open until {longDate(wave.closesOn)}. What it comes to is shown once it has closed: two looks at an
            open survey would tell one answer.
          </InsetText>
          {here.web.query.done === 'given-up' && (
            <NotificationBanner kind="success">
              The old link is given up, and the answers that came by it do not count. The new link is below, and the
              school has been sent it.
            </NotificationBanner>
          )}
          {await handOut(here, wave)}
          {mayOpen(here) && (
            <form method="post" action={`/surveys/${wave.id}/close`} novalidate>
              <Button kind="secondary">Close it today</Button>
            </form>
          )}
        </>
      ) : (
        await results(here, wave)
      )}
    </>,
  );
};

const dayItems = [
  { value: '7', text: 'One week' },
  { value: '14', text: 'Two weeks' },
  { value: '21', text: 'Three weeks' },
];

const openPage = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const pick = (name: string) => ({
    name,
    value: textIn(here, name),
    error: errors.find(({ field }) => field === name)?.text,
  });
  return framedPage(
    here,
    { title: 'Open a survey', back: '/surveys', errors },
    <form method="post" action="/surveys/open" novalidate>
      <Radios
        {...pick('audience')}
        legend="Who is asked?"
        legendSize="s"
        items={[
          { value: 'pupils', text: 'Pupils who take part' },
          { value: 'staff', text: 'Staff who take part' },
        ]}
      />
      <Radios
        {...pick('moment')}
        legend="When in the year is it?"
        legendSize="s"
        items={[
          { value: 'before', text: 'At the start, before the work has begun' },
          { value: 'after', text: 'At the end, to see what changed' },
        ]}
      />
      <Input
        {...pick('about')}
        label="What is it about, in a word or two?"
        hint="For example: science. It stands in the questions: “I can see myself doing science when I am older”. Use the same words at the start and at the end."
        width={20}
      />
      <Radios {...pick('days')} legend="How long can it be answered?" legendSize="s" items={dayItems} />
      <Button>Open the survey and send each school its link</Button>
    </form>,
  );
};

const Posted = z.strictObject({
  audience: z.enum(audiences, 'Choose who is asked'),
  moment: z.enum(moments, 'Choose when in the year it is'),
  about: Line.pipe(z.string().min(2, 'Say in a word or two what it is about').max(40, 'Use at most 40 letters')),
  days: z.enum(['7', '14', '21'], 'Choose how long it can be answered').transform(Number),
});

const refusalWords = {
  'not-allowed': 'Only the lead can open a survey',
  'no-agreement': 'Not every party has signed the data sharing agreement, so no survey can be opened yet',
  'is-open': 'This survey is open already',
} as const;

const takeOpen = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(Posted, web.form);
  if (!posted.ok)
    return posted.refusal === 'unknown-fields' ? problem(outside, 'unreadable') : openPage(here, posted.errors);
  const opened = await openSurvey(outside, { partnership: partnership.id, by: signedIn.person, ...posted.value });
  if (!opened.ok) return openPage(here, [{ text: refusalWords[opened.refusal] }]);
  return redirect(`/surveys/${opened.value.id}?done=opened`);
};

const takeClose = async ({ outside, partnership, signedIn, web }: SignedInContext): Promise<WebResponse> => {
  if (Object.keys(web.form).length > 0) return problem(outside, 'unreadable');
  const wave = web.params.wave ?? '';
  const closed = await closeSurvey(outside, { partnership: partnership.id, by: signedIn.person, wave });
  return closed.ok ? redirect(`/surveys/${wave}`) : problem(outside, 'not-found');
};

const GivenUp = z.strictObject({
  school: z.string().regex(/^\d{6}$/),
  round: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
});

const takeGiveUp = async ({ outside, partnership, signedIn, web }: SignedInContext): Promise<WebResponse> => {
  const posted = readPosted(GivenUp, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const wave = web.params.wave ?? '';
  const given = await giveUpLink(outside, { partnership: partnership.id, by: signedIn.person, wave, ...posted.value });
  if (given.ok) return redirect(`/surveys/${wave}?done=given-up`);
  // One that has closed meanwhile says so itself.
  if (given.refusal === 'closed') return redirect(`/surveys/${wave}`);
  return problem(outside, given.refusal === 'not-allowed' ? 'not-yours' : 'not-found');
};

export const surveyRoutes: readonly Route[] = [
  { method: 'GET', path: '/surveys', door: 'signed-in', handle: whoeverMay('see-partnership', listPage) },
  {
    method: 'GET',
    path: '/surveys/open',
    door: 'signed-in',
    handle: whoeverMay('open-survey', (here) => openPage(here)),
  },
  { method: 'POST', path: '/surveys/open', door: 'signed-in', handle: whoeverMay('open-survey', takeOpen) },
  { method: 'GET', path: '/surveys/:wave', door: 'signed-in', handle: whoeverMay('see-partnership', wavePage) },
  { method: 'POST', path: '/surveys/:wave/close', door: 'signed-in', handle: whoeverMay('open-survey', takeClose) },
  {
    method: 'POST',
    path: '/surveys/:wave/give-up',
    door: 'signed-in',
    handle: whoeverMay('give-up-survey-link', takeGiveUp),
  },
];
