/** The first page: what this is, for whom, and the way in. */
import { Button } from '../pages/components/button.tsx';
import { ForWhom, Promises } from '../pages/front/for-whom.tsx';
import { SchoolsPicture } from '../pages/front/schools-picture.tsx';
import { WayPicture } from '../pages/front/way-picture.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import { page } from './respond.ts';
import type { Route } from './route.ts';
import { siteOf } from './site.ts';

/** Something that this installation has beside the product: the tools of a demonstration. */
export type HomeLink = { readonly href: string; readonly text: string; readonly what: string };

const Tools = ({ links }: { links: readonly HomeLink[] }) => (
  <section class="sp-front__part" id="try-it">
    <h2 class="govuk-heading-l">Try the demonstration</h2>
    <p class="govuk-body">
      Four made-up schools and a made-up year. No email leaves this machine. These tools stand beside the product; they
      are no part of it.
    </p>
    <ul class="sp-cards">
      {links.map(({ href, text, what }) => (
        <li class="sp-card">
          <h3 class="govuk-heading-s">
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </h3>
          <p class="govuk-body">{what}</p>
        </li>
      ))}
    </ul>
  </section>
);

const Way = ({ name, links }: { name: string | undefined; links: readonly HomeLink[] }) =>
  name === undefined ? (
    <>
      {links.length > 0 ? (
        <>
          <Button kind="inverse" href="#try-it">
            Try the demonstration
          </Button>
          <p class="govuk-body">
            <a class="govuk-link" href="/sign-in">
              Sign in
            </a>
          </p>
        </>
      ) : (
        <Button kind="inverse" href="/sign-in">
          Sign in
        </Button>
      )}
      <p class="govuk-body">Were you sent an email? The link in it is all you need. You do not have to sign in.</p>
    </>
  ) : (
    <>
      <p class="govuk-body">You are signed in as {name}.</p>
      <Button kind="inverse" href="/home">
        Go to your partnership
      </Button>
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
        <Page site={siteOf(settings, signedIn?.name)} title="Schools that work together" wide>
          <div class="sp-front__hero">
            <div class="sp-front__words">
              <h1 class="govuk-heading-xl">Schools agree to work together. This keeps it going.</h1>
              <p class="govuk-body-l">
                For schools that share teaching, clubs and training. Their boards decide, they sign one agreement, and
                they look each term at what came of it.
              </p>
              <Way name={signedIn?.name} links={links} />
            </div>
            <SchoolsPicture />
          </div>
          <section class="sp-front__part">
            <h2 class="govuk-heading-l">The way, from a first plan to the next year</h2>
            <p class="govuk-body">Nothing starts until the boards have said yes and the agreement is signed.</p>
            <WayPicture />
          </section>
          <section class="sp-front__part">
            <h2 class="govuk-heading-l">Four people, and what each of them gets</h2>
            <ForWhom />
          </section>
          <section class="sp-front__part">
            <h2 class="govuk-heading-l">What you can rely on</h2>
            <Promises />
          </section>
          <section class="sp-front__part">
            <h2 class="govuk-heading-m">Have you been given a copy of an agreement?</h2>
            <p class="govuk-body">
              Choose the PDF, or type its seal. You read whether it is unchanged, and whether it is in force today.
            </p>
            <Button kind="secondary" href="/check">
              Check a copy
            </Button>
          </section>
          {links.length > 0 && <Tools links={links} />}
        </Page>,
      ),
    ),
});
