/** One field of a posted form as a value of the record, or what is wrong with it in words for whoever typed it. */
import { accept, type Result, refuse } from '../../domain/result.ts';
import { Line, Pence, Words } from '../../domain/values.ts';
import type { FormError } from '../../pages/components/error-summary.tsx';
import type { Form } from '../../web/route.ts';
import { anchorOf, type Choices, choicesOf, dateParts, type Field, nameOfField, type Offered } from './field.ts';
import { readNumber, readPounds, readTime, readWhole } from './read-amount.ts';
import { isBlankDate, readDate } from './read-date.ts';
import { formText, formTexts, sameTyped, shownAs } from './shown.ts';

type Typed = { readonly form: Form; readonly current: unknown; readonly offered: Offered };
type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: FormError };

const mostLines = 100;

const value = (found: unknown): Read => ({ ok: true, value: found });
const wrong = (field: Field, text: string, anchor = anchorOf(field)): Read => ({
  ok: false,
  error: { text, field: anchor },
});
/** `Title: enter at most 300 characters`, or, behind a question, a sentence of its own. */
const named = ({ label }: Field, text: string): string =>
  label.endsWith('?') ? `${label} ${text.charAt(0).toUpperCase()}${text.slice(1)}` : `${label}: ${text}`;

const readLines = (field: Field, text: string): Read => {
  const lines = text.split('\n').map((line) => Line.safeParse(line));
  const long = lines.findIndex((line) => !line.success);
  if (long >= 0) return wrong(field, named(field, `line ${long + 1} is longer than 300 characters`));
  const written = lines.flatMap((line) => (line.success && line.data !== '' ? [line.data] : []));
  return written.length > mostLines ? wrong(field, named(field, `enter at most ${mostLines} lines`)) : value(written);
};

const readDateField = (field: Field, { form }: Typed): Read => {
  const name = nameOfField(field);
  const [day = '', month = '', year = ''] = dateParts.map((part) => formText(form, `${name}-${part}`));
  const typed = { day, month, year };
  if (isBlankDate(typed)) return value(undefined);
  const date = readDate(typed);
  if (date.ok) return value(date.value);
  if (date.refusal === 'not-real')
    return wrong(field, named(field, 'there is no such day. Check it against a calendar'));
  const box = date.refusal === 'year' ? 'a year of four digits, like 2027' : `a ${date.refusal}`;
  return wrong(field, named(field, `the date needs ${box}`), `${name}-${date.refusal}`);
};

const among = (from: Choices, offered: Offered, picked: string, current: readonly unknown[]): boolean =>
  current.includes(picked) || choicesOf(from, offered).some((choice) => choice.value === picked);

/** Those that were chosen before keep their order; the others follow in the order of the page. */
const readSome = (field: Field & { from: Choices }, { form, current, offered }: Typed): Read => {
  const picked = formTexts(form, nameOfField(field));
  const before: readonly unknown[] = Array.isArray(current) ? current : [];
  if (!picked.every((one) => among(field.from, offered, one, before)))
    return wrong(field, named(field, 'choose from the list'));
  const added = choicesOf(field.from, offered).map((choice) => choice.value);
  const kept = before.filter((one): one is string => typeof one === 'string' && picked.includes(one));
  return value([...kept, ...added.filter((one) => picked.includes(one) && !kept.includes(one))]);
};

const read = (field: Field, text: string, typed: Typed): Read => {
  switch (field.as) {
    case 'line': {
      const line = Line.safeParse(text);
      return line.success ? value(line.data) : wrong(field, named(field, 'enter at most 300 characters'));
    }
    case 'words': {
      const words = Words.safeParse(text);
      return words.success ? value(words.data) : wrong(field, named(field, 'enter at most 10,000 characters'));
    }
    case 'lines':
      return readLines(field, text);
    case 'whole': {
      const { least, most } = field;
      const number = readWhole(text);
      if (number !== undefined && number >= least && number <= most) return value(number);
      return wrong(field, named(field, `enter a whole number from ${least} to ${most.toLocaleString('en-GB')}`));
    }
    case 'number': {
      const number = readNumber(text);
      return number === undefined ? wrong(field, named(field, 'enter a number, like 72 or 3.5')) : value(number);
    }
    case 'pounds': {
      const pence = Pence.safeParse(readPounds(text));
      return pence.success
        ? value(pence.data)
        : wrong(field, named(field, 'enter an amount in pounds, like 250 or 99.50'));
    }
    case 'time': {
      const time = readTime(text);
      return time === undefined ? wrong(field, named(field, 'enter a time, like 15:45')) : value(time);
    }
    case 'one-of':
      return among(field.from, typed.offered, text, [typed.current])
        ? value(text)
        : wrong(field, named(field, 'choose from the list'));
    case 'yes-or-no':
      return text === 'yes' || text === 'no' ? value(text === 'yes') : wrong(field, named(field, 'choose yes or no'));
    case 'tick':
      return text === 'yes' ? value(true) : wrong(field, named(field, 'tick the box or leave it empty'));
    case 'date':
    case 'some-of':
      return value(undefined);
  }
};

const readAny = (field: Field, typed: Typed): Read => {
  if (field.as === 'date') return readDateField(field, typed);
  if (field.as === 'some-of') return readSome(field, typed);
  const text = formText(typed.form, nameOfField(field));
  return text.trim() === '' ? value(field.as === 'tick' ? false : undefined) : read(field, text, typed);
};

const isEmpty = (found: unknown): boolean =>
  found === undefined || found === '' || (Array.isArray(found) && found.length === 0);

/**
 * Undefined takes the field out of the record. What was not touched stays exactly as it is, also where the record holds
 * something that no form would take: it may come from a file, or name somebody who has left.
 */
export const readField = (field: Field, typed: Typed): Read => {
  const found = readAny(field, typed);
  const untouched = sameTyped(shownAs(field, typed.current), typed.form);
  const blank = found.ok && isEmpty(found.value);
  if (blank && field.needed !== undefined) return wrong(field, field.needed);
  if (untouched) return value(typed.current);
  return blank ? value(undefined) : found;
};

type Values = ReadonlyMap<Field, unknown>;

/** Every mistake at once. Refuses `unreadable` for what no form of ours sends: other names, or one name twice. */
export const readFieldsOf = (
  fields: readonly Field[],
  { form, currentOf, offered }: { form: Form; currentOf: (field: Field) => unknown; offered: Offered },
): Result<{ readonly values: Values; readonly errors: readonly FormError[] }, 'unreadable'> => {
  const several = new Set(fields.filter(({ as }) => as === 'some-of').map(nameOfField));
  if (Object.entries(form).some(([name, sent]) => typeof sent !== 'string' && !several.has(name)))
    return refuse('unreadable');
  const values = new Map<Field, unknown>();
  const errors: FormError[] = [];
  for (const field of fields) {
    const found = readField(field, { form, current: currentOf(field), offered });
    if (found.ok) values.set(field, found.value);
    else errors.push(found.error);
  }
  return accept({ values, errors });
};
