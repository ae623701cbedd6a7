/** Signed in: one date of the diary. What stands against it, other dates with their reasons, move, keep, call off. */
import * as z from 'zod';
import { readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { weekday } from '../domain/calendar.ts';
import { type Clash, clashesOf } from '../domain/diary/clashes.ts';
import { isStillOn, type Occasion } from '../domain/diary/occasion.ts';
import { type Suggestion, suggestDates } from '../domain/diary/suggestions.ts';
import { mayPlan } from '../domain/diary/who-plans.ts';
import type { Result } from '../domain/result.ts';
import { Line, PlainDate } from '../domain/values.ts';
import { countOf } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { type Diary, readDiary } from '../records/diary.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { WhoCame } from './attendance-view.tsx';
import { MeetingForms, MeetingParts } from './meeting-view.tsx';
import { cancelOccasion, keepOccasion, moveOccasion } from './move-occasion.ts';
import { noteAttendance } from './note-attendance.ts';
import { dayWords, Facts, Story } from './occasion-facts.tsx';
import { type MeetingSeen, readMeeting } from './read-meeting.ts';
import { readAttendance } from './take-attendance.ts';
import { worldWithout } from './weighing.ts';

export type Seen = {
  readonly here: SignedInContext;
  readonly diary: Diary;
  readonly occasion: Occasion;
  readonly clashes: readonly Clash[];
  readonly suggested: readonly Suggestion[];
  /** What is kept of a meeting; nothing for any other kind. */
  readonly meeting: MeetingSeen | undefined;
};

export const see = async (here: SignedInContext): Promise<Seen | undefined> => {
  const { outside, partnership, today, web } = here;
  const diary = await readDiary(outside, partnership);
  const occasion = diary.occasions.find(({ id }) => id === web.params.occasion);
  if (!occasion) return undefined;
  const stillOn = isStillOn(occasion) && occasion.date >= today;
  const world = worldWithout(partnership, diary, occasion.id, today);
  const clashes = stillOn ? clashesOf(occasion, world) : [];
  const wanted = clashes.some(({ level }) => level !== 'note');
  const suggested = wanted ? suggestDates(occasion, world) : [];
  return { here, diary, occasion, clashes, suggested, meeting: await readMeeting(here, diary, occasion) };
};

const reasonsFor = ({ daysMoved, sameWeekday, clashes, date }: Suggestion, from: Occasion): string =>
  [
    `${countOf(daysMoved, 'day')} ${date < from.date ? 'earlier' : 'later'}`,
    sameWeekday ? `a ${weekday(date)} as before` : `a ${weekday(date)}, not a ${weekday(from.date)}`,
    ...(clashes.length === 0 ? ['nothing that we know of stands against it'] : clashes.map(({ words }) => words)),
  ].join('; ');

const errorAt = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;

function MoveForm({ seen, errors }: { seen: Seen; errors: readonly FormError[] }) {
  const { here, occasion, suggested, clashes } = seen;
  const asks = clashes.filter(({ level }) => level === 'ask');
  return (
    <form method="post" action={`/diary/${occasion.id}`} novalidate>
      <input type="hidden" name="sequence" value={occasion.sequence} />
      <Radios
        name="to"
        legend="What should happen?"
        legendSize="m"
        value={textIn(here, 'to')}
        error={errorAt(errors, 'to')}
        items={[
          ...suggested.map((one) => ({
            value: one.date,
            text: `Move it to ${dayWords(one.date)}, ${occasion.start}`,
            hint: reasonsFor(one, occasion),
          })),
          {
            value: 'another',
            text: 'Move it to another date',
            reveal: (
              <>
                <DateInput
                  name="date"
                  legend="Which date?"
                  hint="For example, 15 5 2026"
                  value={boxesTyped(here, 'date')}
                  error={errorAt(errors, 'date-day')}
                />
                <Input
                  name="start"
                  label="When does it start?"
                  hint="For example, 15:45"
                  width={5}
                  value={textIn(here, 'start') ?? occasion.start}
                  error={errorAt(errors, 'start')}
                />
              </>
            ),
          },
          ...(asks.length > 0 ? [{ value: 'keep', text: 'Keep it as it is' }] : []),
          { value: 'cancel', text: 'Call it off' },
        ]}
      />
      <Input
        name="reason"
        label="Why?"
        hint="Every school can read it"
        value={textIn(here, 'reason')}
        error={errorAt(errors, 'reason')}
      />
      <Button>Save</Button>
      <p class="govuk-body">
        If it moves or is called off, the leads of the schools that take part hear today. The signed agreement stays as
        it is.
      </p>
    </form>
  );
}

const doneWords: Readonly<Record<string, string>> = {
  added: 'It is in the diary. Those who take part are being told.',
  moved: 'It is moved. Those who take part are being told.',
  kept: 'It stays. Your reason stands here for every school to read.',
  noted: 'It is noted.',
  prepared: 'It stands here, for every school to read.',
  shared: 'It is part of a shared plan, and stands in the log of decisions.',
  finished: 'It is done.',
  cancelled: 'It is called off. Those who take part are being told.',
};

const headingFor = ({ occasion, clashes, here }: Seen): string => {
  const day = dayWords(occasion.date);
  if (occasion.state === 'cancelled') return `${occasion.title} on ${day}: called off`;
  if (!isStillOn(occasion) || occasion.date < here.today) return `${occasion.title} on ${day}`;
  const [worst] = clashes;
  return worst && worst.level !== 'note' ? `${day}: something stands against it` : `${occasion.title} on ${day}`;
};

export const occasionPage = async (seen: Seen, errors: readonly FormError[] = []): Promise<WebResponse> => {
  const { here, occasion, clashes } = seen;
  const nameOf = await readNames(here.outside, here.partnership.id);
  const { done = '' } = here.web.query;
  const meeting = seen.meeting && { ...seen.meeting, here, occasion, errors, nameOf };
  const mayChange =
    mayPlan(here.partnership, here.signedIn.person, occasion) && isStillOn(occasion) && occasion.date >= here.today;
  return framedPage(
    here,
    { title: occasion.title, heading: headingFor(seen), back: '/diary', errors },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      {clashes.length > 0 && (
        <InsetText>
          <Bullets items={clashes.map(({ words }) => words)} />
        </InsetText>
      )}
      <Facts here={here} occasion={occasion} />
      <Story occasion={occasion} nameOf={nameOf} />
      <WhoCame here={here} occasion={occasion} errors={errors} nameOf={nameOf} />
      {meeting && <MeetingParts {...meeting} />}
      {occasion.kind === 'workshop' && (
        <p class="govuk-body">
          <Link href="/workshops">Workshops for staff: sign-up, places, who came</Link>
        </p>
      )}
      {mayChange && <MoveForm seen={seen} errors={errors} />}
      {meeting && <MeetingForms {...meeting} />}
    </>,
  );
};

const show = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  return seen ? occasionPage(seen) : problem(here.outside, 'not-found');
};

