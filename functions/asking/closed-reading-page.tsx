/** A link to read that works no longer: why, and the way back. A new one goes to the mailbox that we have, never to the page. */
import * as z from 'zod';
import { londonDate } from '../domain/london.ts';
import { readAfterTheEnd } from '../domain/partnership/part-ended.ts';
import { shortPartnershipName } from '../domain/partnership/short-names.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { clientOf } from '../web/client.ts';
import { count } from '../web/limits.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { page, redirect } from '../web/respond.ts';
import type { WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { textIn } from '../web/typed-text.ts';
import { addressHash } from './by-address.ts';
import { readName } from './names.ts';
import { type Closed, followReadingLink, type Opened } from './reading-links.ts';
import { renewReading } from './renew-reading.ts';
import { whoHas } from './who.ts';

/** Enough for whoever lost a mail; too few to fill somebody's mailbox. */
const mostSent = { most: 5, minutes: 60 };
/** By one client, for any address: a whole school shares one. */
const mostAsked = { most: 120, minutes: 60 };

const becauseOf = ({ because, reader, partnership }: Closed, today: string): string => {
  const name = reader?.name ?? '';
  switch (because) {
    case 'left': {
      const on = reader?.left !== undefined && reader.left < today ? ` since ${longDate(reader.left)}` : '';
      return `This link was made for ${name}, who has no part in ${partnership.name}${on}. Links end with a person’s part.`;
    }
    case 'no-part':
      return `This link was made for ${name}, who has no part in ${partnership.name} now. Links end with a person’s part.`;
    case 'party-out':
      return `This link was made for ${name}. Their school or board is no longer in ${partnership.name}, so it works no longer.`;
    case 'over':
      return `${partnership.name} is over. Links to its papers worked for ${readAfterTheEnd} days after its last day.`;
    case 'renewed':
      return `This link was made for ${name}, who has been sent a newer one. Please use that one.`;
    case 'nobody':
      return 'Each reader has a link of their own now. This one was sent when one link served for all.';
  }
};

/** Whose own button it is: their part goes on, and only the link is old. */
const canBeSent = ({ because }: Closed): boolean => because === 'renewed' || because === 'nobody';

export const closedLinkPage = async (
  outside: Outside,
  web: WebRequest,
  closed: Closed,
  errors: readonly FormError[] = [],
): Promise<WebResponse> => {
  const { partnership, because } = closed;
  const today = londonDate(outside.clock.now());
  const lead = await readName(outside, partnership.id, partnership.roles.lead);
  const title = 'This link works no longer';
  const html = renderPage(
    <Page
      site={siteOf(outside.settings, web.signedIn?.name)}
      title={title}
      heading={title}
      caption={partnership.name}
      errors={errors}
    >
      {web.query.sent !== undefined && (
        <NotificationBanner kind="success">
          {because === 'nobody'
            ? `If that address is one that we have in ${shortPartnershipName(partnership.name)}, a new link is on its way to it.`
            : 'We have sent a new link to the address that we have for you.'}
        </NotificationBanner>
      )}
      <p class="govuk-body">{becauseOf(closed, today)}</p>
      {canBeSent(closed) && (
        <form method="post" action={`/r/${web.params.token ?? ''}/again`} novalidate>
          {because === 'nobody' && (
            <Input
              name="email"
              type="email"
              label="Your email address"
              hint="The one to which we write to you."
              autocomplete="email"
              spellcheck={false}
              value={textIn({ web }, 'email')}
              error={errors.find(({ field }) => field === 'email')?.text}
            />
          )}
          <Button>Send me a new link</Button>
        </form>
      )}
      <p class="govuk-body">
        {canBeSent(closed)
          ? `Does that not help? Please ask ${lead}, who leads the partnership.`
          : `Is that wrong, or do you need the paper? Please ask ${lead}, who leads the partnership. You can answer the email that brought you here.`}
      </p>
      {because === 'over' && (
        <p class="govuk-body">
          Whoever still has a part can <Link href="/sign-in">sign in</Link> and read everything there.
        </p>
      )}
    </Page>,
  );
  return page(html, errors.length > 0 ? 400 : web.query.sent === undefined ? 410 : 200);
};

/** On a page that works: for whoever forwarded its link, or whose mailbox others see. */
export function RenewForm({ at }: { at: string }) {
  return (
    <form method="post" action={`${at}/again`} novalidate class="sp-not-on-paper">
      <p class="govuk-body">Has somebody else got this link? A new one goes to your mailbox, and this one stops.</p>
      <Button kind="secondary">Send me a new link</Button>
    </form>
  );
}

const Posted = z.strictObject({ email: z.string().max(300).optional() });

const isWithin = async (outside: Outside, who: string): Promise<boolean> =>
  (await count(outside, { what: 'reading-link', who, ...mostSent })).within;

/** To everybody of this partnership with this address. What is shown does not depend on whether there is anybody. */
const sendTo = async (
  outside: Outside,
  { partnership, what }: Closed,
  { email, client }: { readonly email: string; readonly client: string },
): Promise<void> => {
  const address = addressHash(email);
  if (!(await isWithin(outside, address))) return;
  if (!(await count(outside, { what: 'reading-link-client', who: client, ...mostAsked })).within) return;
  for (const { partnership: id, person } of await whoHas(outside, address)) {
    if (id !== partnership.id) continue;
    await renewReading(outside, { partnership: id, by: person, person, reads: what, stopsOthers: false });
  }
};

const sendToReader = async (outside: Outside, { partnership, what, reader }: Opened, stopsOthers: boolean) => {
  const { id: person } = reader;
  if (!(await isWithin(outside, `${partnership.id}/${person}`))) return false;
  await renewReading(outside, { partnership: partnership.id, by: person, person, reads: what, stopsOthers });
  return true;
};

/** `POST /r/<token>/again` */
export const sendAgain = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const { token = '' } = web.params;
  const posted = readPosted(Posted, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const followed = await followReadingLink(outside, token);
  if (!followed.ok) return problem(outside, 'not-found');
  const sent = redirect(`/r/${token}?sent=yes`);
  if ('opened' in followed.value)
    return (await sendToReader(outside, followed.value.opened, true)) ? sent : problem(outside, 'too-often');
  const { closed } = followed.value;
  if (!canBeSent(closed)) return closedLinkPage(outside, web, closed);
  const { reader } = closed;
  if (reader) return (await sendToReader(outside, { ...closed, reader }, false)) ? sent : problem(outside, 'too-often');
  const email = posted.value.email?.trim() ?? '';
  if (!email.includes('@'))
    return closedLinkPage(outside, web, closed, [
      { field: 'email', text: 'Enter your email address, for example name@school.org.uk' },
    ]);
  await sendTo(outside, closed, { email, client: clientOf(web.address) });
  return sent;
};
