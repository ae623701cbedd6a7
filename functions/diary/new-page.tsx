/** Signed in: one more date for the diary. What stands against it is said before it stands there. */
import * as z from 'zod';
import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { occasionKinds, ways } from '../domain/diary/occasion.ts';
import { kindWords } from '../domain/diary/occasion-words.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import { Line, type PlainDate, Slug, Urn } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { type Diary, readDiary } from '../records/diary.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type AddRefusal, addOccasion, type NewOccasion } from './add-occasion.ts';

type Seen = { readonly here: SignedInContext; readonly diary: Diary; readonly nameOf: NameOf };

const see = async (here: SignedInContext): Promise<Seen> => {
  const { outside, partnership } = here;
  const [diary, nameOf] = await Promise.all([readDiary(outside, partnership), readNames(outside, partnership.id)]);
  return { here, diary, nameOf };
};

/** Where somebody may put a date: everywhere, or at the schools that they lead. */
const hostsFor = (partnership: Partnership, person: string) =>
  activeSchools(partnership).filter(({ lead }) => may(partnership, person, 'plan-series') || lead === person);

/** Whoever may lead an occasion: those who lead the work, in the partnership and in each school. */
const leadersOf = ({ roles, schools }: Partnership, { content }: Diary): string[] => [
  ...new Set(
    [
      roles.lead,
      roles.deputyLead,
      ...(content?.purposes ?? []).map(({ lead }) => lead),
      ...schools.map(({ lead }) => lead),
    ].filter((person): person is string => person !== undefined),
  ),
];

const manyTyped = ({ web }: SignedInContext, field: string): readonly string[] => {
  const typed = web.form[field];
  return typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed;
};

function Times({ here, errorAt }: { here: SignedInContext; errorAt: (field: string) => string | undefined }) {
  return (
    <>
      <DateInput
        name="date"
        legend="Date"
        hint="For example, 15 5 2026"
        value={boxesTyped(here, 'date')}
        error={errorAt('date-day')}
      />
      <Input
        name="start"
        label="Starts"
        hint="For example, 10:00"
        width={5}
        value={textIn(here, 'start')}
        error={errorAt('start')}
      />
      <Input
        name="end"
        label="Ends"
        hint="For example, 12:00"
        width={5}
        value={textIn(here, 'end')}
        error={errorAt('end')}
      />
    </>
  );
}

function Where({ here, errorAt }: { here: SignedInContext; errorAt: (field: string) => string | undefined }) {
  const { partnership, signedIn } = here;
  return (
    <>
      <Radios
        name="held"
        legend="How do people come together?"
        value={textIn(here, 'held') ?? 'in-person'}
        error={errorAt('held')}
        items={[
          { value: 'in-person', text: 'In person' },
          { value: 'telephone', text: 'By telephone' },
          { value: 'video', text: 'By video' },
        ]}
      />
      <Select
        name="host"
        label="Which school hosts?"
        value={textIn(here, 'host') ?? ''}
        error={errorAt('host')}
        items={[
          { value: '', text: 'None of them' },
          ...hostsFor(partnership, signedIn.person).map(({ urn, name }) => ({ value: urn, text: name })),
        ]}
      />
      <Input
        name="place"
        label="Room, or the place if no school hosts (optional)"
        value={textIn(here, 'place')}
        error={errorAt('place')}
      />
      <Input
        name="joining"
        label="Number or address to join, by telephone or video (optional)"
        value={textIn(here, 'joining')}
        error={errorAt('joining')}
      />
    </>
  );
}

const newPage = ({ here, diary, nameOf }: Seen, errors: readonly FormError[] = []): WebResponse => {
  const { partnership } = here;
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const schools = activeSchools(partnership);
  return framedPage(
    here,
    { title: 'Put a date into the diary', back: '/diary', errors },
    <form method="post" action="/diary/new" novalidate>
      <Radios
        name="kind"
        legend="What is it?"
        value={textIn(here, 'kind')}
        error={errorAt('kind')}
        items={occasionKinds.map((kind) => ({ value: kind, text: kindWords[kind] }))}
      />
      <Input name="title" label="What should it be called?" value={textIn(here, 'title')} error={errorAt('title')} />
      <Select
        name="activity"
        label="Which activity of the plan is it part of?"
        value={textIn(here, 'activity') ?? ''}
        error={errorAt('activity')}
        items={[
          { value: '', text: 'None of them' },
          ...(diary.content?.activities ?? []).map(({ id, title }) => ({ value: id, text: title })),
        ]}
      />
      <Times here={here} errorAt={errorAt} />
      <Where here={here} errorAt={errorAt} />
      <Checkboxes
        name="schools"
        legend="Which schools take part?"
        values={manyTyped(here, 'schools')}
        error={errorAt('schools')}
        items={schools.map(({ urn, name }) => ({ value: urn, text: name }))}
      />
      <Input
        name="years"
        label="Which year groups come? Leave it empty for staff only"
        hint="For example: 5, 6. Every school taking part must then have confirmed its safeguarding checks for that day"
        value={textIn(here, 'years')}
        error={errorAt('years')}
      />
      <Select
        name="leader"
        label="Who leads it?"
        value={textIn(here, 'leader') ?? ''}
        error={errorAt('leader')}
        items={[
          { value: '', text: 'Nobody is named yet' },
          ...leadersOf(partnership, diary).map((person) => ({ value: person, text: nameOf(person) })),
        ]}
      />
      <Input
        name="reason"
        label="If something stands against the date, why is it right all the same? (optional)"
        hint="Every school can read it"
        value={textIn(here, 'reason')}
        error={errorAt('reason')}
      />
      <Button>Put it into the diary</Button>
    </form>,
  );
};

