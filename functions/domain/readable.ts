/** How one value of a proposal reads to a person. */
import { longDate, pounds } from './wording.ts';

/** Gives the name of a person's id or of a school's URN; anything it does not know it gives back. */
export type NameOf = (id: string) => string;

const moneyFields: ReadonlySet<string> = new Set(['pence', 'limit']);
const nameFields: ReadonlySet<string> = new Set([
  'lead',
  'deputy',
  'safeguardingLead',
  'person',
  'chair',
  'progressChaser',
  'mediator',
  'host',
  'thinkPiece',
  'urn',
  'schools',
]);
const plainDate = /^\d{4}-\d{2}-\d{2}$/;

/** Where the field's own name would not do. */
const otherWords: Readonly<Record<string, string>> = {
  pence: 'money',
  urn: 'school',
  noRecruitment: 'no recruitment of each other’s pupils',
  noticeDays: 'days of notice',
  noticeTerms: 'full terms of notice',
  localPriorities: 'what the area needs',
  meetingsAhead: 'weeks ahead that meetings are fixed',
};

/** `safeguardingLead` as `safeguarding lead`. */
export const fieldWords = (field: string): string =>
  otherWords[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const readableText = (field: string, text: string, nameOf: NameOf): string => {
  if (nameFields.has(field)) return nameOf(text);
  return plainDate.test(text) ? longDate(text) : text;
};

/** A value as a person reads it: dates in words, money in pounds, names for ids, an entry as its fields. */
export const readable = (field: string, value: unknown, nameOf: NameOf): string => {
  if (typeof value === 'string') return readableText(field, value, nameOf);
  if (typeof value === 'number') return moneyFields.has(field) ? pounds(value) : String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((entry) => readable(field, entry, nameOf)).join('; ');
  if (typeof value !== 'object' || value === null) return '';
  const parts = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .map(([key, entry]): [string, string] => [fieldWords(key), readable(key, entry, nameOf)])
    .filter(([, text]) => text !== '');
  return parts.map(([words, text]) => `${words}: ${text}`).join('; ');
};

/** What an entry of a list is called: its title, or whatever tells it from the others. */
export const entryName = (entry: object, nameOf: NameOf): string => {
  const fields = new Map<string, unknown>(Object.entries(entry));
  const naming = ['title', 'name', 'what', 'on', 'from', 'role', 'urn', 'date'].find((field) => fields.has(field));
  return naming === undefined ? '' : readable(naming, fields.get(naming), nameOf);
};
