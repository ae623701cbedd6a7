/** Signed in: a series of meetings in a minute. It is looked at first; the second press puts it into the diary. */
import * as z from 'zod';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { weekday } from '../domain/calendar.ts';
import { clashesOf } from '../domain/diary/clashes.ts';
import { ClockTime, type Occasion, ways } from '../domain/diary/occasion.ts';
import { occasionWhere } from '../domain/diary/occasion-words.ts';
import { longestSeries } from '../domain/diary/series.ts';
import { shortSchoolNames } from '../domain/partnership/short-names.ts';
import { Line, type PlainDate } from '../domain/values.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Input } from '../pages/components/input.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { Table } from '../pages/components/table.tsx';
import { readDiary } from '../records/diary.ts';
import { readPosted } from '../web/posted.ts';
import { boxesTyped, dateFields, readDate } from '../web/posted-date.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { textIn } from '../web/typed-text.ts';
import { lockSeries, type SeriesInput, seriesIn } from './lock-series.ts';
import { worldWithout } from './weighing.ts';

type Preview = readonly { readonly occasion: Occasion; readonly against: string }[];

const seriesPage = (here: SignedInContext, errors: readonly FormError[] = [], preview: Preview = []): WebResponse => {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text;
  const names = shortSchoolNames(here.partnership);
  return framedPage(
    here,
    { title: 'A series of meetings', back: '/diary', errors, wide: true },
    <form method="post" action="/diary/series" novalidate>
      <DateInput
        name="from"
        legend="First meeting"
        hint="For example, 11 9 2026"
        value={boxesTyped(here, 'from')}
        error={errorAt('from-day')}
      />
      <DateInput
        name="until"
        legend="No meeting after"
        hint="For example, 21 7 2027"
        value={boxesTyped(here, 'until')}
        error={errorAt('until-day')}
      />
      <Input
        name="weeks"
        label="Every how many weeks?"
        width={2}
        value={textIn(here, 'weeks') ?? '2'}
        error={errorAt('weeks')}
      />
      <Input
        name="start"
        label="When does it start?"
        hint="For example, 15:45"
        width={5}
        value={textIn(here, 'start') ?? '15:45'}
        error={errorAt('start')}
      />
      <Radios
        name="held"
        legend="How do people meet?"
        value={textIn(here, 'held') ?? 'in-person'}
        error={errorAt('held')}
        items={[
          { value: 'in-person', text: 'At a school, each in turn' },
          { value: 'video', text: 'By video' },
          { value: 'telephone', text: 'By telephone' },
        ]}
      />
      <Input
        name="joining"
        label="By video or telephone: where do people join? (optional)"
        value={textIn(here, 'joining')}
        error={errorAt('joining')}
      />
      <Radios
        name="open"
        legend="Which weeks count?"
        value={textIn(here, 'open') ?? 'most'}
        error={errorAt('open')}
        items={[
          { value: 'most', text: 'Those in which more than half of our schools are open' },
          { value: 'all', text: 'Only those in which every school is open' },
        ]}
      />
      {preview.length > 0 && <PreviewTable preview={preview} names={names} />}
      {preview.length > 0 && (
        <Input
          name="reason"
          label="Why are the dates right against which something stands? (if there are any)"
          hint="Every school can read it"
          value={textIn(here, 'reason')}
          error={errorAt('reason')}
        />
      )}
      {preview.length > 0 && (
        <Button name="press" value="lock">
          Put {countOf(preview.length, 'meeting')} into the diary
        </Button>
      )}
      <Button name="press" value="look" kind={preview.length > 0 ? 'secondary' : undefined}>
        {preview.length > 0 ? 'Look again' : 'Look at the dates'}
      </Button>
    </form>,
  );
};

