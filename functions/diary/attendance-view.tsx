/** Who came, on the page of a date: what was noted, and the form for whoever may note it. */

import type { SignedInContext } from '../asking/signed-in-context.ts';
import { type Attendance, countedSchools, mayNoteAttendance, readsCountOf } from '../domain/diary/attendance.ts';
import { forPupils, type Occasion } from '../domain/diary/occasion.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { textIn } from '../web/typed-text.ts';

export const cameField = (urn: string): string => `came-${urn}`;

/** The minutes between its start and its end. */
export const plannedMinutes = ({ start, end }: Pick<Occasion, 'start' | 'end'>): number => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minutes(end) - minutes(start);
};

type Noting = { readonly here: SignedInContext; readonly occasion: Occasion };

/** A count of few pupils is for their own school alone: a name is soon put to it. */
const countWords = ({ here, occasion }: Noting, school: string, count: number): string => {
  const { partnership, signedIn } = here;
  const isFew = forPupils(occasion) && count > 0 && count < partnership.suppressBelow;
  return isFew && !readsCountOf(partnership, signedIn.person, school)
    ? `fewer than ${partnership.suppressBelow}`
    : String(count);
};

/** What was noted before, for the form: a small count stays empty for another school, and is kept if it stays so. */
const readableCount = (noting: Noting, urn: string): number | undefined => {
  const { attendance } = noting.occasion;
  const count = attendance?.came.find(({ school }) => school === urn)?.count;
  const mayRead = count === undefined || countWords(noting, urn, count) === String(count);
  return mayRead || attendance?.by === noting.here.signedIn.person ? count : undefined;
};

function Noted({
  here,
  occasion,
  attendance,
  nameOf,
}: Noting & { attendance: Attendance; nameOf: (id: string) => string }) {
  const names = shortSchoolNames(here.partnership);
  const { came, givenBy, staff, minutes, preparation, good, by, on } = attendance;
  return (
    <>
      <h2 class="govuk-heading-m">Who came</h2>
      <SummaryList
        rows={[
          ...came.map(({ school, count }) => ({
            key: occasion.kind === 'showcase' ? 'At the door' : (names.get(school) ?? school),
            value: countWords({ here, occasion }, school, count),
          })),
          ...(givenBy === undefined
            ? []
            : [{ key: 'Given by', value: `${names.get(givenBy) ?? givenBy}: ${countOf(staff, 'member')} of staff` }]),
          {
            key: 'Time',
            value: `${countOf(minutes, 'minute')}${preparation > 0 ? `, and ${countOf(preparation, 'minute')} to prepare` : ''}`,
          },
          ...(good === undefined ? [] : [{ key: 'What went well', value: good }]),
          { key: 'Noted', value: `by ${nameOf(by)} on ${longDate(on)}` },
        ]}
      />
    </>
  );
}

function NoteForm({ here, occasion, errors }: Noting & { errors: readonly FormError[] }) {
  const names = shortSchoolNames(here.partnership);
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const before = occasion.attendance;
  const typed = (field: string, otherwise: string | number | undefined) =>
    textIn(here, field) ?? (otherwise === undefined ? undefined : String(otherwise));
  const schools = [...new Set([...occasion.schools, ...(occasion.host === undefined ? [] : [occasion.host])])];
  const who = forPupils(occasion) ? 'pupils' : occasion.kind === 'visit' ? 'visitors' : 'members of staff';
  return (
    <form method="post" action={`/diary/${occasion.id}/attendance`} novalidate>
      <h2 class="govuk-heading-m">{before ? 'Put right who came' : 'Who came? It takes half a minute'}</h2>
      <Radios
        name="held"
        legend="Did it take place?"
        legendSize="s"
        value={typed('held', before ? 'yes' : undefined)}
        error={errorAt('held')}
        items={[
          {
            value: 'yes',
            text: 'Yes',
            reveal: (
              <>
                {countedSchools(occasion).map((urn) => (
                  <Input
                    name={cameField(urn)}
                    label={
                      occasion.kind === 'showcase'
                        ? 'How many people came through the door?'
                        : `How many ${who} came from ${names.get(urn) ?? urn}?`
                    }
                    hint={
                      before
                        ? 'A number, never a name. Left empty, what was noted before stays'
                        : 'A number, never a name'
                    }
                    width={5}
                    inputmode="numeric"
                    value={typed(cameField(urn), readableCount({ here, occasion }, urn))}
                    error={errorAt(cameField(urn))}
                  />
                ))}
                <Radios
                  name="given-by"
                  legend="Whose staff gave their time to the others?"
                  legendSize="s"
                  value={typed('given-by', before?.givenBy ?? occasion.host)}
                  error={errorAt('given-by')}
                  items={[
                    ...schools.map((urn) => ({ value: urn, text: names.get(urn) ?? urn })),
                    { value: 'none', text: 'No school in particular' },
                  ]}
                  small
                />
                <Input
                  name="staff"
                  label="How many of their staff?"
                  width={3}
                  inputmode="numeric"
                  value={typed('staff', before?.staff)}
                  error={errorAt('staff')}
                />
                <Input
                  name="minutes"
                  label="How many minutes did it take?"
                  hint={`Planned: ${plannedMinutes(occasion)}`}
                  width={3}
                  inputmode="numeric"
                  value={typed('minutes', before?.minutes)}
                  error={errorAt('minutes')}
                />
                <Input
                  name="preparation"
                  label="How many minutes did each of them prepare? (optional)"
                  width={3}
                  inputmode="numeric"
                  value={typed('preparation', before?.preparation)}
                  error={errorAt('preparation')}
                />
                <Input
                  name="good"
                  label="One line of what went well (optional)"
                  hint="Please name no child"
                  value={typed('good', before?.good)}
                  error={errorAt('good')}
                />
              </>
            ),
          },
          { value: 'no', text: 'No' },
        ]}
      />
      <Button>Note it</Button>
    </form>
  );
}

/** Nothing for a meeting, which has a page of its own, and for what is still to come. */
export function WhoCame({
  here,
  occasion,
  errors,
  nameOf,
}: Noting & { errors: readonly FormError[]; nameOf: (id: string) => string }) {
  if (occasion.kind === 'meeting' || occasion.state === 'cancelled' || occasion.date > here.today) return null;
  const mayNote = mayNoteAttendance(here.partnership, here.signedIn.person, occasion);
  return (
    <>
      {occasion.attendance && (
        <Noted here={here} occasion={occasion} attendance={occasion.attendance} nameOf={nameOf} />
      )}
      {mayNote && <NoteForm here={here} occasion={occasion} errors={errors} />}
    </>
  );
}
