/** The posted forms of a meeting: each read whole, or with what is wrong beside each field. */
import { type Action, type GoodWork, mostActions, type ThinkPiece } from '../domain/diary/action.ts';
import { isSafeLink, linesOf } from '../domain/diary/meeting.ts';
import { Line, Words } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { readDate } from '../web/posted-date.ts';
import type { Form } from '../web/route.ts';
import { goodField } from './meeting-form.tsx';
import type { NoteMeetingInput } from './note-meeting.ts';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  /** Without errors: fields that the form does not have. */
  | { readonly ok: false; readonly errors?: readonly FormError[] };

const textOf = (form: Form, field: string): string => {
  const value = form[field];
  return typeof value === 'string' ? value.trim() : '';
};

const areKnown = (form: Form, known: ReadonlySet<string>, many?: string): boolean =>
  Object.entries(form).every(([field, value]) => known.has(field) && (typeof value === 'string' || field === many));

const rowFields = (at: string): string[] => [
  `what-${at}`,
  `who-${at}`,
  `by-${at}-day`,
  `by-${at}-month`,
  `by-${at}-year`,
];

type Typed = Pick<Action, 'what' | 'who' | 'by'>;

/** One row: nothing typed at all, an action, or what is missing. */
const readRow = (form: Form, at: string): Typed | readonly FormError[] | undefined => {
  if (rowFields(at).every((field) => textOf(form, field) === '')) return undefined;
  const what = Line.safeParse(textOf(form, `what-${at}`));
  const who = textOf(form, `who-${at}`);
  const by = readDate(form, `by-${at}`, 'by which it is done');
  const errors: FormError[] = [];
  if (!what.success) errors.push({ field: `what-${at}`, text: 'Use 300 characters or fewer' });
  else if (what.data.length < 3) errors.push({ field: `what-${at}`, text: 'Say what is to be done' });
  if (who === '') errors.push({ field: `who-${at}`, text: 'Choose who does it' });
  if (!by.ok) errors.push(by.error);
  return what.success && by.ok && errors.length === 0 ? { what: what.data, who, by: by.value } : errors;
};

const isErrors = (row: Typed | readonly FormError[] | undefined): row is readonly FormError[] => Array.isArray(row);

export type PostedNote = Pick<NoteMeetingInput, 'held' | 'missing' | 'notes' | 'actions' | 'good' | 'round'>;

export const readNote = (form: Form, schools: readonly string[]): Read<PostedNote> => {
  const rows = Array.from({ length: mostActions }, (_, at) => String(at));
  const known = new Set([
    ...['round', 'held', 'missing', 'notes'],
    ...rows.flatMap((at) => [`id-${at}`, ...rowFields(at)]),
    ...schools.map(goodField),
  ]);
  const round = textOf(form, 'round');
  if (!areKnown(form, known, 'missing') || !/^\d{1,5}$/.test(round)) return { ok: false };
  const held = textOf(form, 'held');
  const notes = Words.safeParse(textOf(form, 'notes'));
  const read = rows.map((at) => ({ id: textOf(form, `id-${at}`), row: readRow(form, at) }));
  const good = schools
    .filter((urn) => textOf(form, goodField(urn)) !== '')
    .map((school) => ({ school, words: Line.safeParse(textOf(form, goodField(school))) }));
  const errors: FormError[] = [
    ...(held === 'yes' || held === 'no' ? [] : [{ field: 'held', text: 'Say whether it took place' }]),
    ...(notes.success ? [] : [{ field: 'notes', text: 'Use 10,000 characters or fewer' }]),
    ...read.flatMap(({ row }) => (isErrors(row) ? row : [])),
    ...good
      .filter(({ words }) => !words.success)
      .map(({ school }) => ({ field: goodField(school), text: 'Use one line of 300 characters or fewer' })),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const { missing = [] } = form;
  return {
    ok: true,
    value: {
      held: held === 'yes',
      missing: [missing].flat(),
      notes: notes.data ?? '',
      actions: read.flatMap(({ id, row }) => (row === undefined || isErrors(row) ? [] : [{ id, ...row }])),
      good: good.flatMap(({ school, words }): GoodWork[] => (words.success ? [{ school, words: words.data }] : [])),
      round: Number(round),
    },
  };
};

export const readAgenda = (form: Form): Read<{ agenda: string; piece: ThinkPiece | undefined }> => {
  if (!areKnown(form, new Set(['agenda', 'piece', 'lines', 'link']))) return { ok: false };
  const agenda = Words.safeParse(textOf(form, 'agenda'));
  const title = Line.safeParse(textOf(form, 'piece'));
  const lines = linesOf(textOf(form, 'lines')).map((line) => Line.safeParse(line));
  const link = textOf(form, 'link');
  const empty = title.data === '' && lines.length === 0 && link === '';
  const errors: FormError[] = [
    ...(agenda.success ? [] : [{ field: 'agenda', text: 'Use 10,000 characters or fewer' }]),
    ...(title.success ? [] : [{ field: 'piece', text: 'Use 300 characters or fewer' }]),
    ...(title.data === '' && !empty ? [{ field: 'piece', text: 'Give the think piece a title' }] : []),
    ...(lines.length > 3 ? [{ field: 'lines', text: 'Use three lines or fewer' }] : []),
    ...(lines.every(({ success }) => success)
      ? []
      : [{ field: 'lines', text: 'Use 300 characters or fewer for each line' }]),
    ...(link === '' || isSafeLink(link)
      ? []
      : [{ field: 'link', text: 'Enter one address that begins with https://, such as https://www.example.org/page' }]),
  ];
  if (errors.length > 0 || !agenda.success || !title.success) return { ok: false, errors };
  return {
    ok: true,
    value: {
      agenda: agenda.data,
      piece: empty
        ? undefined
        : {
            title: title.data,
            lines: lines.flatMap(({ data }) => (data === undefined ? [] : [data])),
            ...(link !== '' && { link }),
          },
    },
  };
};

export const readStep = (form: Form): Read<Typed> => {
  if (!areKnown(form, new Set(rowFields('plan')))) return { ok: false };
  const row = readRow(form, 'plan');
  if (row === undefined) return { ok: false, errors: [{ field: 'what-plan', text: 'Say what is to be done' }] };
  return isErrors(row) ? { ok: false, errors: row } : { ok: true, value: row };
};
