/** Signed in: an admin invites a head with no partnership, by name, email and URN. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { Line } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { count } from '../web/limits.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { openSearch } from './open-search.ts';
import { errorAt } from './search-frame.tsx';

const InviteForm = z.strictObject({
  name: z.string('Enter the head’s name').pipe(Line).pipe(z.string().min(1, 'Enter the head’s name')),
  email: z
    .string('Enter the head’s email address')
    .trim()
    .pipe(z.email('Enter an email address, like sam@school.example').max(254, 'Enter a shorter address')),
  urn: z
    .string('Enter the school’s URN')
    .trim()
    .pipe(z.string().regex(/^\d{6}$/, 'Enter a URN of six digits')),
});

const refusedWords = {
  'no-register': 'Nobody has brought the register of schools here yet. Your admin can: npm run schools.',
  'unknown-school': 'The register has no open school with this number',
  'closed-school': 'The register says that this school has closed',
} as const;

const form = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    { title: 'Invite a head to look for schools', back: '/home', errors },
    <>
      {here.web.query.done === 'invited' && (
        <NotificationBanner kind="success">The invitation is on its way.</NotificationBanner>
      )}
      <p class="govuk-body">
        For a head who has no partnership yet. They get a link by email, see which schools are near, and can ask two or
        more for a talk. Their name and address are deleted when they end it, or after a year.
      </p>
      <form method="post" action="/find/invite" novalidate>
        <Input name="name" label="The head’s name" value={textIn(here, 'name')} error={errorAt(errors, 'name')} />
        <Input
          name="email"
          type="email"
          label="The head’s email address"
          spellcheck={false}
          value={textIn(here, 'email')}
          error={errorAt(errors, 'email')}
        />
        <Input
          name="urn"
          label="The school’s URN"
          hint="Six digits. Find it by name on the list of schools near you."
          width={10}
          inputmode="numeric"
          value={textIn(here, 'urn')}
          error={errorAt(errors, 'urn')}
        />
        <Button>Invite</Button>
      </form>
    </>,
  );

/** Invitations of one admin within a day. */
const perAdmin = { what: 'invited-by', most: 40, minutes: 24 * 60 };

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, signedIn, partnership, web } = here;
  const posted = readPosted(InviteForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return form(here, posted.errors);
  const { name, email, urn } = posted.value;
  const allowed = await count(outside, { ...perAdmin, who: `${partnership.id}/${signedIn.person}` });
  if (!allowed.within) return problem(outside, 'too-often', { until: allowed.until.toISOString() });
  const done = await openSearch(outside, { head: { name, email }, urn, by: 'admin' });
  return done.ok
    ? redirect('/find/invite?done=invited')
    : form(here, [{ field: 'urn', text: refusedWords[done.refusal] }]);
};

export const showInvite = whoeverMay('invite-head', (here) => form(here));
export const takeInvite = whoeverMay('invite-head', take);
