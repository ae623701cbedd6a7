/** Signed in: how you want to be reached. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { mobileNumber, shownNumber } from '../domain/telephone.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { StoredPerson } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { chooseChannel } from './choose-channel.ts';
import { personIn } from './person-page.tsx';

const ReachForm = z.strictObject({
  channel: z.enum(['email', 'text'], 'Choose emails or text messages'),
  mobile: z.string().max(40, 'Enter a shorter number').optional(),
});

const errorAt = (errors: readonly FormError[], name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.text;

const reachPage = (here: SignedInContext, person: StoredPerson, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    { title: 'How we reach you', back: `/people/${person.id}`, errors },
    <>
      <Bullets
        items={[
          'What we ask of you, and reminders, can come as text messages with a link.',
          'Signing, codes, links to sign in and news always come by email.',
          'You can change this whenever you like.',
        ]}
      />
      {!here.outside.settings.sendsTexts && (
        <p class="govuk-body">Text messages are not set up here yet. Until they are, everything comes by email.</p>
      )}
      <form method="post" action={`/people/${person.id}/reach`} novalidate>
        <Radios
          name="channel"
          legend="How should we ask you for things?"
          value={textIn(here, 'channel') ?? person.channel}
          items={[
            { value: 'email', text: `By email, to ${person.email}` },
            { value: 'text', text: 'By text message' },
          ]}
          error={errorAt(errors, 'channel')}
        />
        <Input
          name="mobile"
          type="tel"
          label="Your mobile number"
          hint="For text messages. A UK number, for example 07700 900114. It is shown to nobody else here."
          autocomplete="tel"
          spellcheck={false}
          value={textIn(here, 'mobile') ?? shownNumber(mobileNumber(person.mobile ?? '') ?? person.mobile ?? '')}
          error={errorAt(errors, 'mobile')}
        />
        <ButtonGroup>
          <Button>Save</Button>
          <Link href={`/people/${person.id}`}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );

/** Only one's own: what somebody prefers is theirs to say. */
const ownIn = async (here: SignedInContext): Promise<StoredPerson | WebResponse> => {
  const person = await personIn(here);
  if (!person || person.left !== undefined) return problem(here.outside, 'not-found');
  return person.id === here.signedIn.person ? person : problem(here.outside, 'not-yours');
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const person = await ownIn(here);
  return 'kind' in person ? person : reachPage(here, person);
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, web } = here;
  const person = await ownIn(here);
  if ('kind' in person) return person;
  const posted = readPosted(ReachForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return reachPage(here, person, posted.errors);
  const { channel, mobile: typed = '' } = posted.value;
  const mobile = mobileNumber(typed);
  const wrong = 'Enter a UK mobile number, for example 07700 900114';
  if (typed.trim() !== '' && mobile === undefined) return reachPage(here, person, [{ field: 'mobile', text: wrong }]);
  const done = await chooseChannel(outside, { partnership: partnership.id, person: person.id, channel, mobile });
  if (done.ok) return redirect(`/people/${person.id}?done=reach-${channel}`);
  if (done.refusal === 'frozen')
    return reachPage(here, person, [
      { field: 'mobile', text: 'This waits: somebody said that the last change to you was not right' },
    ]);
  return done.refusal === 'no-number'
    ? reachPage(here, person, [{ field: 'mobile', text: wrong }])
    : problem(outside, 'not-found');
};

export const showReach = whoeverMay('see-partnership', show);
export const takeReach = whoeverMay('see-partnership', take);
