/** Signed in: somebody's mail address is put right. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { Line } from '../domain/values.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { StoredPerson } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type CorrectRefusal, correctAddress } from './correct-address.ts';
import { personIn } from './person-page.tsx';
import { waitsPage } from './waits-page.tsx';
import { type WayIn, wayIn } from './way-in.ts';

const wanted = 'Enter their email address, for example sam@school.example';
const AddressForm = z.strictObject({
  email: z.string(wanted).pipe(Line).pipe(z.email(wanted).max(254, 'Enter a shorter address')),
});

type Changing = { readonly here: SignedInContext; readonly person: StoredPerson; readonly way: WayIn };

const whatHappens = ({ person, way }: Changing): string[] => [
  ...(way.address === 'oneself'
    ? ['We write to both addresses. It changes when the button in one of the two emails is pressed.']
    : []),
  ...(way.address === 'together' ? [`It changes when ${way.other} agrees too.`] : []),
  'Every link that went to the old address then stops working.',
  'What waits is asked again at the new address.',
  `The old address, and somebody who has no hand in it, are told. Either can say that it was not right.`,
  `Until then ${person.name} cannot sign.`,
];

const addressPage = (changing: Changing, errors: readonly FormError[] = []): WebResponse => {
  const { here, person, way } = changing;
  const own = way.address === 'oneself';
  return framedPage(
    here,
    {
      title: 'A new email address',
      heading: own ? 'A new email address for you' : `A new email address for ${person.name}`,
      back: `/people/${person.id}`,
      errors,
    },
    <>
      <p class="govuk-body">
        Now we write to {person.email}. Do this when that address is wrong or has changed.
        {own ? null : (
          <>
            {' '}
            {person.name} stays who they are. Is it somebody else now? Then{' '}
            <Link href={`/people/${person.id}/replace`}>let them take over</Link>.
          </>
        )}
      </p>
      <Bullets items={whatHappens(changing)} />
      <form method="post" action={`/people/${person.id}/address`} novalidate>
        <Input
          name="email"
          type="email"
          label="The right email address"
          autocomplete="off"
          spellcheck={false}
          value={textIn(here, 'email')}
          error={errors.find(({ field }) => field === 'email')?.text}
        />
        <ButtonGroup>
          <Button>{way.address === 'colleague' ? 'Change the address' : 'Go on'}</Button>
          <Link href={`/people/${person.id}`}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );
};

const changingIn = async (here: SignedInContext): Promise<Changing | WebResponse> => {
  const person = await personIn(here);
  if (!person || person.left !== undefined) return problem(here.outside, 'not-found');
  const way = await wayIn(here, person);
  if (way.address === undefined) return problem(here.outside, 'not-yours');
  return way.waits ? waitsPage(here) : { here, person, way };
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const changing = await changingIn(here);
  return 'kind' in changing ? changing : addressPage(changing);
};

const wrong = (text: string): FormError[] => [{ field: 'email', text }];

const refused = (changing: Changing, refusal: CorrectRefusal): WebResponse => {
  const { here } = changing;
  switch (refusal) {
    case 'same-address':
      return addressPage(changing, wrong('We write to this address already: enter another one'));
    case 'taken':
      return addressPage(changing, wrong('Somebody else here has this address: enter one of their own'));
    case 'waits':
      return waitsPage(here);
    case 'not-allowed':
    case 'frozen':
      return problem(here.outside, 'not-yours');
    default:
      return problem(here.outside, 'not-found');
  }
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const changing = await changingIn(here);
  if ('kind' in changing) return changing;
  const { person } = changing;
  const posted = readPosted(AddressForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return addressPage(changing, posted.errors);
  const { email } = posted.value;
  const input = { partnership: partnership.id, by: signedIn.person, person: person.id, email };
  const done = await correctAddress(outside, input);
  if (!done.ok) return refused(changing, done.refusal);
  const asked = changing.way.address === 'oneself' ? 'asked-mailbox' : 'asked-second';
  return redirect(`/people/${person.id}?done=${done.value === 'asked' ? asked : 'address'}`);
};

export const showAddress = whoeverMay('see-partnership', show);
export const takeAddress = whoeverMay('see-partnership', take);
