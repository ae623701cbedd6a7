/** What stands in a form for a value of the record: pence as pounds, a date as three boxes, a list as lines. */
import type { Form } from '../../web/route.ts';
import { dateParts, type Field, nameOfField } from './field.ts';

const inPounds = (pence: number): string => {
  const rest = pence % 100;
  return `${Math.trunc(pence / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
};

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const asTexts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(asText) : []);

const dateShown = (name: string, value: unknown): Form => {
  const [year, month, day] = asText(value).split('-');
  const shown = { day: day && String(Number(day)), month: month && String(Number(month)), year };
  return Object.fromEntries(dateParts.map((part) => [`${name}-${part}`, shown[part] ?? '']));
};

/** The names and texts of one field, as its form would send them back untouched. */
export const shownAs = (field: Field, value: unknown): Form => {
  const name = nameOfField(field);
  switch (field.as) {
    case 'date':
      return dateShown(name, value);
    case 'lines':
      return { [name]: asTexts(value).join('\n') };
    case 'some-of':
      return { [name]: asTexts(value) };
    case 'pounds':
      return { [name]: typeof value === 'number' ? inPounds(value) : '' };
    case 'yes-or-no':
      return { [name]: typeof value === 'boolean' ? (value ? 'yes' : 'no') : '' };
    case 'tick':
      return { [name]: value === true ? 'yes' : '' };
    default:
      return { [name]: asText(value) };
  }
};

/** What a form holds under one name, whatever the browser did to the ends of its lines. */
export const formTexts = (form: Form, name: string): readonly string[] => {
  const typed = Object.hasOwn(form, name) ? form[name] : undefined;
  const texts = typed === undefined || typed === '' ? [] : [typed].flat();
  return texts.map((text) => text.replace(/\r\n?/g, '\n'));
};

export const formText = (form: Form, name: string): string => formTexts(form, name)[0] ?? '';

/** Whether both forms hold the same under the names of the first. */
export const sameTyped = (one: Form, other: Form): boolean =>
  Object.keys(one).every((name) => {
    const [these, those] = [formTexts(one, name), formTexts(other, name)];
    return these.length === those.length && these.every((text, at) => text === those[at]);
  });
