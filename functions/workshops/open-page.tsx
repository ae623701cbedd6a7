/** Signed in: sign-up is opened for workshops on a date that stands in the diary. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { exactly, readTyped } from '../domain/typed-number.ts';
import { Line, Urn } from '../domain/values.ts';
import { dayAndDate } from '../domain/wording.ts';
import { type Choice, mostPlaces, splits } from '../domain/workshops/workshop.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { occasions } from '../records/diary.ts';
import { decode } from '../records/kind.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Form, WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { errorAt } from './link-frame.tsx';
import { type OpenRefusal, openSignUp } from './open-sign-up.ts';

/** So many can be described at once; what stays empty is left out. */
const rows = [1, 2, 3, 4, 5, 6] as const;
const rowFields = ['title', 'about', 'places', 'leader', 'school'] as const;
const fieldOf = (name: (typeof rowFields)[number], row: number): string => `${name}-${row}`;

const readOccasion = async ({ outside, partnership, web }: SignedInContext): Promise<Occasion | undefined> => {
  const item = await outside.store.get(occasions.key(partnership.id, web.params.occasion ?? ''));
  const occasion = item && decode(occasions, item);
  return occasion?.kind === 'workshop' ? occasion : undefined;
};

function Row({ here, row, errors }: { here: SignedInContext; row: number; errors: readonly FormError[] }) {
  const names = shortSchoolNames(here.partnership);
  const field = (name: (typeof rowFields)[number]) => {
    const id = fieldOf(name, row);
    return { name: id, value: textIn(here, id), error: errorAt(errors, id) };
  };
  return (
    <Fieldset legend={`Workshop ${row}${row === 1 ? '' : ' (optional)'}`} legendSize="m">
      <Input {...field('title')} label="What is it called?" hint="For example, Clay" />
      <Input {...field('about')} label="What is it about, in a line? (optional)" />
      <Input {...field('places')} label="How many places?" width={3} inputmode="numeric" />
      <Input {...field('leader')} label="Who leads it? Leave it empty if nobody does yet" spellcheck={false} />
      <Select
        {...field('school')}
        value={textIn(here, fieldOf('school', row)) ?? ''}
        label="From which school?"
        items={[
          { value: '', text: 'From outside our schools' },
          ...here.partnership.schools.map(({ urn, name }) => ({
            value: urn,
            text: names.get(urn) ?? name,
          })),
        ]}
      />
    </Fieldset>
  );
}

const openPage = (here: SignedInContext, occasion: Occasion, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    here,
    {
      title: `Open sign-up: ${occasion.title}`,
      back: `/diary/${occasion.id}`,
      errors,
    },
    <form method="post" action={`/workshops/open/${occasion.id}`} novalidate>
      <p class="govuk-body">
        {dayAndDate(occasion.date)}, {occasion.start} to {occasion.end},{' '}
        {occasionWhere(occasion, shortSchoolNames(here.partnership))}. All workshops here run at that time, and each
        teacher chooses one.
      </p>
      <p class="govuk-body">
        Each school’s lead gets a link for their teachers. Places are held for each school in equal parts until ten
        school days before. Sign-up closes two school days before.
      </p>
      {rows.map((row) => (
        <Row here={here} row={row} errors={errors} />
      ))}
      <Input
        name="cost"
        label="What does all of it cost, in pounds? (optional)"
        prefix="£"
        inputmode="decimal"
        width={5}
        value={textIn(here, 'cost')}
        error={errorAt(errors, 'cost')}
      />
      <Radios
        name="split"
        legend="How do the schools share the cost?"
        legendSize="s"
        value={textIn(here, 'split') ?? 'places'}
        error={errorAt(errors, 'split')}
        items={[
          { value: 'places', text: 'By the places that their teachers take' },
          { value: 'equally', text: 'In equal parts' },
        ]}
      />
      <Button>Open sign-up</Button>
    </form>,
  );

const text = z.string().max(400, 'Use fewer letters').default('');
const OpenForm = z.strictObject({
  ...(Object.fromEntries(rows.flatMap((row) => rowFields.map((name) => [fieldOf(name, row), text]))) as Record<
    string,
    typeof text
  >),
  cost: z.string().max(20, 'Enter pounds, like 250').default(''),
  split: z.enum(splits, 'Say how the cost is shared'),
});

