/** Signed in: somebody's mail address is put right. */
import * as z from 'zod';
import { framedPage, type SignedInContext, typedIn, whoeverMay } from '../asking/signed-in-context.ts';
import { mayChangePerson } from '../domain/permissions.ts';
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
import { correctAddress } from './correct-address.ts';
import { personIn } from './person-page.tsx';

const wanted = 'Enter their email address, for example sam@school.example';
const AddressForm = z.strictObject({
  email: z.string(wanted).pipe(Line).pipe(z.email(wanted).max(254, 'Enter a shorter address')),
});

const addressPage = (here: SignedInContext, person: StoredPerson, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    {
      title: 'A new mail address',
      heading: `A new mail address for ${person.name}`,
      back: `/people/${person.id}`,
      errors,
    },
    <>
      <p class="govuk-body">
        Now we write to {person.email}. Do this when that address is wrong or has changed, and {person.name} stays who
        they are. Is it somebody else now? Then <Link href={`/people/${person.id}/replace`}>let them take over</Link>.
      </p>
      <Bullets
        items={[
          'Every link that went to the old address stops working at once.',
          'What waits for them is asked again at the new address.',
          'Who changed it stands in the record of what happened. The addresses do not.',
        ]}
      />
      <form method="post" action={`/people/${person.id}/address`} novalidate>
        <Input
          name="email"
          type="email"
          label="The right email address"
          autocomplete="off"
          spellcheck={false}
          value={typedIn(here, 'email')}
          error={errors.find(({ field }) => field === 'email')?.text}
        />
        <ButtonGroup>
          <Button>Change the address</Button>
          <Link href={`/people/${person.id}`}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>,
  );

const personWhoMayChange = async (here: SignedInContext): Promise<StoredPerson | WebResponse> => {
  const person = await personIn(here);
  if (!person || person.left !== undefined) return problem(here.outside, 'not-found');
  return mayChangePerson(here.partnership, here.signedIn.person, person.id)
    ? person
    : problem(here.outside, 'not-yours');
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const person = await personWhoMayChange(here);
  return 'kind' in person ? person : addressPage(here, person);
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const person = await personWhoMayChange(here);
  if ('kind' in person) return person;
  const posted = readPosted(AddressForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return addressPage(here, person, posted.errors);
  const { email } = posted.value;
  const done = await correctAddress(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    person: person.id,
    email,
  });
  if (done.ok) return redirect(`/people/${person.id}?done=address`);
  if (done.refusal === 'same-address')
    return addressPage(here, person, [{ field: 'email', text: 'We write to this address already: enter another one' }]);
  if (done.refusal === 'taken')
    return addressPage(here, person, [
      { field: 'email', text: 'Somebody else here has this address: enter one of their own' },
    ]);
  return problem(outside, done.refusal === 'not-allowed' ? 'not-yours' : 'not-found');
};

export const showAddress = whoeverMay('change-people', show);
export const takeAddress = whoeverMay('change-people', take);
