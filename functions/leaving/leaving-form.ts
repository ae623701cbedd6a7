/** The form on which a clerk records that their board decided to leave: what was typed, and what it says. */
import * as z from 'zod';
import type { MeetingRecord } from '../domain/approval/votes.ts';
import { ShorterNotice } from '../domain/lifecycle/leaving.ts';
import type { Fault } from '../domain/partnership/fault.ts';
import { Line, Words } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { dateFields, readDate } from '../web/posted-date.ts';

const typed = z.string().default('');

export const LeavingForm = z.strictObject({
  ...dateFields('date'),
  inPost: typed,
  inPostReason: typed,
  present: typed,
  for: typed,
  against: typed,
  abstained: typed,
  chairsSecondVote: typed,
  minute: typed,
  reason: typed,
  notice: typed,
  ...dateFields('lastDay'),
  agreed: typed,
  sure: z.enum(['', 'yes']).default(''),
});
export type LeavingTyped = z.infer<typeof LeavingForm>;

const counted = {
  inPost: 'how many were in post',
  present: 'how many were present for this vote',
  for: 'how many voted for',
  against: 'how many voted against',
  abstained: 'how many did not vote',
} as const;
type Counted = keyof typeof counted;
const countedFields = Object.keys(counted) as Counted[];

const order = [
  'date-day',
  'inPost',
  'inPostReason',
  ...countedFields,
  'chairsSecondVote',
  'minute',
  'reason',
  'notice',
  'lastDay-day',
  'agreed',
];
const inFormOrder = (errors: readonly FormError[]): FormError[] =>
  errors.toSorted((one, other) => order.indexOf(one.field ?? '') - order.indexOf(other.field ?? ''));

export type LeavingRead = {
  readonly record: Omit<MeetingRecord, 'resolution'>;
  readonly shorter?: z.infer<typeof ShorterNotice>;
};

const countOf = (text: string): number | undefined => (/^\s*\d{1,2}\s*$/.test(text) ? Number(text) : undefined);

const readShorter = (form: LeavingTyped): { shorter?: z.infer<typeof ShorterNotice>; errors: FormError[] } => {
  if (form.notice !== 'agreed' && form.notice !== 'shorter')
    return {
      errors: [{ field: 'notice', text: 'Choose when its last day is' }],
    };
  if (form.notice === 'agreed') return { errors: [] };
  const day = readDate(form, 'lastDay', 'of the last day');
  const shorter = ShorterNotice.safeParse({
    lastDay: day.ok ? day.value : '2000-01-01',
    agreed: form.agreed,
  });
  const errors: FormError[] = [
    ...(day.ok ? [] : [day.error]),
    ...(shorter.success
      ? []
      : [
          {
            field: 'agreed',
            text: 'Say where it is written that the others agreed',
          },
        ]),
  ];
  return errors.length === 0 && shorter.success ? { shorter: shorter.data, errors } : { errors };
};

/** What the form says, or every field that is not filled in right. Whether its numbers can be is for the rule. */
export const readLeaving = (form: LeavingTyped): LeavingRead | { readonly errors: readonly FormError[] } => {
  const date = readDate(form, 'date', 'of the meeting');
  const reason = Words.safeParse(form.reason);
  const why = Words.safeParse(form.inPostReason);
  const minute = Line.safeParse(form.minute).data ?? '';
  const { shorter, errors: ofNotice } = readShorter(form);
  const errors: FormError[] = [
    ...(date.ok ? [] : [date.error]),
    ...countedFields
      .filter((field) => countOf(form[field]) === undefined)
      .map((field) => ({
        field,
        text: `Enter ${counted[field]}, as a number`,
      })),
    ...(why.success ? [] : [{ field: 'inPostReason', text: 'Use at most 10,000 characters for this' }]),
    ...(reason.success && reason.data.length <= 1000
      ? []
      : [{ field: 'reason', text: 'Use 1,000 characters or fewer' }]),
    ...(minute === ''
      ? [
          {
            field: 'minute',
            text: 'Enter where the minutes say so, for example Minute 7.2',
          },
        ]
      : []),
    ...ofNotice,
  ];
  if (errors.length > 0 || !date.ok || !reason.success || !why.success) return { errors: inFormOrder(errors) };
  const count = (field: Counted): number => countOf(form[field]) ?? 0;
  const second = (['for', 'against'] as const).find((one) => one === form.chairsSecondVote);
  return {
    record: {
      date: date.value,
      inPost: count('inPost'),
      ...(why.data === '' ? {} : { inPostReason: why.data }),
      present: count('present'),
      withdrew: [],
      for: count('for'),
      against: count('against'),
      abstained: count('abstained'),
      ...(second && { chairsSecondVote: second }),
      minute,
      ...(reason.data === '' ? {} : { reason: reason.data }),
    },
    ...(shorter && { shorter }),
  };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const errorsOfRecord = (faults: readonly Fault[]): FormError[] =>
  inFormOrder(
    faults.map(({ path: [field], expected }) => ({
      text: capital(expected),
      ...(field === undefined ? {} : { field: field === 'date' ? 'date-day' : String(field) }),
    })),
  );
