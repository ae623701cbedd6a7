/** Signed in: what there is to celebrate with. Certificates without a name, a draft for the newsletter, a showcase. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import {
  type Certificate,
  certificatesPaper,
  mailMergeFile,
  mostCertificates,
} from '../domain/celebration/certificates.ts';
import { may } from '../domain/permissions.ts';
import { Line } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Link } from '../pages/components/link.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { type Diary, readDiary } from '../records/diary.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';

const activitiesOf = ({ content }: Diary): readonly { id: string; title: string }[] => content?.activities ?? [];

const manyTyped = ({ web }: SignedInContext, field: string): readonly string[] => {
  const typed = web.form[field];
  return typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed;
};

function CertificatesForm({
  here,
  diary,
  errors,
}: {
  here: SignedInContext;
  diary: Diary;
  errors: readonly FormError[];
}) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const { supporters } = here.partnership;
  return (
    <form method="post" action="/celebration/certificates" novalidate>
      <h2 class="govuk-heading-m">Certificates</h2>
      <p class="govuk-body">
        Each has an empty line for the name. Please enter no pupil’s name here: you write names by hand, or your word
        processor fills them in from a list that stays at your school.
      </p>
      <Select
        name="activity"
        label="For which activity?"
        value={textIn(here, 'activity') ?? ''}
        error={errorAt('activity')}
        items={[
          { value: '', text: 'Choose an activity' },
          ...activitiesOf(diary).map(({ id, title }) => ({ value: id, text: title })),
        ]}
      />
      <Input
        name="what"
        label="What is it given for? (optional)"
        hint="For example: and finished a first course in Latin. No name, please"
        value={textIn(here, 'what')}
        error={errorAt('what')}
      />
      <Input
        name="signer"
        label="Who signs, and as what?"
        hint="For example: Judith Ferris, head"
        spellcheck={false}
        value={textIn(here, 'signer')}
        error={errorAt('signer')}
      />
      <DateInput
        name="date"
        legend="Date on it"
        hint="For example, 26 6 2026"
        value={boxesTyped(here, 'date', here.today)}
        error={errorAt('date-day')}
      />
      <Input
        name="copies"
        label={`How many? At most ${mostCertificates}`}
        width={3}
        inputmode="numeric"
        value={textIn(here, 'copies') ?? '30'}
        error={errorAt('copies')}
      />
      {supporters.length > 0 && (
        <Checkboxes
          name="supporters"
          legend="Who should be thanked on it? (optional)"
          legendSize="s"
          small
          values={manyTyped(here, 'supporters')}
          error={errorAt('supporters')}
          items={supporters.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <Radios
        name="as"
        legend="As what?"
        legendSize="s"
        value={textIn(here, 'as') ?? 'pdf'}
        error={errorAt('as')}
        items={[
          { value: 'pdf', text: 'Pages to print, with an empty line (PDF)' },
          {
            value: 'merge',
            text: 'One page for mail merge in Word or LibreOffice (RTF)',
            hint: 'Its field is called Name: give your list a column of that name',
          },
        ]}
      />
      <Button>Make certificates</Button>
    </form>
  );
}

const celebrationPage = async (here: SignedInContext, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const diary = await readDiary(here.outside, here.partnership);
  const showcases = diary.occasions.filter(({ kind, state }) => kind === 'showcase' && state !== 'cancelled');
  return framedPage(
    here,
    { title: 'Show what was learnt', back: '/partnership', errors },
    <>
      <Bullets
        items={[
          <Link href="/celebration/newsletter">A draft for your school’s newsletter</Link>,
          ...showcases.map(({ id, title }) => <Link href={`/diary/${id}`}>{title}, in the diary</Link>),
          ...(may(here.partnership, here.signedIn.person, 'plan-dates')
            ? [<Link href="/diary/new">Put a showcase into the diary</Link>]
            : []),
        ]}
      />
      {activitiesOf(diary).length === 0 ? (
        <p class="govuk-body">Certificates name an activity of the plan. Once a plan is signed, you make them here.</p>
      ) : (
        <CertificatesForm here={here} diary={diary} errors={errors} />
      )}
    </>,
  );
};

const few = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const CertificatesForms = z.strictObject({
  activity: z.string('Choose an activity').min(1, 'Choose an activity').max(60, 'Choose an activity'),
  what: Line.pipe(z.string().max(100, 'Use 100 characters or fewer')).default(''),
  signer: z
    .string('Say who signs')
    .pipe(Line)
    .pipe(z.string().min(2, 'Say who signs').max(80, 'Use 80 characters or fewer')),
  ...dateFields('date'),
  copies: z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, `Enter a whole number from 1 to ${mostCertificates}`)
    .transform(Number)
    .pipe(
      z
        .number()
        .min(1, `Enter a whole number from 1 to ${mostCertificates}`)
        .max(mostCertificates, `Enter a whole number from 1 to ${mostCertificates}`),
    ),
  supporters: few,
  as: z.enum(['pdf', 'merge'], 'Say as what'),
});

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, web } = here;
  const posted = readPosted(CertificatesForms, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const date = readDate(web.form, 'date', 'on the certificate');
  if (!posted.ok || !date.ok)
    return celebrationPage(here, [...(posted.ok ? [] : posted.errors), ...(date.ok ? [] : [date.error])]);
  const { activity: id, what, signer, copies, supporters, as } = posted.value;
  const activity = activitiesOf(await readDiary(outside, partnership)).find((one) => one.id === id);
  if (!activity) return celebrationPage(here, [{ field: 'activity', text: 'Choose an activity' }]);
  const certificate: Certificate = {
    activity: activity.title,
    what,
    signer,
    date: date.value,
    partnership: partnership.name,
    supporters: partnership.supporters.filter((one) => supporters.includes(one.id)).map(({ name }) => name),
  };
  if (as === 'merge') return file('application/rtf', mailMergeFile(certificate), 'certificates.rtf');
  const bytes = await outside.papers.render(certificatesPaper(certificate, copies, outside.clock.now()));
  return file('application/pdf', bytes, 'certificates.pdf');
};

export const showCelebration = whoeverMay('celebrate', (here) => celebrationPage(here));
export const takeCertificates = whoeverMay('celebrate', take);