type Read<T> = { readonly value: T } | { readonly errors: readonly FormError[] };

const choiceIn = (form: Form, row: number): Read<Omit<Choice, 'id'> | undefined> => {
  const typed = (name: (typeof rowFields)[number]) => (textIn({ web: { form } }, fieldOf(name, row)) ?? '').trim();
  if (rowFields.every((name) => typed(name) === '')) return { value: undefined };
  const errors: FormError[] = [];
  const fault = (name: (typeof rowFields)[number], words: string) =>
    errors.push({ field: fieldOf(name, row), text: words });
  const [title, about, leader] = [
    Line.safeParse(typed('title')),
    Line.safeParse(typed('about')),
    Line.safeParse(typed('leader')),
  ];
  if (!title.success || title.data.length < 2 || title.data.length > 80)
    fault('title', 'Give it a name, of 80 characters or fewer');
  if (!about.success || about.data.length > 200) fault('about', 'Use 200 characters or fewer');
  if (!leader.success || leader.data.length > 100) fault('leader', 'Use 100 characters or fewer');
  const places = Number(typed('places'));
  if (!/^\d{1,3}$/.test(typed('places')) || places < 1 || places > mostPlaces)
    fault('places', `Enter a whole number of places, from 1 to ${mostPlaces}`);
  const school = typed('school');
  if (school !== '' && !Urn.safeParse(school).success) fault('school', 'Choose a school');
  if (school !== '' && typed('leader') === '') fault('leader', 'Say who leads it, or choose no school');
  if (errors.length > 0 || !title.success || !about.success || !leader.success) return { errors };
  return {
    value: {
      title: title.data,
      about: about.data,
      places,
      ...(leader.data !== '' && {
        leader: { name: leader.data, ...(school !== '' && { school }) },
      }),
    },
  };
};

const penceIn = (typed: string): number | undefined => {
  const read = readTyped(typed, { money: true });
  if (read.kind === 'nothing') return 0;
  if (read.kind === 'none') return undefined;
  const pence = exactly(read.decimal) * 100;
  return pence >= 0 && pence <= 10_000_000 ? Math.round(pence) : undefined;
};

const refusalWords: Readonly<Record<Exclude<OpenRefusal, 'not-allowed'>, string>> = {
  'unknown-occasion': 'This date is not in the diary any more',
  'not-for-staff': 'Pupils come to this date. Sign-up is for staff',
  'open-already': 'Sign-up is open for this date already',
  over: 'This date is over, or was called off',
  'too-late': 'It is less than two school days away, so sign-up would be closed at once',
  'no-choice': 'Describe at least one workshop',
  'too-many-choices': 'Describe fewer workshops',
  'unknown-school': 'Choose a school of this partnership',
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const occasion = await readOccasion(here);
  if (!occasion) return problem(outside, 'not-found');
  const posted = readPosted(OpenForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  if (!posted.ok) return openPage(here, occasion, posted.errors);
  const read = rows.map((row) => choiceIn(web.form, row));
  const pence = penceIn(textIn(here, 'cost') ?? '');
  const errors = [
    ...read.flatMap((one) => ('errors' in one ? one.errors : [])),
    ...(pence === undefined ? [{ field: 'cost', text: 'Enter pounds, like 250 or 187.50' }] : []),
  ];
  if (errors.length > 0 || pence === undefined) return openPage(here, occasion, errors);
  const done = await openSignUp(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    occasion: occasion.id,
    choices: read.flatMap((one) => ('value' in one && one.value ? [one.value] : [])),
    pence,
    split: textIn(here, 'split') === 'equally' ? 'equally' : 'places',
  });
  if (done.ok) return redirect(`/workshops/${occasion.id}?done=opened`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return openPage(here, occasion, [{ field: 'title-1', text: refusalWords[done.refusal] }]);
};

export const showOpen = whoeverMay('plan-workshops', async (here) => {
  const occasion = await readOccasion(here);
  return occasion ? openPage(here, occasion) : problem(here.outside, 'not-found');
});
export const takeOpen = whoeverMay('plan-workshops', take);
