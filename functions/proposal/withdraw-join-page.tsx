/** Signed in, for a board that is asked to come in: how that stands, and a way to take it back. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { isJoining } from '../domain/partnership/partnership.ts';
import { isOwnJoin } from '../domain/permissions.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Link } from '../pages/components/link.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import type { Route, WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { withdrawJoin } from './withdraw-join.ts';
import { WithdrawReason } from './withdraw-reason.ts';

const Form = z.strictObject({ reason: WithdrawReason });

const page = (here: SignedInContext, errors: readonly FormError[] = []): WebResponse => {
  const { partnership, signedIn } = here;
  const own = partnership.parties.find(
    (party) => isJoining(partnership, party.id) && isOwnJoin(partnership, party, signedIn.person),
  );
  return framedPage(
    here,
    { title: 'Your board is asked to come in', back: '/leaving', errors },
    <>
      <p class="govuk-body">
        {own?.name ?? 'Your board'} is asked whether it comes in. Until it has decided, all others have too, and
        everybody has signed, it is in nothing.
      </p>
      <form method="post" action="/proposal/join/back" novalidate>
        <Textarea
          name="reason"
          label="Should it not come in? Say why"
          hint="Everybody who was asked reads it."
          value={textIn(here, 'reason')}
          error={errors.find(({ field }) => field === 'reason')?.text}
        />
        <ButtonGroup>
          <Button>Take it back</Button>
          <Link href="/leaving">Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const beingSigned = {
  text: 'Every board has agreed. Whoever signs for your board can say no behind their own link',
};

/** Whoever took it back has no part here any more: this is the last page that they are shown. */
const takenBack = (here: SignedInContext): WebResponse =>
  framedPage(
    here,
    { title: 'Taken back' },
    <p class="govuk-body">Your board does not come in. Everybody who was asked hears that. You can close this page.</p>,
  );

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(Form, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return page(here, posted.errors);
  const done = await withdrawJoin(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    reason: posted.value.reason,
  });
  if (done.ok) return takenBack(here);
  return done.refusal === 'not-allowed' ? problem(outside, 'not-yours') : page(here, [beingSigned]);
};

export const withdrawJoinRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/proposal/join/back',
    door: 'signed-in',
    handle: whoeverMay('withdraw-join', (here) => page(here)),
  },
  {
    method: 'POST',
    path: '/proposal/join/back',
    door: 'signed-in',
    handle: whoeverMay('withdraw-join', take),
  },
];
