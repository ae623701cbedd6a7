/** The posted note of who came: read, and carried out. */
import { countedSchools, longestMinutes, mostStaff, mostWhoCome } from '../domain/diary/attendance.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { Line } from '../domain/values.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import type { Form } from '../web/route.ts';
import { cameField } from './attendance-view.tsx';
import type { NoteAttendanceInput } from './note-attendance.ts';

type Read =
  | { readonly ok: true; readonly attendance: NoteAttendanceInput['attendance'] }
  /** Nothing to show: fields that the form does not have. */
  | { readonly ok: false; readonly errors?: readonly FormError[] };

const textOf = (form: Form, field: string): string => {
  const value = form[field];
  return typeof value === 'string' ? value.trim() : '';
};

const wholeIn = (form: Form, field: string, least: number, most: number): number | FormError => {
  const typed = textOf(form, field);
  const value = Number(typed);
  return /^\d{1,4}$/.test(typed) && value >= least && value <= most
    ? value
    : { field, text: `Enter a whole number from ${least} to ${most}` };
};

const isError = (value: number | FormError): value is FormError => typeof value !== 'number';

/** What was posted about a date. What is left empty stays as it was noted before. */
export const readAttendance = (form: Form, occasion: Occasion): Read => {
  const schools = [...new Set([...occasion.schools, ...(occasion.host === undefined ? [] : [occasion.host])])];
  const counting = countedSchools(occasion);
  const known = new Set(['held', 'given-by', 'staff', 'minutes', 'preparation', 'good', ...counting.map(cameField)]);
  if (!Object.entries(form).every(([field, value]) => known.has(field) && typeof value === 'string'))
    return { ok: false };
  const held = textOf(form, 'held');
  if (held === 'no') return { ok: true, attendance: undefined };
  if (held !== 'yes') return { ok: false, errors: [{ field: 'held', text: 'Say whether it took place' }] };
  const counted = counting
    .filter((urn) => textOf(form, cameField(urn)) !== '')
    .map((school) => ({ school, count: wholeIn(form, cameField(school), 0, mostWhoCome) }));
  const typed = new Set(counted.map(({ school }) => school));
  const kept = (occasion.attendance?.came ?? []).filter(({ school }) => !typed.has(school));
  const givenBy = textOf(form, 'given-by');
  const staff = wholeIn(form, 'staff', givenBy === 'none' ? 0 : 1, mostStaff);
  const minutes = wholeIn(form, 'minutes', 1, longestMinutes);
  const preparation = textOf(form, 'preparation') === '' ? 0 : wholeIn(form, 'preparation', 0, longestMinutes);
  const good = Line.safeParse(textOf(form, 'good').slice(0, 300));
  const errors = [
    ...counted.map(({ count }) => count).filter(isError),
    ...(schools.includes(givenBy) || givenBy === 'none'
      ? []
      : [{ field: 'given-by', text: 'Choose a school, or none' }]),
    ...(givenBy === 'none' && textOf(form, 'staff') === '' ? [] : [staff].filter(isError)),
    ...[minutes, preparation].filter(isError),
    ...(good.success ? [] : [{ field: 'good', text: 'Use one line of words' }]),
  ];
  if (errors.length > 0 || isError(minutes) || isError(preparation)) return { ok: false, errors };
  return {
    ok: true,
    attendance: {
      came: [...counted.map(({ school, count }) => ({ school, count: Number(count) })), ...kept],
      ...(givenBy !== 'none' && { givenBy }),
      staff: isError(staff) ? 0 : staff,
      minutes,
      preparation,
      ...(good.data !== undefined && good.data !== '' && { good: good.data }),
    },
  };
};
