/** How the answer in one field reads: on the page of its question, and where two people wrote at once. */
import { entryName, type NameOf } from '../../domain/readable.ts';
import { listOf, longDate, pounds } from '../../domain/wording.ts';
import { valueAt } from './content-path.ts';
import { choicesOf, type Field, type Offered } from './field.ts';
import type { List } from './list.ts';

export type Words = { readonly offered: Offered; readonly nameOf: NameOf };

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isBlank = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The answer in words, entries of a list on lines of their own. Undefined while there is none. */
export const inWords = (field: Field, value: unknown, { offered, nameOf }: Words): string | undefined => {
  if (isBlank(value)) return undefined;
  const chosen = (from: Parameters<typeof choicesOf>[0], picked: unknown): string =>
    choicesOf(from, offered).find((choice) => choice.value === picked)?.text ?? nameOf(textOf(picked));
  switch (field.as) {
    case 'date':
      return longDate(textOf(value));
    case 'pounds':
      return typeof value === 'number' ? pounds(value) : undefined;
    case 'whole':
      return `${textOf(value)} ${field.unit}`;
    case 'one-of':
      return chosen(field.from, value);
    case 'some-of':
      return Array.isArray(value) ? listOf(value.map((one) => chosen(field.from, one))) : undefined;
    case 'lines':
      return Array.isArray(value) ? value.map(textOf).join('\n') : undefined;
    case 'yes-or-no':
      return value === true ? 'Yes' : 'No';
    case 'tick':
      return value === true ? 'Done' : 'Not yet';
    default:
      return textOf(value);
  }
};

const namingFields = new Set(['title', 'name', 'what', 'on', 'from', 'role', 'date']);

/** `Lead: Tom Hale`: what an entry says beside its own name, one text a field. */
export const linesOf = (list: List, entry: unknown, words: Words): readonly string[] =>
  list.fields.flatMap((field) => {
    const naming = list.grows && namingFields.has(field.path[0] ?? '');
    const text = naming ? undefined : inWords(field, valueAt(entry, field.path), words);
    if (text === undefined) return [];
    const { short = field.label } = field;
    if (field.as === 'lines' && short !== '') return [`${short}: ${text.replaceAll('\n', '; ')}`];
    return short === '' ? text.split('\n') : [`${short}: ${text}`];
  });

/** What tells an entry from the others, for a heading. */
export const entryTitle = (entry: Readonly<Record<string, unknown>>, nameOf: NameOf): string =>
  entryName(entry, nameOf) || 'Without a name';
