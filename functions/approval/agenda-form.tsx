/** "It is on the agenda for …" or "it was put off to …": one form, with a date. */
import * as z from 'zod';
import { errorOf } from '../asking/link-page.tsx';
import type { LinkContext } from '../asking/link-view.ts';
import { agendaDayFault } from '../domain/approval/believable.ts';
import { boardOf } from '../domain/asking/kinds.ts';
import { londonDate } from '../domain/london.ts';
import type { PlainDate } from '../domain/values.ts';
import { dayAndDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { DateInput } from '../pages/components/date-input.tsx';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Radios } from '../pages/components/radios.tsx';
import { boxesTyped, dateFields, type PostedDate, readDate } from '../web/posted-date.ts';
import { textIn } from '../web/typed-text.ts';

const agendaForm = z.strictObject({
  ...dateFields('meeting'),
  /** A date on which the board is known to meet, or another. */
  known: z.string().max(20).optional(),
  when: z.enum(['agenda', 'deferred'], 'Choose whether it is on the agenda or put off'),
});

export type AgendaPosted =
  | { readonly ok: true; readonly meetingOn: string; readonly deferred: boolean }
  | { readonly ok: false; readonly refusal: 'incomplete'; readonly errors: readonly FormError[] }
  | { readonly ok: false; readonly refusal: 'unknown-fields' };

const dayFaults = {
  'meeting-in-the-past': () => 'The meeting must be today or later. Has it been held? Then record it.',
  'meeting-too-late': (closesOn: string) =>
    `The meeting must be before ${dayAndDate(closesOn)}, when this closes, and within a year. Does the board meet later? Then tell the lead.`,
} as const;

/** The posted form, with a date that exists and is not past. */
export const readAgenda = (context: LinkContext): AgendaPosted => {
  const { outside, web } = context;
  const read = agendaForm.safeParse(web.form);
  if (!read.success && read.error.issues.some(({ code }) => code === 'unrecognized_keys')) {
    return { ok: false, refusal: 'unknown-fields' };
  }
  const date = dateIn(context);
  const { closesOn } = context.request;
  const fault = date.ok
    ? agendaDayFault(date.value, {
        today: londonDate(outside.clock.now()),
        closesOn,
      })
    : undefined;
  const errors: FormError[] = [
    ...(date.ok ? [] : [date.error]),
    ...(fault ? [{ field: 'meeting-day', text: dayFaults[fault](closesOn) }] : []),
    ...(read.success || !read.error.issues.some(({ path }) => path[0] === 'when')
      ? []
      : [{ field: 'when', text: 'Choose whether it is on the agenda or put off' }]),
  ];
  if (!date.ok || !read.success || errors.length > 0) return { ok: false, refusal: 'incomplete', errors };
  return { ok: true, meetingOn: date.value, deferred: read.data.when === 'deferred' };
};

/** Dates on which the board is known to meet, still to come and before this closes: the next three. */
const knownMeetings = ({ request, partnership, outside }: LinkContext): readonly PlainDate[] => {
  const today = londonDate(outside.clock.now());
  const board = boardOf(partnership, request.party, request.step?.committee ?? request.step?.board);
  const meetings = request.step?.means === 'joint-committee' ? [] : (board?.meetings ?? []);
  return meetings
    .filter((date) => agendaDayFault(date, { today, closesOn: request.closesOn }) === undefined)
    .toSorted()
    .slice(0, 3);
};

const another = 'another';

/** The date that was picked; or, where none was, the one in the boxes. */
const dateIn = (context: LinkContext): PostedDate => {
  const picked = textIn(context, 'known');
  const known = knownMeetings(context);
  const typed = Object.values(boxesTyped(context, 'meeting')).some((box) => (box ?? '').trim() !== '');
  if (picked === undefined || picked === another) {
    if (picked === undefined && !typed && known.length > 0)
      return { ok: false, error: { field: 'known', text: 'Choose the date of the meeting, or give another' } };
    return readDate(context.web.form, 'meeting', 'of the meeting');
  }
  const date = known.find((one) => one === picked);
  if (date === undefined)
    return { ok: false, error: { field: 'known', text: 'Choose a date that is offered here, or give another' } };
  return { ok: true, value: date };
};

function MeetingDay({ context, errors }: { context: LinkContext; errors: readonly FormError[] }) {
  const known = knownMeetings(context);
  const boxes = boxesTyped(context, 'meeting');
  const day = (legend: string) => (
    <DateInput
      name="meeting"
      legend={legend}
      hint="For example, 3 12 2026"
      value={boxes}
      error={errorOf(errors, 'meeting-day')}
    />
  );
  if (known.length === 0) return day('When does the board meet?');
  const typed = Object.values(boxes).some((box) => box !== undefined && box !== '');
  return (
    <Radios
      name="known"
      legend="When does the board meet?"
      value={textIn(context, 'known') ?? (typed ? another : undefined)}
      error={errorOf(errors, 'known')}
      items={[
        ...known.map((date) => ({ value: date, text: dayAndDate(date) })),
        { value: another, text: 'Another day', reveal: day('Which day?') },
      ]}
    />
  );
}

export function AgendaForm({ context, errors }: { context: LinkContext; errors: readonly FormError[] }) {
  const { action } = context;
  return (
    <form method="post" action={action} novalidate>
      <Radios
        name="when"
        legend="Is it on an agenda?"
        legendSize="m"
        value={textIn(context, 'when')}
        error={errorOf(errors, 'when')}
        items={[
          { value: 'agenda', text: 'Yes, it is on the agenda for this date' },
          { value: 'deferred', text: 'Not for the next meeting: it is put off to this date' },
        ]}
      />
      <MeetingDay context={context} errors={errors} />
      <Button>Save the date</Button>
    </form>
  );
}
