/** Signed in: what an activity needs, which school sees to it, by when, and what is done (R24). */
import * as z from 'zod';
import { type NameOf, readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import {
  type Checklist,
  type ChecklistKind,
  checklistKinds,
  noChecklist,
  openLines,
} from '../domain/diary/checklist.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import { Line, Slug, Urn } from '../domain/values.ts';
import { countOf, dayAndDate, longDate } from '../domain/wording.ts';
import { Button, ButtonGroup } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Select } from '../pages/components/select.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { checklists } from '../records/checklists.ts';
import { decode } from '../records/kind.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { addLine, changeLine } from './keep-checklist.ts';
import { readActivity } from './read-activities.ts';

const kindWords: Readonly<Record<ChecklistKind, string>> = {
  equipment: 'Equipment',
  rooms: 'A room',
  people: 'Somebody who helps',
  space: 'Space',
  hours: 'Hours in the office',
  curriculum: 'A change of the curriculum that it serves',
};

type Seen = {
  readonly here: SignedInContext;
  readonly activity: { readonly id: string; readonly title: string };
  readonly list: Checklist;
  readonly nameOf: NameOf;
};

const see = async (here: SignedInContext): Promise<Seen | undefined> => {
  const { outside, partnership, web } = here;
  const now = await readActivity(outside, partnership, web.params.activity);
  if (!now) return undefined;
  const { id } = now.activity;
  const [item, nameOf] = await Promise.all([
    outside.store.get(checklists.key(partnership.id, id)),
    readNames(outside, partnership.id),
  ]);
  return { here, activity: now.activity, list: item ? decode(checklists, item) : noChecklist(id), nameOf };
};

function Lines({ seen: { here, activity, list, nameOf } }: { seen: Seen }) {
  const names = shortSchoolNames(here.partnership);
  const mayKeep = may(here.partnership, here.signedIn.person, 'keep-checklist');
  const done = list.lines.filter((one) => one.done !== undefined);
  return (
    <Table
      columns={[{ head: 'What' }, { head: 'Who sees to it' }, { head: 'By' }, { head: 'Now' }]}
      rows={[...openLines(list), ...done].map((line) => [
        `${kindWords[line.kind]}: ${line.what}`,
        names.get(line.school) ?? line.school,
        dayAndDate(line.by),
        <>
          {line.done ? (
            `Done: ${nameOf(line.done.by)}, ${longDate(line.done.on)}`
          ) : line.by < here.today ? (
            <Tag colour="red">Late</Tag>
          ) : (
            'Still to do'
          )}
          {mayKeep && (
            <form method="post" action={`/activities/${activity.id}/checklist/${line.id}`} novalidate>
              <ButtonGroup>
                <Button kind="secondary" name="act" value={line.done ? 'open' : 'done'}>
                  {line.done ? 'Not done after all' : 'Done'}
                  <span class="govuk-visually-hidden">: {line.what}</span>
                </Button>
                <Button kind="secondary" name="act" value="out">
                  Take out<span class="govuk-visually-hidden">: {line.what}</span>
                </Button>
              </ButtonGroup>
            </form>
          )}
        </>,
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

function AddForm({ seen: { here, activity }, errors }: { seen: Seen; errors: readonly FormError[] }) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <form method="post" action={`/activities/${activity.id}/checklist`} novalidate>
      <h2 class="govuk-heading-m">Add something</h2>
      <Select
        name="kind"
        label="What kind of thing is it?"
        value={textIn(here, 'kind')}
        error={errorAt('kind')}
        items={checklistKinds.map((kind) => ({ value: kind, text: kindWords[kind] }))}
      />
      <Input
        name="what"
        label="What is needed?"
        hint="For example: 16 pairs of safety glasses"
        value={textIn(here, 'what')}
        error={errorAt('what')}
      />
      <Select
        name="school"
        label="Which school sees to it?"
        value={textIn(here, 'school')}
        error={errorAt('school')}
        items={activeSchools(here.partnership).map(({ urn, name }) => ({ value: urn, text: name }))}
      />
      <DateInput
        name="by"
        legend="By when?"
        hint="For example, 3 2 2027"
        value={boxesTyped(here, 'by')}
        error={errorAt('by-day')}
      />
      <Button>Add it</Button>
    </form>
  );
}

const listPage = (seen: Seen, errors: readonly FormError[] = []): WebResponse => {
  const { here, activity, list } = seen;
  const open = openLines(list).length;
  const heading =
    list.lines.length === 0
      ? `What “${activity.title}” needs`
      : `“${activity.title}”: ${open === 0 ? 'everything is done' : `${countOf(open, 'thing')} still to do`}`;
  return framedPage(
    here,
    { title: 'What it needs', heading, back: '/activities', errors, wide: true },
    <>
      {list.lines.length === 0 ? (
        <p class="govuk-body">
          Nothing is on the list yet: equipment, rooms, people who help, space, hours in the office, and the change of
          the curriculum that it serves.
        </p>
      ) : (
        <Lines seen={seen} />
      )}
      {may(here.partnership, here.signedIn.person, 'keep-checklist') && <AddForm seen={seen} errors={errors} />}
    </>,
  );
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  return seen ? listPage(seen) : problem(here.outside, 'not-found');
};

const missing = 'Say what is needed';
const AddedForm = z.strictObject({
  kind: z.enum(checklistKinds, 'Choose what kind of thing it is'),
  what: z.string(missing).pipe(Line).pipe(z.string().min(2, missing).max(200, 'Use 200 characters or fewer')),
  school: z.string('Choose a school').pipe(Urn),
  ...dateFields('by'),
});

const refusals = {
  'unknown-activity': { text: 'This activity is not in the plan that is signed' },
  'unknown-school': { field: 'school', text: 'Choose a school that is in' },
  'too-many': { text: 'There are 40 things on the list already. Take out what is not needed any more' },
} as const;

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const seen = await see(here);
  if (!seen) return problem(outside, 'not-found');
  const posted = readPosted(AddedForm, web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(outside, 'unreadable');
  const by = readDate(web.form, 'by', 'by which it is needed');
  if (!posted.ok || !by.ok) return listPage(seen, [...(posted.ok ? [] : posted.errors), ...(by.ok ? [] : [by.error])]);
  const { kind, what, school } = posted.value;
  const asked = { partnership: partnership.id, by: signedIn.person, activity: seen.activity.id };
  const added = await addLine(outside, { ...asked, line: { kind, what, school, by: by.value } });
  if (added.ok) return redirect(`/activities/${seen.activity.id}/checklist`);
  if (added.refusal === 'not-allowed') return problem(outside, 'not-yours');
  return listPage(seen, [refusals[added.refusal]]);
};

const LineForm = z.strictObject({ act: z.enum(['done', 'open', 'out']) });

const takeLine = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, web } = here;
  const posted = readPosted(LineForm, web.form);
  const { activity = '', line = '' } = web.params;
  if (!posted.ok || !Slug.safeParse(activity).success) return problem(outside, 'unreadable');
  const asked = { partnership: partnership.id, by: signedIn.person, activity, line };
  const done = await changeLine(outside, { ...asked, act: posted.value.act });
  // Somebody else took the line out a moment ago: the page shows how it is now.
  if (done.ok || done.refusal === 'unknown-line') return redirect(`/activities/${activity}/checklist`);
  return problem(outside, 'not-yours');
};

export const showChecklist = whoeverMay('see-partnership', show);
export const takeChecklist = whoeverMay('keep-checklist', take);
export const takeChecklistLine = whoeverMay('keep-checklist', takeLine);
