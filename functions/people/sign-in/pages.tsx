/** The pages of signing in and out. */

import { type Who, whoKey } from '../../asking/who.ts';
import { Button } from '../../pages/components/button.tsx';
import type { FormError } from '../../pages/components/error-summary.tsx';
import { Input } from '../../pages/components/input.tsx';
import { Radios } from '../../pages/components/radios.tsx';
import type { Site } from '../../pages/layout.tsx';
import { Page, renderPage } from '../../pages/layout.tsx';
import { linkMinutes } from './sign-in-link.ts';

const errorOf = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;

type AskProps = { site: Site; email?: string; next?: string | undefined; errors?: readonly FormError[] };

export const askPage = ({ site, email, next, errors = [] }: AskProps): string =>
  renderPage(
    <Page site={site} title="Sign in" heading="Sign in" errors={errors}>
      <p class="govuk-body">
        There is no password. Give us your email address and we will send you a link. Press it within {linkMinutes}{' '}
        minutes.
      </p>
      <form method="post" action="/sign-in" novalidate>
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <Input
          name="email"
          type="email"
          label="Your email address"
          hint="The one that our emails come to."
          autocomplete="email"
          spellcheck={false}
          value={email}
          error={errorOf(errors, 'email')}
        />
        <Button>Send me a link</Button>
      </form>
    </Page>,
  );

export const sentPage = (site: Site): string =>
  renderPage(
    <Page site={site} title="Look in your email" heading="Look in your email">
      <p class="govuk-body">
        If we know that address, an email with a link is on its way. The link works once, for {linkMinutes} minutes.
      </p>
      <p class="govuk-body">
        Was a link asked for several times? Then no more emails are sent for a while. The newest one that you have works
        again, for {linkMinutes} minutes from now.
      </p>
      <p class="govuk-body">
        Nothing there after five minutes? Look among the unwanted emails, then{' '}
        <a class="govuk-link" href="/sign-in">
          try again
        </a>{' '}
        with the address that our other emails come to.
      </p>
    </Page>,
  );

type ButtonPageProps = { site: Site; token: string; who: readonly Who[]; errors?: readonly FormError[] };

const whoItems = (who: readonly Who[]) =>
  who.map((one) => ({ value: whoKey(one), text: `${one.name}, ${one.partnershipName}` }));

export const buttonPage = ({ site, token, who, errors = [] }: ButtonPageProps): string => {
  const [only, second] = who;
  const heading = only && !second ? `Sign in as ${only.name}` : 'Sign in';
  return renderPage(
    <Page site={site} title={heading} heading={heading} errors={errors}>
      {only && !second && <p class="govuk-body">Partnership: {only.partnershipName}.</p>}
      <form method="post" action={`/sign-in/${token}`} novalidate>
        {second && (
          <Radios
            name="as"
            legend="Several people or partnerships have this address. Which do you want?"
            items={whoItems(who)}
            error={errorOf(errors, 'as')}
          />
        )}
        <Button>Sign in</Button>
      </form>
      <p class="govuk-body">If this is not you, please close this page. Nothing has happened yet.</p>
    </Page>,
  );
};

export const goneLinkPage = (site: Site, because: 'link-expired' | 'link-used'): string =>
  renderPage(
    <Page site={site} title="This link no longer works" heading="This link no longer works">
      <p class="govuk-body">
        {because === 'link-used'
          ? 'It has been used. Each link signs you in once.'
          : `It was good for ${linkMinutes} minutes, and they have passed.`}
      </p>
      <p class="govuk-body">
        If you are signed in already, go to{' '}
        <a class="govuk-link" href="/">
          the first page
        </a>
        . If not, ask for a new link.
      </p>
      <Button href="/sign-in">Send me a new link</Button>
    </Page>,
  );

type SwitchProps = { site: Site; who: readonly Who[]; now: string; errors?: readonly FormError[] };

export const switchPage = ({ site, who, now, errors = [] }: SwitchProps): string =>
  renderPage(
    <Page site={site} title="Your partnerships" heading="Your partnerships" errors={errors}>
      {who.length < 2 && <p class="govuk-body">You have a part in one partnership: {who[0]?.partnershipName}.</p>}
      {who.length > 1 && (
        <form method="post" action="/partnerships" novalidate>
          <Radios
            name="as"
            legend="Which one do you want to work in?"
            items={whoItems(who)}
            value={now}
            error={errorOf(errors, 'as')}
          />
          <Button>Continue</Button>
        </form>
      )}
      <h2 class="govuk-heading-m">Sign out</h2>
      <p class="govuk-body">Have you signed in on a device that others use, or that is lost?</p>
      <form method="post" action="/sign-out-everywhere">
        <Button kind="secondary">Sign out on all devices</Button>
      </form>
    </Page>,
  );
