/** For somebody whose own address was changed lately: until that is confirmed they change nobody. */
import { framedPage, type SignedInContext } from '../asking/signed-in-context.ts';
import type { WebResponse } from '../web/route.ts';

export const waitsPage = (here: SignedInContext): WebResponse =>
  framedPage(
    here,
    { title: 'This has to wait', back: '/people', status: 403 },
    <p class="govuk-body">
      Your own address or part was changed lately, and nobody has confirmed it yet. Until somebody who had no hand in it
      has done so, or five school days have passed, you cannot change others.
    </p>,
  );
