/** Before a device has been confirmed: a code is asked for, and comes by email. A scanner that opens links sends none. */
import { onward } from '../asking/after-answer.ts';
import { linkPage } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { problem } from '../web/problem.tsx';
import type { WebResponse } from '../web/route.ts';
import { codeMinutes, type Signatory, sendCode } from './sign-code.ts';

export const signatoryIn = ({ partnership, request, person, web }: LinkContext): Signatory => ({
  partnership: partnership.id,
  request: request.id,
  person: person.id,
  device: web.device,
});

const SendCode = ({ action, again }: { action: string; again?: boolean }) => (
  <form method="post" action={`${action}/code`} novalidate>
    <Button {...(again ? { kind: 'secondary' as const } : {})}>
      {again ? 'Send me another code' : 'Send me a code'}
    </Button>
  </form>
);

/** In place of the form to sign with. `what`: the document, in a word. */
export const askForCodePage = (context: LinkContext, what: string, errors: readonly FormError[] = []): WebResponse =>
  linkPage(
    context,
    { title: `Sign the ${what}`, errors },
    <>
      <p class="govuk-body">
        <Link href={`${context.action}/document`}>Read the {what}</Link> before you sign it.
      </p>
      <p class="govuk-body">
        To sign, you need a code of six digits. We send it to your own email address, so that nobody else can sign with
        your link. You do this once on each device.
      </p>
      <SendCode action={context.action} />
      <p class="govuk-body">
        <Link href={`${context.action}/decline`}>I will not sign this</Link>
      </p>
    </>,
  );

export const lockedPage = (context: LinkContext): WebResponse =>
  linkPage(
    context,
    { title: 'This link is locked for a day', status: 403 },
    <p class="govuk-body">
      Five wrong codes were typed here, so nobody can sign with this link for 24 hours. We have written to{' '}
      {context.person.name}. After that a new code can be asked for.
    </p>,
  );

/** Somebody changed where this signatory is reached, or put them in this place, and nobody has confirmed it. */
export const waitsForWordPage = (context: LinkContext): WebResponse => {
  const until = context.person.held?.until;
  return linkPage(
    context,
    { title: 'Signing has to wait', status: 403 },
    <>
      <p class="govuk-body">
        The address or the part of {context.person.name} was changed, and nobody who had no hand in it has confirmed
        that yet. We have asked somebody.
      </p>
      <p class="govuk-body">
        {until === undefined
          ? 'Two people must agree before signing goes on.'
          : `Please come back when they have, or on ${longDate(until)}.`}
      </p>
    </>,
  );
};

/** The field for the code, within the form to sign with. */
export const CodeField = ({ error }: { error: string | undefined }) => (
  <Input
    name="code"
    label="The code from your email"
    hint={`Six digits. It works for ${codeMinutes} minutes.`}
    inputmode="numeric"
    autocomplete="one-time-code"
    spellcheck={false}
    error={error}
  />
);

/** Below the form to sign with, which it must not stand in. */
export const AnotherCode = ({ action }: { action: string }) => (
  <>
    <p class="govuk-body">No email after five minutes, or is the code too old?</p>
    <SendCode action={action} again />
  </>
);

export const takeCodeRequest = async (context: LinkContext): Promise<WebResponse> => {
  if (Object.keys(context.web.form).length > 0) return problem(context.outside, 'unreadable');
  const sent = await sendCode(context.outside, signatoryIn(context));
  if (sent === 'too-often') return problem(context.outside, 'too-often');
  if (sent === 'waits') return waitsForWordPage(context);
  return sent === 'locked' ? lockedPage(context) : onward(context);
};
