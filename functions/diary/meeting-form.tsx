/** The one form by which a meeting is noted, and the one that makes its think piece a shared plan. */
import { mostActions } from '../domain/diary/action.ts';
import { ownersIn } from '../domain/diary/meeting.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import { Button } from '../pages/components/button.tsx';
import { Checkboxes } from '../pages/components/checkboxes.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import { Fieldset } from '../pages/components/fieldset.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Select } from '../pages/components/select.tsx';
import { Textarea } from '../pages/components/textarea.tsx';
import { boxesTyped } from '../web/posted-date.ts';
import { textIn } from '../web/typed-text.ts';
import type { MeetingShown } from './read-meeting.ts';

/** Empty rows below those that are filled. */
const freeRows = 3;

export const goodField = (urn: string): string => `good-${urn}`;

/** What, who and by when: `at` ends the names of the fields, and is said in the labels. */
function ActionFields({
  shown,
  at,
  label,
  before,
}: {
  shown: MeetingShown;
  at: string;
  label: string;
  before?: { readonly what: string; readonly who: string; readonly by: PlainDate } | undefined;
}) {
  const { here, errors, nameOf } = shown;
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const owners = ownersIn(here.partnership);
  const all = before && !owners.includes(before.who) ? [before.who, ...owners] : owners;
  return (
    <Fieldset legend={label} legendSize="s">
      <Input
        name={`what-${at}`}
        label="What is to be done?"
        value={textIn(here, `what-${at}`) ?? before?.what}
        error={errorAt(`what-${at}`)}
      />
      <Select
        name={`who-${at}`}
        label="Who does it?"
        value={textIn(here, `who-${at}`) ?? before?.who ?? ''}
        error={errorAt(`who-${at}`)}
        items={[{ value: '', text: 'Choose somebody' }, ...all.map((id) => ({ value: id, text: nameOf(id) }))]}
      />
      <DateInput
        name={`by-${at}`}
        legend="By when?"
        value={boxesTyped(here, `by-${at}`, before?.by)}
        error={errorAt(`by-${at}-day`)}
      />
    </Fieldset>
  );
}

export function NoteForm(shown: MeetingShown) {
  const { here, occasion, noted, errors } = shown;
  const names = shortSchoolNames(here.partnership);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const typed = (field: string, before: string | undefined) => textIn(here, field) ?? before;
  const actions = noted?.actions ?? [];
  const typedMissing = here.web.form.missing;
  const rows = Math.min(mostActions, actions.length + freeRows);
  return (
    <form method="post" action={`/diary/${occasion.id}/meeting`} novalidate>
      <h2 class="govuk-heading-m">{noted ? 'Put right what was noted' : 'Note the meeting'}</h2>
      <input type="hidden" name="round" value={noted?.round ?? 0} />
      <Radios
        name="held"
        legend="Did it take place?"
        legendSize="s"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={typed('held', noted === undefined ? undefined : noted.held ? 'yes' : 'no')}
        error={errorAt('held')}
      />
      <Checkboxes
        name="missing"
        legend="Which schools were not there?"
        legendSize="s"
        hint="Leave it empty if all were there, or if it did not take place"
        values={typedMissing === undefined ? noted?.missing : [typedMissing].flat()}
        items={activeSchools(here.partnership).map(({ urn, name }) => ({ value: urn, text: name }))}
      />
      <Textarea
        name="notes"
        label="Notes (optional)"
        hint="Please name no child"
        value={typed('notes', noted?.notes)}
        error={errorAt('notes')}
      />
      {Array.from({ length: rows }, (_, at) => (
        <>
          {actions[at] && <input type="hidden" name={`id-${at}`} value={actions[at]?.id} />}
          <ActionFields shown={shown} at={String(at)} label={`Action ${at + 1} (optional)`} before={actions[at]} />
        </>
      ))}
      {activeSchools(here.partnership).map(({ urn, name }) => (
        <Input
          name={goodField(urn)}
          label={`One line of good work from ${names.get(urn) ?? name} (optional)`}
          value={typed(goodField(urn), noted?.good?.find(({ school }) => school === urn)?.words)}
          error={errorAt(goodField(urn))}
        />
      ))}
      <Button>Note the meeting</Button>
    </form>
  );
}

export function PlanForm(shown: MeetingShown) {
  return (
    <form method="post" action={`/diary/${shown.occasion.id}/plan`} novalidate>
      <h2 class="govuk-heading-m">Make it a shared plan</h2>
      <p class="govuk-body">
        Each step stands in the log of decisions, with its owner and its date, until somebody says that it is done.
      </p>
      <ActionFields shown={shown} at="plan" label="A step of the plan" />
      <Button kind="secondary">Put it into the plan</Button>
    </form>
  );
}
