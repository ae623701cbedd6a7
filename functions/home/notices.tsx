/** Linked from the foot of every page and email: privacy, accessibility, cookies, help. Open to everybody. */
import type { ComponentChildren } from 'preact';
import { readNames } from '../asking/names.ts';
import { privacyNotice } from '../domain/agreement/privacy-notice.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { deviceDays } from '../web/device.ts';
import { problem } from '../web/problem.tsx';
import { page } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { sessionHours } from '../web/session.ts';
import { siteOf } from '../web/site.ts';

type Shown = { readonly title: string; readonly heading: string; readonly caption?: string };

const shown = (
  { settings }: Outside,
  { signedIn }: WebRequest,
  { title, heading, caption }: Shown,
  children: ComponentChildren,
): WebResponse =>
  page(
    renderPage(
      <Page site={siteOf(settings, signedIn?.name)} title={title} heading={heading} caption={caption}>
        {children}
      </Page>,
    ),
  );

const privacy: Route['handle'] = async (outside, web) =>
  shown(
    outside,
    web,
    { title: 'Privacy', heading: 'Each partnership has a privacy notice of its own' },
    <>
      <p class="govuk-body">
        It says which boards answer for what is held, why they may, whom to ask, and how long it is kept.
      </p>
      {web.signedIn ? (
        <p class="govuk-body">
          <Link href={`/privacy/${web.signedIn.partnership}`}>Read the privacy notice of your partnership</Link>
        </p>
      ) : (
        <p class="govuk-body">
          The link to yours is at the end of every email that we send you. Or <Link href="/sign-in">sign in</Link> and
          come back here.
        </p>
      )}
    </>,
  );

const privacyOf: Route['handle'] = async (outside, web) => {
  const id = web.params.partnership ?? '';
  const item = await outside.store.get(partnerships.key(id, theOne));
  if (!item) return problem(outside, 'not-found');
  const partnership = decode(partnerships, item);
  const sections = privacyNotice(partnership, await readNames(outside, id));
  return shown(
    outside,
    web,
    { title: 'Privacy notice', heading: 'What we hold about you, and why', caption: partnership.name },
    <DocumentSections sections={sections} />,
  );
};

const accessibility: Route['handle'] = async (outside, web) =>
  shown(
    outside,
    web,
    { title: 'Accessibility statement', heading: 'Everybody should be able to use this' },
    <>
      <Bullets
        items={[
          'Every page can be used with a keyboard alone, and read out by a screen reader.',
          'Nothing needs a script. Pages fit a screen 320 pixels wide, and text can be made twice as large.',
          'Nobody has to draw a signature: you type your name.',
          'Each picture of figures has a table beside it that says the same.',
        ]}
      />
      <h2 class="govuk-heading-m">What we check, and what we do not</h2>
      <p class="govuk-body">
        We aim at WCAG 2.2, level AA. A program (axe) looks at every kind of page before each change. We have not had
        the pages tried by people with disabilities, nor by an outside auditor.
      </p>
      <h2 class="govuk-heading-m">If something keeps you out</h2>
      <p class="govuk-body">
        Answer the email that led you here, and say what you need. You can ask for any document on paper. If you are not
        content with the answer, turn to the Equality Advisory and Support Service.
      </p>
    </>,
  );

const cookies: Route['handle'] = async (outside, web) =>
  shown(
    outside,
    web,
    { title: 'Cookies', heading: 'Two cookies, and only where they are needed' },
    <>
      <p class="govuk-body">A cookie is a small note that your browser keeps for a website. We follow nobody around.</p>
      <Table
        caption="Our cookies"
        captionSize="s"
        columns={[{ head: 'Name' }, { head: 'What it is for' }, { head: 'How long' }]}
        rows={[
          ['session', 'Keeps you signed in. Set when you sign in.', `${sessionHours} hours`],
          [
            'device',
            'Knows the browser on which you typed a code to sign. Set then, so that you are not asked again.',
            `${deviceDays} days`,
          ],
        ]}
        firstCellIsHeader
        stacks
      />
      <p class="govuk-body">Whoever answers from a link in an email, and does not sign in, gets no session cookie.</p>
    </>,
  );

const help: Route['handle'] = async (outside, web) =>
  shown(
    outside,
    web,
    { title: 'Help', heading: 'Where to turn' },
    <>
      <h2 class="govuk-heading-m">Who runs this, and how to reach them</h2>
      <p class="govuk-body">
        Schools run this for themselves. An email that asks something of you names at its end who asks, and whom to turn
        to. Answer that email: it reaches a person, not a machine.
      </p>
      {web.signedIn && (
        <p class="govuk-body">
          The <Link href={`/privacy/${web.signedIn.partnership}`}>privacy notice of your partnership</Link> says who
          leads it, and who answers for what is held.
        </p>
      )}
      <h2 class="govuk-heading-m">What people ask most</h2>
      <Bullets
        items={[
          'I have no password. There is none: the link in your email is all that you need.',
          'My link does not work any more. Open it all the same: its page says why, and can send you a new one.',
          'I am not the right person. The page behind your link lets you hand it over.',
          <>
            I want to sign in. <Link href="/sign-in">Type your email address</Link>, and we send you a link.
          </>,
          <>
            Is this document real? <Link href="/check">Check a sealed document</Link>.
          </>,
        ]}
      />
    </>,
  );

export const noticeRoutes: readonly Route[] = [
  { method: 'GET', path: '/privacy', door: 'open', handle: privacy },
  { method: 'GET', path: '/privacy/:partnership', door: 'open', handle: privacyOf },
  { method: 'GET', path: '/accessibility', door: 'open', handle: accessibility },
  { method: 'GET', path: '/cookies', door: 'open', handle: cookies },
  { method: 'GET', path: '/help', door: 'open', handle: help },
];