function PreviewTable({ preview, names }: { preview: Preview; names: ReadonlyMap<string, string> }) {
  return (
    <Table
      caption={`${countOf(preview.length, 'meeting')}. Nothing is in the diary yet`}
      captionSize="m"
      columns={[{ head: 'Date' }, { head: 'Where' }, { head: 'Think piece' }, { head: 'What stands against it' }]}
      rows={preview.map(({ occasion, against }) => [
        `${weekday(occasion.date)} ${longDate(occasion.date)}`,
        occasionWhere(occasion, names),
        occasion.thinkPiece === undefined ? 'Nobody’s turn' : (names.get(occasion.thinkPiece) ?? occasion.thinkPiece),
        against || 'Nothing that we know of',
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

const SeriesForm = z.strictObject({
  ...dateFields('from'),
  ...dateFields('until'),
  weeks: z.string().regex(/^(?:[1-9]|1[0-3])$/, 'Enter a number of weeks from 1 to 13'),
  start: z.string().pipe(ClockTime),
  held: z.enum(ways, 'Choose how people meet'),
  joining: z.string().pipe(Line).optional(),
  open: z.enum(['most', 'all'], 'Choose which weeks count'),
  reason: z.string().pipe(Line).optional(),
  press: z.enum(['look', 'lock']),
});

const refusalErrors: Readonly<Record<string, FormError>> = {
  'ends-before-it-begins': { field: 'until-day', text: 'The last day comes before the first meeting' },
  'weeks-out-of-range': { field: 'weeks', text: 'Enter a number of weeks from 1 to 13' },
  'too-many-dates': {
    field: 'until-day',
    text: `That would be more than ${longestSeries} meetings. Choose an earlier last day, or more weeks between`,
  },
  none: { field: 'from-day', text: 'There is no free date in that time' },
};

const previewOf = async (here: SignedInContext, asked: SeriesInput): Promise<Preview | FormError> => {
  const diary = await readDiary(here.outside, here.partnership);
  const series = seriesIn(here.partnership, diary, asked);
  const none = refusalErrors.none ?? { text: '' };
  if (!series.ok) return refusalErrors[series.refusal] ?? none;
  if (series.value.length === 0) return none;
  return series.value.map((occasion) => ({
    occasion,
    against: clashesOf(occasion, worldWithout(here.partnership, diary, occasion.id, here.today))
      .map(({ words }) => words)
      .join(' '),
  }));
};

type Asked = {
  readonly ok: true;
  readonly asked: SeriesInput;
  readonly reason: string;
  readonly press: 'look' | 'lock';
};

const readAsked = (
  here: SignedInContext,
): Asked | { readonly ok: false; readonly errors: readonly FormError[] | undefined } => {
  const posted = readPosted(SeriesForm, here.web.form);
  if (!posted.ok) return { ok: false, errors: posted.refusal === 'unknown-fields' ? undefined : posted.errors };
  const from = readDate(here.web.form, 'from', 'of the first meeting');
  const until = readDate(here.web.form, 'until', 'after which there is none');
  const errors = [from, until].flatMap((date) => (date.ok ? [] : [date.error]));
  if (!from.ok || !until.ok) return { ok: false, errors };
  const { weeks, start, held, joining, open, reason = '', press } = posted.value;
  const dates: { from: PlainDate; until: PlainDate } = { from: from.value, until: until.value };
  const asked = { ...dates, everyWeeks: Number(weeks), start, held, open, ...(joining && { joining }) };
  return { ok: true, asked, reason, press };
};

const take = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn } = here;
  const read = readAsked(here);
  if (!read.ok) return read.errors ? seriesPage(here, read.errors) : problem(outside, 'unreadable');
  const preview = await previewOf(here, read.asked);
  if (!('length' in preview)) return seriesPage(here, [preview]);
  if (read.press === 'look') return seriesPage(here, [], preview);
  const { asked, reason } = read;
  const done = await lockSeries(outside, { ...asked, reason, partnership: partnership.id, by: signedIn.person });
  if (done.ok) return redirect('/diary?done=series');
  if (done.refusal === 'not-allowed') return problem(outside, 'not-yours');
  if (done.refusal === 'needs-reason') {
    const text = `Something stands against ${countOf(Number(done.detail), 'date')}. Say why it is right all the same`;
    return seriesPage(here, [{ field: 'reason', text }], preview);
  }
  if (done.refusal === 'paused') {
    const text = 'An objection to everything new is not settled yet. Until it is, no new date goes into the diary';
    return seriesPage(here, [{ text }], preview);
  }
  const error = refusalErrors[done.refusal] ?? { field: 'from-day', text: `That cannot be: ${done.detail}` };
  return seriesPage(here, [error], preview);
};

export const showSeries = whoeverMay('plan-series', (here) => seriesPage(here));
export const takeSeries = whoeverMay('plan-series', take);
