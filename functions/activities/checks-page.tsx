/** Signed in: who has confirmed the checks for an activity, until when, and a school's own word (L33, L34). */
import * as z from 'zod';
import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { addDays } from '../domain/calendar.ts';
import { type Confirmation, isCurrent, latestConfirmation, mayConfirmFor } from '../domain/diary/checks.ts';
import { activeSchools, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { Activity } from '../domain/proposal/proposal.ts';
import { Line, Urn } from '../domain/values.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { confirmations } from '../records/diary.ts';
import { readEvery } from '../records/read-every.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { type ConfirmRefusal, confirmChecks } from './confirm-checks.ts';
import { readActivity } from './read-activities.ts';

type Seen = {
  readonly here: SignedInContext;
  readonly activity: Activity;
  readonly given: readonly Confirmation[];
  readonly nameOf: NameOf;
};

const see = async (here: SignedInContext): Promise<Seen | undefined> => {
  const { outside, partnership, web } = here;
  const now = await readActivity(outside, partnership, web.params.activity);
  if (!now) return undefined;
  const [given, nameOf] = await Promise.all([
    readEvery(outside.store, confirmations, partnership.id, `${now.activity.id}.`),
    readNames(outside, partnership.id),
  ]);
  return { here, activity: now.activity, given, nameOf };
};

const takingPart = ({ here, activity }: Seen): string[] => {
  const inIt = new Set(activeSchools(here.partnership).map(({ urn }) => urn));
  return activity.schools.filter((urn) => inIt.has(urn));
};
const ownIn = (seen: Seen): string[] =>
  takingPart(seen).filter((urn) => mayConfirmFor(seen.here.partnership, seen.here.signedIn.person, urn));

const currentOf = ({ here, given }: Seen, urn: string): Confirmation | undefined =>
  given.find((one) => one.school === urn && isCurrent(one, here.partnership, here.today));

function Standing({ seen }: { seen: Seen }) {
  const { here, given, nameOf } = seen;
  return (
    <Table
      columns={[{ head: 'School' }, { head: 'Confirmed' }, { head: 'Until' }, { head: 'Policy and contact' }]}
      rows={takingPart(seen).map((urn) => {
        const last = given.find(({ school }) => school === urn);
        const current = currentOf(seen, urn);
        const school = schoolByUrn(here.partnership, urn)?.name ?? urn;
        if (!last) return [school, <Tag colour="red">Not yet</Tag>, '', ''];
        const lapsed = last.until < here.today ? 'It ended' : 'Whoever gave it answers for this school no more';
        return [
          school,
          current ? `${nameOf(last.by)}, on ${longDate(last.on)}` : <Tag colour="red">{lapsed}</Tag>,
          longDate(last.until),
          `${last.policy}; ${last.contact}`,
        ];
      })}
      firstCellIsHeader
      stacks
    />
  );
}

function ConfirmForm({ seen, errors }: { seen: Seen; errors: readonly FormError[] }) {
  const { here, activity } = seen;
  const own = ownIn(seen);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <form method="post" action={`/activities/${activity.id}/checks`} novalidate>
      <h2 class="govuk-heading-m">Your school’s word</h2>
      <WarningText>Write nothing that a check found, and name no child.</WarningText>
      {own.length > 1 && (
        <Radios
          name="school"
          legend="Which school?"
          items={own.map((urn) => ({ value: urn, text: schoolByUrn(here.partnership, urn)?.name ?? urn }))}
          value={textIn(here, 'school')}
          error={errorAt('school')}
        />
      )}
      <Input
        name="policy"
        label="Whose safeguarding policy applies?"
        hint="For example: the host school’s, read by our head"
        value={textIn(here, 'policy')}
        error={errorAt('policy')}
      />
      <Input
        name="contact"
        label="Whom do they reach at your school on the day?"
        hint="A part and a number, for example: our office, 01632 960 001"
        value={textIn(here, 'contact')}
        error={errorAt('contact')}
      />
      <DateInput
        name="until"
        legend="Until which day does this hold?"
        hint={`At the latest ${longDate(latestConfirmation(here.today))}`}
        value={boxesTyped(here, 'until', addDays(here.today, 120))}
        error={errorAt('until-day')}
      />
      <Checkboxes
        name="done"
        items={[
          {
            value: 'yes',
            text: 'Every adult who will be with our pupils is checked; supervision, travel and consent are settled',
          },
        ]}
        error={errorAt('done')}
      />
      <Button>Confirm for our school</Button>
    </form>
  );
}

