/** The first page: what this is, and the way in. */
import { Button } from '../pages/components/button.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import { page } from './respond.ts';
import type { Route } from './route.ts';
import { siteOf } from './site.ts';

/** Something that this installation has beside the product: the tools of a demonstration. */
export type HomeLink = { readonly href: string; readonly text: string; readonly what: string };

const Links = ({ links }: { links: readonly HomeLink[] }) => (
  <>
    <h2 class="govuk-heading-m">This is a demonstration</h2>
    <p class="govuk-body">
      Everything in it is made up, and no mail leaves this machine. Three tools stand beside it. They are not part of
      the product.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      {links.map(({ href, text, what }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
          : {what}
        </li>
      ))}
    </ul>
  </>
);

const Way = ({ name }: { name: string | undefined }) =>
  name === undefined ? (
    <>
      <p class="govuk-body">
        Were you asked something by mail? The link in that mail is all you need: you do not have to sign in.
      </p>
      <Button href="/sign-in">Sign in</Button>
    </>
  ) : (
    <>
      <p class="govuk-body">You are signed in as {name}.</p>
      <Button href="/home">Go to your partnership</Button>
      <p class="govuk-body">
        <a class="govuk-link" href="/partnerships">
          Your partnerships, and signing out on all devices
        </a>
      </p>
    </>
  );

/** `links`: shown to everybody, signed in or not. */
export const homeRoute = (links: readonly HomeLink[] = []): Route => ({
  method: 'GET',
  path: '/',
  door: 'open',
  handle: async ({ settings }, { signedIn }) =>
    page(
      renderPage(
        <Page
          site={siteOf(settings, signedIn?.name)}
          title="Schools that work together"
          heading="Schools that work together"
        >
          <p class="govuk-body-l">
            Here schools set up a partnership and keep its promises: from a first proposal, through their boards and
            their signatures, to a review every term and a look back every year.
          </p>
          <Way name={signedIn?.name} />
          {links.length > 0 && <Links links={links} />}
        </Page>,
      ),
    ),
});
