/** Signed in: one part of somebody goes to somebody else, for good, or to a stand-in until a day. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { Line } from '../domain/values.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { StoredPerson } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type GivePartRefusal, givePart } from './give-part.ts';
import { partsToGive } from './parts-to-give.ts';
import { personIn } from './person-page.tsx';
import { waitsPage } from './waits-page.tsx';
import { type WayIn, wayIn } from './way-in.ts';

type Seen = { readonly here: SignedInContext; readonly person: StoredPerson; readonly way: WayIn };

const partPage = ({ here, person, way }: Seen, errors: readonly FormError[] = []): WebResponse => {
  const parts = partsToGive(here, person.id, way);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const onlyForATime = parts.every(({ forATimeOnly }) => forATimeOnly);
  return framedPage(
    here,
    {
      title: 'Give one part to somebody else',
      heading: `Which part of ${person.name}’s goes to somebody else?`,
      back: `/people/${person.id}`,
      errors,
    },
    <form method="post" action={`/people/${person.id}/part`} novalidate>
      <Bullets
        items={[
          'Only this part goes. All other parts stay where they are, and nobody’s address changes.',
          'What waits for that part goes to them today. If they are asked already, they are asked once.',
          ...(way.place === 'together' ? [`For good, it happens when ${way.other} agrees too.`] : []),
          `${person.name}, and somebody who has no hand in it, are told. Either can say that it was not right.`,
        ]}
      />
      <Radios
        name="place"
        legend="Which part?"
        value={textIn(here, 'place')}
        error={errorAt('place')}
        items={parts.map(({ place, words, isVacant }) => ({
          value: place,
          text: isVacant ? `${words}: nobody has it yet` : words,
        }))}
      />
      <Radios
        name="how"
        legend="For how long?"
        value={textIn(here, 'how')}
        error={errorAt('how')}
        items={[
          { value: 'stand-in', text: `As a stand-in: ${person.name} has it back after the last day` },
          ...(onlyForATime ? [] : [{ value: 'until', text: 'Until a day, and not longer' }]),
          ...(onlyForATime ? [] : [{ value: 'open', text: 'From today on, without a last day' }]),
        ]}
      />
      <DateInput
        name="until"
        legend="Their last day"
        hint="For example, 18 12 2026. Leave it empty if there is none."
        value={boxesTyped(here, 'until')}
        error={errorAt('until-day')}
      />
      <Input
        name="name"
        label="Full name of whoever gets it"
        autocomplete="off"
        spellcheck={false}
        value={textIn(here, 'name')}
        error={errorAt('name')}
      />
      <Input
        name="email"
        type="email"
        label="Their email address"
        hint="If they are in the partnership already, give the name and address that we have."
        autocomplete="off"
        spellcheck={false}
        value={textIn(here, 'email')}
        error={errorAt('email')}
      />
      <Input
        name="basis"
        label="Why, or where is it written?"
        hint="For example: on leave from 5 May; Minute 3 of 4 May"
        value={textIn(here, 'basis')}
        error={errorAt('basis')}
      />
      <ButtonGroup>
        <Button>Give them this part</Button>
        <Link href={`/people/${person.id}`}>Go back</Link>
      </ButtonGroup>
    </form>,
  );
};

const typed = (missing: string) =>
  z.string(missing).pipe(Line).pipe(z.string().min(2, missing).max(200, 'Use 200 characters or fewer'));
const PartForm = z.strictObject({
  place: z.string('Choose which part').max(200),
  how: z.enum(['stand-in', 'until', 'open'], 'Say for how long'),
  ...dateFields('until'),
  name: typed('Enter their full name'),
  email: z
    .string('Enter their email address')
    .pipe(Line)
    .pipe(z.email('Enter their email address, for example sam@school.example').max(254, 'Enter a shorter address')),
  basis: typed('Say why, or where it is written'),
});

type Shown = Exclude<GivePartRefusal, 'not-allowed' | 'frozen' | 'waits' | 'unknown-person' | 'overtaken'>;
const refusalErrors: Readonly<Record<Shown, FormError>> = {
  'unknown-part': { field: 'place', text: 'Choose one of these parts' },
  'in-the-past': { field: 'until-day', text: 'That day has passed. Enter a day that is still to come' },
  'no-end': { field: 'until-day', text: 'A stand-in has a last day, and stands in for somebody' },
  'may-not-clerk': {
    field: 'email',
    text: 'A member of that board, or a head, cannot be its clerk. Name somebody else',
  },
  oneself: { field: 'email', text: 'Somebody else must say so when you get a part: enter another person’s address' },
  taken: { field: 'email', text: 'That address belongs to somebody of another name here already' },
  'same-person': { field: 'email', text: 'They have this part already: enter the name and address of somebody else' },
  'no-part': { field: 'place', text: 'Choose one of these parts' },
};

const see = async (here: SignedInContext): Promise<Seen | undefined> => {
  const person = await personIn(here);
  if (!person || person.left !== undefined) return undefined;
  return { here, person, way: await wayIn(here, person) };
};

/** Whoever may change them is led back to where their parts stand; to anybody else it is not theirs. */
const noneToGive = ({ here, person, way }: Seen): WebResponse =>
  way.place === undefined ? problem(here.outside, 'not-yours') : redirect(`/people/${person.id}`);

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  if (!seen) return problem(here.outside, 'not-found');
  if (partsToGive(here, seen.person.id, seen.way).length === 0) return noneToGive(seen);
  return seen.way.waits ? waitsPage(here) : partPage(seen);
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const seen = await see(here);
  if (!seen) return problem(outside, 'not-found');
  const parts = partsToGive(here, seen.person.id, seen.way);
  if (parts.length === 0) return noneToGive(seen);
  const posted = readPosted(PartForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const isOpen = posted.ok && posted.value.how === 'open';
  const until = isOpen ? undefined : readDate(web.form, 'until', 'that is their last');
  if (!posted.ok || until?.ok === false)
    return partPage(seen, [...(posted.ok ? [] : posted.errors), ...(until?.ok === false ? [until.error] : [])]);
  const { place, how, name, email, basis } = posted.value;
  if (!parts.some((one) => one.place === place)) return partPage(seen, [refusalErrors['unknown-part']]);
  const done = await givePart(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    place,
    to: { name, email },
    until: until?.value,
    standsIn: how === 'stand-in',
    basis,
  });
  if (done.ok)
    return redirect(`/people/${seen.person.id}?done=${done.value.state === 'done' ? 'part' : 'asked-second'}`);
  switch (done.refusal) {
    case 'not-allowed':
    case 'frozen':
      return problem(outside, 'not-yours');
    case 'waits':
      return waitsPage(here);
    case 'unknown-person':
    case 'overtaken':
      return redirect(`/people/${seen.person.id}`);
    default:
      return partPage(seen, [refusalErrors[done.refusal]]);
  }
};

export const showPart = whoeverMay('change-people', show);
export const takePart = whoeverMay('change-people', take);
