/** Signed in: somebody takes over all parts of somebody else. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { partsIn } from '../domain/partnership/part-words.ts';
import { Line } from '../domain/values.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { StoredPerson } from '../records/kinds.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { personIn } from './person-page.tsx';
import { type ReplaceRefusal, replacePerson } from './replace-person.ts';
import { waitsPage } from './waits-page.tsx';
import { type WayIn, wayIn } from './way-in.ts';

const ReplaceForm = z.strictObject({
  name: z.string('Enter their full name').pipe(Line).pipe(z.string().min(2, 'Enter their full name')),
  email: z
    .string('Enter their email address')
    .pipe(Line)
    .pipe(z.email('Enter their email address, for example sam@school.example').max(254, 'Enter a shorter address')),
  sure: z.literal('yes').optional(),
});

const whatHappens = (name: string, way: WayIn): string[] => [
  ...(way.place === 'together' ? [`It happens when ${way.other} agrees too.`] : []),
  `Every link that ${name} has stops working at once.`,
  'Whoever takes over is sent links of their own for everything that is open.',
  'They are asked to read what they take on, and to say that they do.',
  `${name}, and somebody who has no hand in it, are told. Either can say that it was not right.`,
  'Until then whoever takes over cannot sign. Papers that were signed keep their name.',
];

const formPage = (here: SignedInContext, person: StoredPerson, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    { title: 'Who takes over?', heading: `Who takes over from ${person.name}?`, back: `/people/${person.id}`, errors },
    <>
      <p class="govuk-body">They take over every part that {person.name} has:</p>
      <Bullets items={partsIn(here.partnership, person.id)} />
      <form method="post" action={`/people/${person.id}/replace`} novalidate>
        <Input
          name="name"
          label="Full name of whoever takes over"
          autocomplete="off"
          spellcheck={false}
          value={textIn(here, 'name')}
          error={errors.find(({ field }) => field === 'name')?.text}
        />
        <Input
          name="email"
          type="email"
          label="Their email address"
          hint="If they are in the partnership already, give the name and address that we have."
          autocomplete="off"
          spellcheck={false}
          value={textIn(here, 'email')}
          error={errors.find(({ field }) => field === 'email')?.text}
        />
        <Button>Continue</Button>
      </form>
    </>,
  );

const checkPage = (
  here: SignedInContext,
  person: StoredPerson,
  way: WayIn,
  successor: { name: string; email: string },
): WebResponse =>
  framedPage(
    here,
    { title: 'Check before you go on', back: `/people/${person.id}/replace` },
    <>
      <SummaryList
        rows={[
          { key: 'Leaves', value: person.name },
          { key: 'Takes over', value: successor.name },
          { key: 'Email address', value: successor.email },
        ]}
      />
      <h2 class="govuk-heading-m">What happens now</h2>
      <Bullets items={whatHappens(person.name, way)} />
      <form method="post" action={`/people/${person.id}/replace`} novalidate>
        <input type="hidden" name="name" value={successor.name} />
        <input type="hidden" name="email" value={successor.email} />
        <input type="hidden" name="sure" value="yes" />
        <ButtonGroup>
          <Button>{successor.name} takes over</Button>
          <Link href={`/people/${person.id}`}>Go back</Link>
        </ButtonGroup>
      </form>
    </>,
  );

const refused = (here: SignedInContext, person: StoredPerson, refusal: ReplaceRefusal): WebResponse => {
  switch (refusal) {
    case 'not-allowed':
    case 'frozen':
      return problem(here.outside, 'not-yours');
    case 'waits':
      return waitsPage(here);
    case 'unknown-person':
    case 'overtaken':
      return redirect(`/people/${person.id}`);
    case 'taken':
    case 'oneself':
      return formPage(here, person, [
        { field: 'email', text: 'Somebody else must say so when you take over: enter another person’s address' },
      ]);
    case 'no-part':
      return formPage(here, person, [{ text: `${person.name} has no part that somebody could take over` }]);
    case 'same-person':
      return formPage(here, person, [
        { field: 'email', text: `This is ${person.name}: enter the name and address of somebody else` },
      ]);
  }
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const person = await personIn(here);
  if (!person) return problem(here.outside, 'not-found');
  if (person.left !== undefined) return redirect(`/people/${person.id}`);
  const way = await wayIn(here, person);
  if (way.place === undefined) return problem(here.outside, 'not-yours');
  return way.waits ? waitsPage(here) : formPage(here, person);
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const person = await personIn(here);
  if (!person) return problem(outside, 'not-found');
  if (person.left !== undefined) return redirect(`/people/${person.id}`);
  const way = await wayIn(here, person);
  if (way.place === undefined) return problem(outside, 'not-yours');
  const posted = readPosted(ReplaceForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return formPage(here, person, posted.errors);
  const { sure, ...successor } = posted.value;
  if (!sure) return checkPage(here, person, way, successor);
  const done = await replacePerson(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    leaving: person.id,
    successor,
  });
  if (!done.ok) return refused(here, person, done.refusal);
  return done.value.state === 'done'
    ? redirect(`/people/${done.value.successor}?done=replaced`)
    : redirect(`/people/${person.id}?done=asked-second`);
};

export const showReplace = whoeverMay('change-people', show);
export const takeReplace = whoeverMay('change-people', take);
