/** One entry of a list as its address names it: `income.2`, `purposes.science`, `measures.science.1`, `add.aims`. */

import { canonicalJson } from '../../domain/canonical.ts';
import type { QuestionId } from '../../domain/proposal/proposal-questions.ts';
import { sha256 } from '../../records/digest.ts';
import { type ContentPath, entriesAt, valueAt } from './content-path.ts';
import type { Field } from './field.ts';
import type { List } from './list.ts';
import { questionForms } from './question-forms.ts';

export type ListEntry = {
  readonly list: List;
  /** Where the list stands in the content. */
  readonly path: ContentPath;
  /** The entry's position; without one it is new. */
  readonly at?: number;
  /** What a new entry begins with. */
  readonly begins: Readonly<Record<string, unknown>>;
};

/** The value that tells an entry from the others; a second one of the same has `~2` behind it. */
const keysOf = (list: List, entries: readonly Readonly<Record<string, unknown>>[]): string[] => {
  const { tells } = list;
  if (tells === undefined) return entries.map((_, at) => String(at + 1));
  const told = entries.map((entry) => String(entry[tells]));
  return told.map((key, at) => {
    const before = told.slice(0, at).filter((other) => other === key).length;
    return before === 0 ? key : `${key}~${before + 1}`;
  });
};

/** Each list of the question with its path: a list that lies in each purpose has one a purpose. */
export const pathsOf = (
  list: List,
  content: unknown,
): readonly { path: ContentPath; inside?: string; title?: string }[] => {
  if (list.inEach === undefined) return [{ path: list.path }];
  const outer = entriesAt(content, [list.inEach]);
  return outer.map((entry, at) => ({
    path: [list.inEach ?? '', at, ...list.path],
    inside: String(entry.id),
    title: String(entry.title ?? ''),
  }));
};

export type Row = {
  readonly address: string;
  readonly listEntry: ListEntry;
  readonly entry: Readonly<Record<string, unknown>>;
};

/** The entries at one path, with their addresses. Schools that have said nothing yet have a row too. */
export const rowsOf = (
  list: List,
  content: unknown,
  { path, inside }: { path: ContentPath; inside?: string },
  urns: readonly string[],
): readonly Row[] => {
  const entries = entriesAt(content, path);
  const before = inside === undefined ? list.name : `${list.name}.${inside}`;
  const written = keysOf(list, entries).map((key, at) => ({
    address: `${before}.${key}`,
    listEntry: { list, path, at, begins: {} },
    entry: entries[at] ?? {},
  }));
  if (list.tells !== 'urn') return written;
  const silent = urns.filter((urn) => !entries.some((entry) => entry.urn === urn));
  return [
    ...written,
    ...silent.map((urn) => ({
      address: `${before}.${urn}`,
      listEntry: { list, path, begins: { urn } },
      entry: { urn },
    })),
  ];
};

export const addressOfNew = (list: List, inside?: string): string =>
  ['add', list.name, ...(inside === undefined ? [] : [inside])].join('.');

/** A number behind the list's name: there may have been so many entries when somebody opened one of them. */
const numbered = (
  list: List,
  address: string,
  { path, inside }: { path: ContentPath; inside?: string },
): ListEntry | undefined => {
  const before = inside === undefined ? list.name : `${list.name}.${inside}`;
  const number = address.startsWith(`${before}.`) ? address.slice(before.length + 1) : '';
  if (list.tells !== undefined || !/^[1-9]\d{0,3}$/.test(number)) return undefined;
  return { list, path, at: Number(number) - 1, begins: {} };
};

/** Whether there is an entry there now. A new one counts: its page can be shown. */
export const isThere = (content: unknown, { path, at }: ListEntry): boolean =>
  at === undefined || entriesAt(content, path)[at] !== undefined;

/**
 * The listEntry behind an address of this question; undefined for one that leads nowhere. In a list whose entries are numbered
 * it may lie behind the last one: `found` then looks where the entry has gone.
 */
export const listEntryAt = (
  question: QuestionId,
  content: unknown,
  address: string,
  urns: readonly string[],
): ListEntry | undefined => {
  for (const list of questionForms[question].lists) {
    for (const each of pathsOf(list, content)) {
      const { path, inside } = each;
      if (list.grows && address === addressOfNew(list, inside)) return { list, path, begins: {} };
      const row = rowsOf(list, content, each, urns).find((one) => one.address === address);
      const listEntry = row?.listEntry ?? numbered(list, address, each);
      if (listEntry) return listEntry;
    }
  }
  return undefined;
};

export const entryOf = (content: unknown, { path, at, begins }: ListEntry): Readonly<Record<string, unknown>> =>
  (at === undefined ? undefined : entriesAt(content, path)[at]) ?? begins;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A digest of what a form shows, so that it can tell whether that is still what the record says. */
export const digestOf = (fields: readonly Field[], holder: unknown): string => {
  const shown = fields.map(({ path }) => valueAt(holder, path)).map((value) => (isBlank(value) ? null : value));
  return sha256(canonicalJson(shown)).slice(0, 20);
};

export const digestOfWhole = (content: unknown): string => sha256(canonicalJson(content)).slice(0, 20);

/**
 * The listEntry again where the entry that was shown has moved, because others were added or removed before it. Undefined when
 * it is there no longer, or says something else now.
 */
export const found = (listEntry: ListEntry, content: unknown, shown: string): ListEntry | undefined => {
  const { list, path, at } = listEntry;
  if (isThere(content, listEntry) && digestOf(list.fields, entryOf(content, listEntry)) === shown) return listEntry;
  if (at === undefined || list.tells !== undefined) return undefined;
  const moved = entriesAt(content, path).findIndex((entry) => digestOf(list.fields, entry) === shown);
  return moved < 0 ? undefined : { ...listEntry, at: moved };
};
