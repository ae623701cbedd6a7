/** By link: five schools with reasons, the introductions on their way, and what to do next. */
import { type Introduction, type IntroductionState, isWaiting } from '../domain/search/introduction.ts';
import type { SaysOfItself } from '../domain/search/search.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { readIntroductions } from '../records/searches.ts';
import type { WebResponse } from '../web/route.ts';
import { seeSchools } from './near-schools.tsx';
import { behindSearch, type SearchHere, searchFrame } from './search-frame.tsx';

const mostShown = 5;

const stateWords: Readonly<Record<IntroductionState, string>> = {
  asked: 'Asked, no answer yet',
  yes: 'Yes, they would like to talk',
  later: 'Not now',
  no: 'No',
  'no-answer': 'No answer; closed',
  'not-delivered': 'No email reaches the address that you gave',
  withdrawn: 'Ended',
};

const doneWords: Readonly<Record<string, string>> = {
  about: 'Kept. Schools that look see what you offer and need.',
  asked: 'Your question is on its way. We tell you when they answer.',
  withdrawn: 'That introduction has ended.',
  case: 'Kept.',
  pack: 'Kept.',
};

function Next({ one, home }: { one: Introduction; home: string }) {
  if (one.state === 'yes')
    return (
      <>
        {one.contact && (
          <p class="govuk-body">
            {one.contact.name}, {one.contact.email}
          </p>
        )}
        <Link href={`${home}/pack/${one.urn}`}>
          What you show each other<span class="govuk-visually-hidden">: {one.school}</span>
        </Link>
      </>
    );
  if (!isWaiting(one)) return <>–</>;
  return (
    <form method="post" action={`${home}/withdraw/${one.urn}`}>
      <p class="govuk-body">It closes on {dayAndDate(one.closesOn)}.</p>
      <Button kind="secondary">
        Withdraw<span class="govuk-visually-hidden"> the question to {one.school}</span>
      </Button>
    </form>
  );
}

function Introductions({ introductions, home }: { introductions: readonly Introduction[]; home: string }) {
  return introductions.length === 0 ? (
    <p class="govuk-body">None yet. Ask two schools: one may be busy.</p>
  ) : (
    <Table
      columns={[{ head: 'School' }, { head: 'Asked on' }, { head: 'How it stands' }, { head: 'What you can do' }]}
      rows={introductions.map((one) => [
        one.school,
        longDate(one.askedOn),
        `${stateWords[one.state]}${one.reply === undefined ? '' : `. They write: “${one.reply}”`}`,
        <Next one={one} home={home} />,
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

const hasSaid = ({ priorities, offers, needs, offersWords, needsWords }: SaysOfItself): boolean =>
  priorities.length + offers.length + needs.length > 0 || offersWords !== '' || needsWords !== '';

function Steps({ here, said, yes }: { here: SearchHere; said: boolean; yes: number }) {
  return (
    <ol class="govuk-list govuk-list--number">
      <li>
        <Link href={`${here.home}/about`}>Say what you offer and need</Link>
        {said ? ' (done; you can change it)' : ', so that the reasons fit you'}
      </li>
      <li>Ask two or more of the schools below for a talk</li>
      <li>
        <Link href={`${here.home}/case`}>Print the case for your senior team</Link>
      </li>
      <li>
        {yes > 0 ? (
          <Link href={`${here.home}/make`}>Make it a partnership</Link>
        ) : (
          'When a school has said yes: make it a partnership'
        )}
      </li>
    </ol>
  );
}

const show = async (here: SearchHere): Promise<WebResponse> => {
  const { outside, search, head, web, home, today } = here;
  const { school, says } = search;
  const [schools, introductions] = await Promise.all([outside.schools?.(), readIntroductions(outside, search.id)]);
  const done = doneWords[web.query.done ?? ''];
  const asked = new Set(introductions.filter((one) => isWaiting(one) || one.state === 'yes').map(({ urn }) => urn));
  const { easting, northing } = school;
  const seen =
    schools && easting !== undefined && northing !== undefined
      ? await seeSchools(outside, {
          own: { ...school, easting, northing, says },
          schools,
          query: web.query,
          path: home,
          today,
          most: mostShown,
          ask: ({ urn, name }) =>
            asked.has(urn) ? (
              'You have asked them'
            ) : (
              <Link href={`${home}/ask/${urn}`}>
                Ask for an introduction<span class="govuk-visually-hidden"> to {name}</span>
              </Link>
            ),
        })
      : undefined;
  return searchFrame(
    outside,
    { title: 'Find schools to work with', wide: true },
    <>
      {done !== undefined && <NotificationBanner kind="success">{done}</NotificationBanner>}
      <p class="govuk-body">
        {head.name}, {school.name}
      </p>
      <Steps here={here} said={hasSaid(says)} yes={introductions.filter(({ state }) => state === 'yes').length} />
      <h2 class="govuk-heading-m">Introductions</h2>
      <Introductions introductions={introductions} home={home} />
      <h2 class="govuk-heading-m">{seen?.heading ?? 'Schools near you'}</h2>
      {seen?.body ?? (
        <p class="govuk-body">
          {schools
            ? 'The register does not say where your school is, so we cannot say what is near.'
            : 'The register of schools cannot be read just now. Try again later.'}
        </p>
      )}
      <InsetText>
        This page works until {dayAndDate(search.until)}, for whoever has its link: do not pass it on. Then your name
        and address are deleted, as they are when you end the search.
      </InsetText>
      <form method="post" action={`${home}/end`}>
        <Button kind="secondary">End my search and delete my name and address</Button>
      </form>
    </>,
  );
};

export const showSearch = behindSearch(show);