const timeSuchAs = (example: string) => {
  const words = `Enter a time such as ${example}`;
  return z
    .string(words)
    .trim()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, words);
};
const optionalLine = z.string().max(200, 'Use 200 characters or fewer').default('');
const chosen = <T extends z.ZodType>(value: T) => z.union([z.literal('').transform(() => undefined), value]).optional();
const someSchools = z.union([Urn.transform((one) => [one]), z.array(Urn)], 'Choose the schools that take part');

const NewForm = z.strictObject({
  kind: z.enum(occasionKinds, 'Say what it is'),
  title: z
    .string('Give it a name')
    .pipe(Line)
    .pipe(z.string().min(3, 'Give it a name').max(100, 'Use 100 characters or fewer')),
  activity: chosen(Slug),
  ...dateFields('date'),
  start: timeSuchAs('10:00'),
  end: timeSuchAs('12:00'),
  held: z.enum(ways, 'Say how people come together'),
  host: chosen(Urn),
  place: optionalLine,
  joining: optionalLine,
  schools: someSchools,
  years: optionalLine,
  leader: chosen(Slug),
  reason: optionalLine,
});
type NewForm = z.infer<typeof NewForm>;

const yearsIn = (typed: string): string[] =>
  typed
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const occasionIn = (form: NewForm, date: PlainDate): NewOccasion => {
  const { kind, title, activity, start, end, held, host, place, joining, schools, years, leader } = form;
  const where = host === undefined ? ('place' as const) : ('room' as const);
  return {
    kind,
    title,
    date,
    start,
    end,
    held,
    schools,
    years: yearsIn(years),
    ...(activity !== undefined && { activity }),
    ...(held === 'in-person' && host !== undefined && { host }),
    ...(held === 'in-person' && place !== '' && { [where]: place }),
    ...(held !== 'in-person' && joining !== '' && { joining }),
    ...(leader !== undefined && { leader }),
  };
};

const errorFor = (refusal: Exclude<AddRefusal, 'not-allowed' | 'not-yours'>, detail = ''): FormError => {
  switch (refusal) {
    case 'unknown-school':
      return { field: 'schools', text: 'Choose schools of this partnership' };
    case 'unknown-activity':
      return { field: 'activity', text: 'Choose an activity of the plan' };
    case 'ends-before-it-begins':
      return { field: 'end', text: 'It would end before it begins' };
    case 'clash-stops':
      return { field: 'date-day', text: `That cannot be: ${detail}` };
    case 'paused':
      return {
        field: 'activity',
        text: `An objection has paused this until it is settled: ${detail}`,
      };
    case 'needs-reason':
      return { field: 'reason', text: `${detail} Say why it is right all the same, or choose another date` };
  }
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(NewForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const date = readDate(web.form, 'date', 'on which it is');
  if (!posted.ok || !date.ok)
    return newPage(await see(here), [...(posted.ok ? [] : posted.errors), ...(date.ok ? [] : [date.error])]);
  const done = await addOccasion(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    occasion: occasionIn(posted.value, date.value),
    reason: posted.value.reason,
  });
  if (done.ok) return redirect(`/diary/${done.value.occasion.id}?done=added`);
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  if (done.refusal === 'not-yours')
    return newPage(await see(here), [{ field: 'host', text: 'Choose a school that you lead: you plan what it hosts' }]);
  return newPage(await see(here), [errorFor(done.refusal, done.detail)]);
};

export const showNew = whoeverMay('plan-dates', async (here) => newPage(await see(here)));
export const takeNew = whoeverMay('plan-dates', take);