const headingFor = (seen: Seen): string => {
  const missing = takingPart(seen).filter((urn) => !currentOf(seen, urn));
  if (takingPart(seen).length === 0) return `No school takes part in “${seen.activity.title}” yet`;
  return missing.length === 0
    ? `Every school has confirmed its checks for “${seen.activity.title}”`
    : `${countOf(missing.length, 'school')} still to confirm for “${seen.activity.title}”`;
};

const checksPage = (seen: Seen, errors: readonly FormError[] = []): WebResponse =>
  framedPage(
    seen.here,
    { title: 'Safeguarding checks', heading: headingFor(seen), back: '/activities', errors, wide: true },
    <>
      {seen.here.web.query.done === 'confirmed' && (
        <NotificationBanner kind="success">
          Your school’s word stands here, with your name and the date.
        </NotificationBanner>
      )}
      <p class="govuk-body">
        No session with pupils can be put into the diary for a day on which one of the schools taking part has not
        confirmed. A confirmation ends on its last day, or when whoever gave it no longer answers for the school.
      </p>
      <Standing seen={seen} />
      {ownIn(seen).length > 0 && <ConfirmForm seen={seen} errors={errors} />}
    </>,
  );

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  return seen ? checksPage(seen) : problem(here.outside, 'not-found');
};

const needed = (words: string) =>
  z.string(words).pipe(Line).pipe(z.string().min(3, words).max(200, 'Use 200 characters or fewer'));
const ChecksForm = z.strictObject({
  school: Urn.optional(),
  policy: needed('Say whose policy applies'),
  contact: needed('Say whom they reach on the day'),
  ...dateFields('until'),
  done: z.literal('yes', 'Tick this once it is so'),
});

const refusalErrors: Readonly<Record<Exclude<ConfirmRefusal, 'not-allowed' | 'not-yours'>, FormError>> = {
  'unknown-activity': { text: 'Your school does not take part in this activity' },
  over: { field: 'until-day', text: 'That day is over. Enter a day that is still to come' },
  'too-long': { field: 'until-day', text: 'A confirmation is for a year at most. Enter an earlier day' },
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const seen = await see(here);
  if (!seen) return problem(outside, 'not-found');
  const posted = readPosted(ChecksForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const until = readDate(web.form, 'until', 'until which it holds');
  if (!posted.ok || !until.ok)
    return checksPage(seen, [...(posted.ok ? [] : posted.errors), ...(until.ok ? [] : [until.error])]);
  const own = ownIn(seen);
  const school = posted.value.school ?? (own.length === 1 ? own[0] : undefined);
  if (school === undefined && own.length > 1) return checksPage(seen, [{ field: 'school', text: 'Say which school' }]);
  const { policy, contact } = posted.value;
  const done = await confirmChecks(outside, {
    partnership: partnership.id,
    by: signedIn.person,
    activity: seen.activity.id,
    school: school ?? '',
    until: until.value,
    policy,
    contact,
  });
  if (done.ok) return redirect(`/activities/${seen.activity.id}/checks?done=confirmed`);
  if (done.refusal === 'not-allowed' || done.refusal === 'not-yours') return problem(outside, 'not-yours');
  return checksPage(seen, [refusalErrors[done.refusal]]);
};

export const showChecks = whoeverMay('see-partnership', show);
export const takeChecks = whoeverMay('confirm-checks', take);
