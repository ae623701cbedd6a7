/** Signed in: surveys of pupils and staff, what they came to, and how the lead opens one. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { may } from '../domain/permissions.ts';
import { isTaking, type SurveyWave } from '../domain/survey/survey.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { readWave, readWaves } from '../records/surveys.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { giveUpLink } from './give-up-link.ts';
import { handOut } from './hand-out.tsx';
import { showOpen, takeOpened } from './open-page.tsx';
import { closeSurvey } from './open-survey.ts';
import { results } from './survey-results.tsx';

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
  { method: 'GET', path: '/surveys/open', door: 'signed-in', handle: showOpen },
  { method: 'POST', path: '/surveys/open', door: 'signed-in', handle: takeOpened },
  { method: 'GET', path: '/surveys/:wave', door: 'signed-in', handle: whoeverMay('see-partnership', wavePage) },
  { method: 'POST', path: '/surveys/:wave/close', door: 'signed-in', handle: whoeverMay('open-survey', takeClose) },
  {
    method: 'POST',
    path: '/surveys/:wave/give-up',
    door: 'signed-in',
    handle: whoeverMay('give-up-survey-link', takeGiveUp),
  },
];