const MoveFields = z.strictObject({
  sequence: z.string().regex(/^\d{1,4}$/),
  to: z.union([z.literal(['another', 'keep', 'cancel']), PlainDate], 'Choose what should happen'),
  ...dateFields('date'),
  start: z
    .string()
    .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, 'Enter a time such as 15:45')
    .default(''),
  reason: z.string('Say why').pipe(Line).pipe(z.string().min(3, 'Say why: every school can read it')),
});
type MoveFields = z.infer<typeof MoveFields>;

const refusalWords: Readonly<Record<string, string>> = {
  'changed-meanwhile': 'Somebody else has changed this date meanwhile. Look at what stands now, then choose again',
  over: 'This date is over or called off already',
  'same-date': 'That is when it is already. Choose another date',
  'ends-before-it-begins': 'It would end before it begins. Choose an earlier time',
  'nothing-to-accept': 'Nothing stands against this date any more',
};

/** The time it takes is kept when its start moves. */
const endFor = ({ start, end }: Occasion, newStart: string): string => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const total = Math.min(24 * 60 - 1, minutes(newStart) + minutes(end) - minutes(start));
  return `${String(Math.trunc(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};

type Done = Result<{ occasion: Occasion }, string>;

const carriedOut = async (seen: Seen, fields: MoveFields, date: PlainDate): Promise<readonly [Done, string]> => {
  const { here, occasion } = seen;
  const about = {
    partnership: here.partnership.id,
    by: here.signedIn.person,
    id: occasion.id,
    sequence: Number(fields.sequence),
    reason: fields.reason,
  };
  if (fields.to === 'keep') return [await keepOccasion(here.outside, about), 'kept'];
  if (fields.to === 'cancel') return [await cancelOccasion(here.outside, about), 'cancelled'];
  const start = fields.to === 'another' && fields.start !== '' ? fields.start : occasion.start;
  return [await moveOccasion(here.outside, { ...about, date, start, end: endFor(occasion, start) }), 'moved'];
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  if (!seen) return problem(here.outside, 'not-found');
  if (!mayPlan(here.partnership, here.signedIn.person, seen.occasion)) return problem(here.outside, 'not-yours');
  const posted = readPosted(MoveFields, here.web.form);
  if (!posted.ok && posted.refusal === 'unknown-fields') return problem(here.outside, 'unreadable');
  if (!posted.ok) return occasionPage(seen, posted.errors);
  const { to } = posted.value;
  const another = to === 'another' ? readDate(here.web.form, 'date', 'on which it should be') : undefined;
  if (another && !another.ok) return occasionPage(seen, [another.error]);
  const [done, word] = await carriedOut(seen, posted.value, another?.value ?? to);
  if (done.ok) return redirect(`/diary/${seen.occasion.id}?done=${word}`);
  if (done.refusal === 'not-yours') return problem(here.outside, 'not-yours');
  const text = done.refusal === 'clash-stops' ? `That cannot be: ${done.detail}` : refusalWords[done.refusal];
  return occasionPage(seen, [{ field: 'to', text: text ?? 'Choose another date' }]);
};

const noteWords: Readonly<Record<string, string>> = {
  'still-to-come': 'It is still to come. Note on the day who came',
  'called-off': 'It was called off',
  'unknown-school': 'Choose schools that take part',
};

const takeNote = async (here: SignedInContext): Promise<WebResponse> => {
  const seen = await see(here);
  if (!seen) return problem(here.outside, 'not-found');
  const read = readAttendance(here.web.form, seen.occasion);
  if (!read.ok) return read.errors ? occasionPage(seen, read.errors) : problem(here.outside, 'unreadable');
  const done = await noteAttendance(here.outside, {
    partnership: here.partnership.id,
    by: here.signedIn.person,
    id: seen.occasion.id,
    attendance: read.attendance,
  });
  if (done.ok) return redirect(`/diary/${seen.occasion.id}?done=noted`);
  const text = noteWords[done.refusal];
  if (text !== undefined) return occasionPage(seen, [{ field: 'held', text }]);
  return problem(here.outside, done.refusal === 'unknown-occasion' ? 'not-found' : 'not-yours');
};

export const takeAttendance = whoeverMay('note-attendance', takeNote);
export const showOccasion = whoeverMay('see-partnership', show);
export const takeOccasion = whoeverMay('plan-dates', take);
