/** The form on which a clerk records a meeting: what was typed, and the record that it makes. */
import * as z from 'zod';
import { type MeetingRecord, resolutions } from '../domain/approval/votes.ts';
import { interestsDeclared, meetingBoard } from '../domain/asking/meeting.ts';
import type { Request } from '../domain/asking/request.ts';
import type { Fault } from '../domain/partnership/fault.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { Line, type PlainDate, Words } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { boxesOf, dateFields, readDate } from '../web/posted-date.ts';
import { CoversField } from './schools-field.tsx';

/** A first record, or one that puts it right. */
export type RecordMode = 'record' | 'correct';

const typed = z.string().default('');

/** Everything the form sends. Judged field by field in `recordFrom`, so that nothing typed is ever lost. */
export const RecordForm = z.strictObject({
  ...dateFields('date'),
  inPost: typed,
  inPostReason: typed,
  present: typed,
  /** `all`: everybody who was present agreed, and the numbers follow; `counted`: they are typed. */
  votes: typed,
  withdrew: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
  for: typed,
  against: typed,
  abstained: typed,
  chairsSecondVote: typed,
  minute: typed,
  resolution: typed,
  reason: typed,
  covers: CoversField,
  /** `check` the answers, `edit` them again, or `confirm` them; `weigh` what is typed so far. */
  stage: z.enum(['check', 'edit', 'confirm', 'weigh']).default('check'),
  me: typed,
});
export type RecordTyped = z.infer<typeof RecordForm>;

const counted = {
  inPost: 'how many were in post',
  present: 'how many were present for this vote',
  for: 'how many voted for',
  against: 'how many voted against',
  abstained: 'how many did not vote',
} as const;
type Counted = keyof typeof counted;
const countedFields = Object.keys(counted) as Counted[];
/** What need not be typed where all who were present agreed. */
const ofTheVote: readonly Counted[] = ['for', 'against', 'abstained'];

/** Whoever says that all agreed has said the numbers. What was typed under the other choice before is not theirs any more. */
const spoken = (form: RecordTyped): RecordTyped =>
  form.votes === 'all' ? { ...form, for: form.present, against: '0', abstained: '0', chairsSecondVote: '' } : form;

const saysNoVote = (form: RecordTyped): boolean =>
  form.votes === '' && ofTheVote.every((field) => form[field].trim() === '');

/** In the order of the form, so that the first error is the highest on the page. */
const order = [
  'resolution',
  'covers',
  'date-day',
  'inPost',
  'inPostReason',
  'withdrew',
  'present',
  'votes',
  'for',
  'against',
  'abstained',
  'chairsSecondVote',
  'reason',
  'minute',
];
export const inFormOrder = (errors: readonly FormError[]): FormError[] =>
  errors.toSorted((one, other) => order.indexOf(one.field ?? '') - order.indexOf(other.field ?? ''));

const countOf = (text: string): number | undefined => (/^\s*\d{1,2}\s*$/.test(text) ? Number(text) : undefined);

const secondVotes = ['for', 'against'] as const;

/** The record, or every field that is not filled in right. Whether its numbers can be is for `weighRecord`. */
export const recordFrom = (
  typedForm: RecordTyped,
): { readonly record: MeetingRecord } | { readonly errors: readonly FormError[] } => {
  const form = spoken(typedForm);
  const date = readDate(form, 'date', 'of the meeting');
  const resolution = resolutions.find((one) => one === form.resolution);
  const reason = Words.safeParse(form.reason);
  const why = Words.safeParse(form.inPostReason);
  const minute = Line.safeParse(form.minute).data ?? '';
  const errors: FormError[] = [
    ...(resolution ? [] : [{ field: 'resolution', text: 'Choose what the board voted on' }]),
    ...(date.ok ? [] : [date.error]),
    ...(saysNoVote(form) ? [{ field: 'votes', text: 'Choose how they voted' }] : []),
    ...countedFields
      .filter((field) => countOf(form[field]) === undefined)
      // Where all agreed, or nothing is chosen yet, the vote is no more to be typed.
      .filter((field) => (form.votes === 'all' || saysNoVote(form) ? !ofTheVote.includes(field) : true))
      .map((field) => ({ field, text: `Enter ${counted[field]}, as a number` })),
    ...(why.success ? [] : [{ field: 'inPostReason', text: 'Use at most 10,000 characters for this' }]),
    ...(reason.success ? [] : [{ field: 'reason', text: 'Use at most 10,000 characters for the reason' }]),
    ...(minute === '' ? [{ field: 'minute', text: 'Enter where the minutes say so, for example Minute 7.2' }] : []),
  ];
  if (errors.length > 0 || !date.ok || !resolution || !reason.success || !why.success)
    return { errors: inFormOrder(errors) };
  const count = (field: Counted): number => countOf(form[field]) ?? 0;
  const chairsSecondVote = secondVotes.find((one) => one === form.chairsSecondVote);
  return {
    record: {
      date: date.value,
      inPost: count('inPost'),
      ...(why.data === '' ? {} : { inPostReason: why.data }),
      present: count('present'),
      withdrew: [...new Set(form.withdrew)],
      for: count('for'),
      against: count('against'),
      abstained: count('abstained'),
      ...(chairsSecondVote ? { chairsSecondVote } : {}),
      minute,
      resolution,
      ...(reason.data === '' ? {} : { reason: reason.data }),
    },
  };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the rule found wrong, beside the fields it is about. */
export const errorsFrom = (faults: readonly Fault[]): FormError[] =>
  inFormOrder(
    faults.map(({ path: [field], expected }) => ({
      text: capital(expected),
      ...(field === undefined ? {} : { field: field === 'date' ? 'date-day' : String(field) }),
    })),
  );

const nothingTyped: RecordTyped = RecordForm.parse({});

/** A new form: today's knowledge filled in, never a vote. */
export const newForm = (request: Request, partnership: Partnership, today: PlainDate): RecordTyped => {
  const meetingOn = request.agenda?.meetingOn;
  const boxes = meetingOn !== undefined && meetingOn <= today ? boxesOf(meetingOn) : undefined;
  const inPost = meetingBoard(request, partnership)?.board.inPost;
  return {
    ...nothingTyped,
    ...(boxes && { 'date-day': boxes.day, 'date-month': boxes.month, 'date-year': boxes.year }),
    ...(inPost !== undefined && { inPost: String(inPost) }),
    withdrew: interestsDeclared(request),
  };
};

/** A form with what was recorded, to put right. */
export const formOfRecord = (record: MeetingRecord): RecordTyped => {
  const boxes = boxesOf(record.date);
  return {
    ...nothingTyped,
    ...(boxes && { 'date-day': boxes.day, 'date-month': boxes.month, 'date-year': boxes.year }),
    inPost: String(record.inPost),
    inPostReason: record.inPostReason ?? '',
    present: String(record.present),
    votes: record.for === record.present ? 'all' : 'counted',
    withdrew: record.withdrew,
    for: String(record.for),
    against: String(record.against),
    abstained: String(record.abstained),
    chairsSecondVote: record.chairsSecondVote ?? '',
    minute: record.minute,
    resolution: record.resolution,
    reason: record.reason ?? '',
  };
};
