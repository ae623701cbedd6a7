/** Signed in: the address by which somebody's own calendar, or a school's staffroom, reads the diary. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { type FeedHolder, staffroomsOf } from '../domain/diary/feed.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { Urn } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import { Details } from '../pages/components/details.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { feedAddress, readFeeds } from './feed-links.ts';
import { makeFeed } from './make-feed.ts';

type Calendar = {
  readonly holder: FeedHolder;
  readonly title: string;
  readonly about: string;
  readonly school?: string;
  readonly address: string | undefined;
};

const calendarsOf = async ({ outside, partnership, signedIn }: SignedInContext): Promise<Calendar[]> => {
  const feeds = await readFeeds(outside, partnership.id);
  const addressOf = (holder: FeedHolder) => feedAddress(outside, partnership.id, feeds, holder);
  const own: FeedHolder = `person:${signedIn.person}`;
  const staffrooms = staffroomsOf(partnership, signedIn.person).map(
    async (urn): Promise<Calendar> => ({
      holder: `school:${urn}`,
      title: `The staffroom of ${schoolByUrn(partnership, urn)?.name ?? urn}`,
      about: 'The dates that the school takes part in, and no names of people. For a shared calendar or a screen.',
      school: urn,
      address: await addressOf(`school:${urn}`),
    }),
  );
  const mine: Calendar = {
    holder: own,
    title: 'Your calendar',
    about: 'The dates that concern you. Whoever has the address can read them, so keep it to yourself.',
    address: await addressOf(own),
  };
  return [mine, ...(await Promise.all(staffrooms))];
};

function OneCalendar({ title, about, school, address }: Calendar) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">{about}</p>
      {address !== undefined && (
        <>
          <p class="govuk-body">
            Its address: <code class="sp-address">{address}</code>
          </p>
          <p class="govuk-body">
            <Link href={address.replace(/^https?:/, 'webcal:')}>Open it in the calendar program of this device</Link>
          </p>
        </>
      )}
      <form method="post" action="/diary/feed">
        {school !== undefined && <input type="hidden" name="school" value={school} />}
        <Button kind={address === undefined ? undefined : 'secondary'}>
          {address === undefined ? `Make an address: ${title}` : `Make a new address, and end this one: ${title}`}
        </Button>
      </form>
    </section>
  );
}

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const calendars = await calendarsOf(here);
  const { done = '' } = here.web.query;
  return framedPage(
    here,
    { title: 'The diary in your calendar', back: '/diary' },
    <>
      {done === 'made' && (
        <NotificationBanner kind="success">
          The address is made. If there was one before, that one shows nothing more.
        </NotificationBanner>
      )}
      <p class="govuk-body">
        Give your calendar program an address once, and it shows the diary as it stands: dates that move, move there
        too. You can look at your calendar without signing in here.
      </p>
      {calendars.map((calendar) => (
        <OneCalendar {...calendar} />
      ))}
      <Details summary="How to add it, and how soon changes show">
        <Bullets
          items={[
            'Outlook: Add calendar, Subscribe from web, and paste the address. Changes show within about a day.',
            'Google: Other calendars, From URL, and paste the address as it stands here. Changes show within about a day.',
            'Apple: File, New calendar subscription. You choose there how often it looks.',
            'A date that moves or is called off is always told by email too: do not rely on the calendar on the day.',
          ]}
        />
      </Details>
    </>,
  );
};

const FeedForm = z.strictObject({ school: Urn.optional() });

const take = async ({ outside, partnership, signedIn, web }: SignedInContext): Promise<WebResponse> => {
  const posted = readPosted(FeedForm, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const made = await makeFeed(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    school: posted.value.school,
  });
  return made.ok ? redirect('/diary/feed?done=made') : problem(outside, 'not-yours');
};

export const showFeed = whoeverMay('see-partnership', show);
export const takeFeed = whoeverMay('see-partnership', take);
