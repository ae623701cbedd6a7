/** By a school's link, without an account: a teacher chooses a workshop and says where their own link goes. */
import * as z from 'zod';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import { Line } from '../domain/values.ts';
import { countOf, dayAndDate, listOf } from '../domain/wording.ts';
import { heldEach } from '../domain/workshops/places.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Panel } from '../pages/components/panel.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { ChoiceHint } from './choice-words.tsx';
import { takesSignUps } from './in-hand.ts';
import { errorAt, linkPage, type SchoolHere, WhenAndWhere } from './link-frame.tsx';
import { readDomains, type SignUpRefusal, signUp } from './sign-up.ts';

const nameOf = ({ seen, school }: SchoolHere): string => shortSchoolName(school, seen.partnership);

function HowPlacesAreShared({ here }: { here: SchoolHere }) {
  const { workshop, dates, today, schools } = here.seen;
  const first = workshop.choices[0];
  const held = first ? heldEach({ places: first.places, schools: workshop.schools }) : 0;
  const alike = workshop.choices.every(({ places }) => places === first?.places);
  const isHeld = today < dates.releasesOn;
  return (
    <>
      <h2 class="govuk-heading-m">How places are shared</h2>
      <Bullets
        items={[
          ...(alike && first ? [`Each workshop has ${countOf(first.places, 'place')}.`] : []),
          ...(isHeld && alike && held > 0
            ? [
                `${countOf(held, 'place')} of them ${held === 1 ? 'is' : 'are'} held for each of the ${countOf(schools.length, 'school')}.`,
              ]
            : []),
          ...(isHeld ? [`On ${dayAndDate(dates.releasesOn)} held places that nobody took open to all.`] : []),
          'If a place comes free, the first on the waiting list gets it, and an email.',
        ]}
      />
      <h2 class="govuk-heading-m">Who sees your name</h2>
      <p class="govuk-body">
        Whoever leads the workshop, those who run the partnership, and the head and the lead at your school. We delete
        it after 12 months.
      </p>
    </>
  );
}

export const schoolPage = async (here: SchoolHere, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { outside, web, seen, school, home } = here;
  const { workshop, occasion, dates } = seen;
  const caption = `For teachers at ${nameOf(here)}`;
  if (!takesSignUps(seen))
    return linkPage(
      here,
      { title: `${occasion.title}: sign-up is closed`, caption, status: 410 },
      <>
        <WhenAndWhere seen={seen} />
        <p class="govuk-body">
          {occasion.state === 'cancelled'
            ? 'It was called off.'
            : `Sign-up closed on ${dayAndDate(dates.closesOn)}. If you have a place, the link in your email still works.`}
        </p>
      </>,
    );
  const domains = await readDomains(outside, seen.partnership, school.urn);
  const known = domains.length === 0 ? '' : `It ends in ${listOf(domains.map((one) => `@${one}`))}. `;
  const other = 'We ask the lead at your school about any other address';
  return linkPage(
    here,
    { title: `${occasion.title}: choose a workshop`, caption, errors },
    <>
      <WhenAndWhere seen={seen} />
      <p class="govuk-body">
        {workshop.choices.length > 1 && 'All of them run at the same time, so you can choose one. '}
        Sign-up closes on <strong>{dayAndDate(dates.closesOn)}</strong>.
      </p>
      <form method="post" action={home} novalidate>
        <Radios
          name="choice"
          legend="Which one would you like?"
          legendSize="m"
          value={textIn({ web }, 'choice')}
          error={errorAt(errors, 'choice')}
          items={workshop.choices.map((choice) => ({
            value: choice.id,
            text: choice.title,
            hint: <ChoiceHint seen={seen} choice={choice} school={{ urn: school.urn, name: nameOf(here) }} />,
          }))}
        />
        <Input
          name="name"
          label="Your name"
          autocomplete="name"
          spellcheck={false}
          value={textIn({ web }, 'name')}
          error={errorAt(errors, 'name')}
        />
        <Input
          name="email"
          type="email"
          label="Your work email"
          hint={`${known}We send your own link there, to change or give up your place. ${other}.`}
          autocomplete="email"
          spellcheck={false}
          value={textIn({ web }, 'email')}
          error={errorAt(errors, 'email')}
        />
        <Button>Ask for this place</Button>
      </form>
      <p class="govuk-body">
        If you choose a full workshop, you join its waiting list. We email you a link: your place is sure once you have
        opened it and pressed “Make it sure”, within three school days.
      </p>
      <HowPlacesAreShared here={here} />
    </>,
  );
};

const SignUpForm = z.strictObject({
  choice: z.string('Choose a workshop').max(60, 'Choose a workshop'),
  name: z
    .string('Enter your name')
    .pipe(Line)
    .pipe(z.string().min(2, 'Enter your name').max(100, 'Use 100 characters or fewer')),
  email: z
    .string('Enter your work email')
    .trim()
    .pipe(z.email('Enter an email address, like sam@school.example').max(254, 'Enter a shorter address')),
});

const refusalErrors: Readonly<Record<Exclude<SignUpRefusal, 'closed'>, FormError>> = {
  'unknown-choice': { field: 'choice', text: 'Choose a workshop' },
  'list-full': {
    field: 'choice',
    text: 'Its waiting list is full too. Choose another workshop',
  },
};

export const takeSignUp = async (here: SchoolHere): Promise<WebResponse> => {
  const { outside, web, seen, school, home } = here;
  const posted = readPosted(SignUpForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return schoolPage(here, posted.errors);
  const { partnership, workshop } = seen;
  const done = await signUp(outside, {
    partnership: partnership.id,
    workshop: workshop.id,
    school: school.urn,
    ...posted.value,
  });
  if (done.ok) return redirect(`${home}?done=${done.value}`);
  return done.refusal === 'closed' ? redirect(home) : schoolPage(here, [refusalErrors[done.refusal]]);
};

/** The same whether they had a place before or not: nobody learns by this page who has. */
export const signedUpPage = (here: SchoolHere, done: 'link-sent' | 'lead-asked'): WebResponse =>
  linkPage(
    here,
    { title: 'Now look at your email', heading: false, caption: ' ' },
    <>
      <Panel title={done === 'link-sent' ? 'Now open your email' : 'We ask the lead at your school'}>
        {here.seen.occasion.title}, {dayAndDate(here.seen.occasion.date)}
      </Panel>
      <p class="govuk-body">
        {done === 'link-sent'
          ? 'We sent a link to the address that you gave. Please open it within three school days and press “Make it sure”. If nothing comes, look among your junk mail, or sign up once more.'
          : `We do not know that address as one of ${nameOf(here)}. The lead at your school says whether it is yours. If they say yes, we email you a link. Until then you have no place.`}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={here.home}>
          Sign up somebody else
        </a>
      </p>
    </>,
  );
