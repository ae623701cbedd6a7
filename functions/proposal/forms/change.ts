/** What one posted form changes in a proposal's content. Pure: the same change on the same content gives the same. */
import { utf8Bytes } from '../../domain/commit-limits.ts';
import { ProposalContent } from '../../domain/proposal/proposal.ts';
import type { QuestionId } from '../../domain/proposal/proposal-questions.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import { slugFor } from '../../domain/slug.ts';
import { entriesAt, withValueAt } from './content-path.ts';
import type { Field } from './field.ts';
import { digestOf, entryOf, found, isThere, type ListEntry, listEntryAt } from './list-entry.ts';
import { questionForms } from './question-forms.ts';

type Values = ReadonlyMap<Field, unknown>;
export type Change = {
  readonly question: QuestionId;
  /** An entry of one of its lists; without it the question's own fields. */
  readonly address?: string;
  /** `digestOf` what the form showed. */
  readonly shown: string;
  /** What to write; `remove` takes the entry out. */
  readonly to: Values | 'remove';
};
export type ChangeRefusal =
  /** No such entry, or none that can be added or removed here. */
  | 'unknown-entry'
  /** Somebody else changed or removed what the form showed. */
  | 'changed-meanwhile'
  /** With this, the whole proposal would be larger than we keep. */
  | 'too-large';

/** Well below what one item of the store may hold, so that reasons and dates fit beside it. */
export const mostBytes = 300_000;

const withValues = (holder: unknown, values: Values): unknown =>
  [...values].reduce((changed, [field, value]) => withValueAt(changed, field.path, value), holder);

const isSoAlready = (fields: readonly Field[], holder: unknown, values: Values): boolean =>
  digestOf(fields, holder) === digestOf(fields, withValues(holder, values));

const newEntry = (content: unknown, { list, path, begins }: ListEntry, values: Values): unknown => {
  const entry = withValues(begins, values);
  if (list.tells !== 'id') return entry;
  const taken = new Set(entriesAt(content, path).map(({ id }) => id));
  const title = [...values].find(([{ path }]) => path[0] === 'title')?.[1];
  return withValueAt(
    entry,
    ['id'],
    slugFor(String(title ?? ''), list.one, (slug) => taken.has(slug)),
  );
};

const canRemove = ({ list, at }: ListEntry, content: unknown, urns: readonly string[]): boolean => {
  if (at === undefined) return false;
  if (list.grows) return true;
  // A school that has left, or is listed twice, is no school to ask: what stands there can only go.
  const { urn } = entriesAt(content, list.path)[at] ?? {};
  const first = entriesAt(content, list.path).findIndex((entry) => entry.urn === urn);
  return list.tells === 'urn' && (first !== at || !urns.includes(String(urn)));
};

type Changed = Result<unknown, ChangeRefusal>;

const added = (content: unknown, listEntry: ListEntry, values: Values): unknown => {
  const { list, path } = listEntry;
  const entries = entriesAt(content, path);
  // Pressed twice, or sent again by the back button: one entry is enough.
  const wanted = digestOf(list.fields, withValues({}, values));
  if (entries.some((entry) => digestOf(list.fields, entry) === wanted)) return content;
  return withValueAt(content, path, [...entries, newEntry(content, listEntry, values)]);
};

const removed = (content: unknown, listEntry: ListEntry, shown: string, urns: readonly string[]): Changed => {
  if (!canRemove(listEntry, content, urns)) return refuse('unknown-entry');
  const here = found(listEntry, content, shown);
  if (!here) return refuse('changed-meanwhile');
  const left = entriesAt(content, listEntry.path).filter((_, at) => at !== here.at);
  return accept(withValueAt(content, listEntry.path, left));
};

const rewritten = (content: unknown, listEntry: ListEntry, shown: string, values: Values): Changed => {
  const { list, path } = listEntry;
  if (isThere(content, listEntry) && isSoAlready(list.fields, entryOf(content, listEntry), values))
    return accept(content);
  const here = found(listEntry, content, shown);
  if (!here) return refuse('changed-meanwhile');
  const entry = withValues(entryOf(content, here), values);
  // A school that had said nothing yet has no entry to change.
  if (here.at === undefined) return accept(withValueAt(content, path, [...entriesAt(content, path), entry]));
  return accept(withValueAt(content, [...path, here.at], entry));
};

const inList = (content: unknown, listEntry: ListEntry, { to, shown }: Change, urns: readonly string[]): Changed => {
  if (to === 'remove') return removed(content, listEntry, shown, urns);
  const isNew = listEntry.at === undefined && listEntry.list.grows;
  return isNew ? accept(added(content, listEntry, to)) : rewritten(content, listEntry, shown, to);
};

const inQuestion = (content: unknown, { question, to, shown }: Change): Changed => {
  const { fields } = questionForms[question];
  if (to === 'remove' || fields.length === 0) return refuse('unknown-entry');
  if (isSoAlready(fields, content, to)) return accept(content);
  return digestOf(fields, content) === shown ? accept(withValues(content, to)) : refuse('changed-meanwhile');
};

/** `urns`: the schools now in the partnership, which have an entry to fill in before they have said anything. */
export const changed = (
  content: ProposalContent,
  change: Change,
  urns: readonly string[],
): Result<ProposalContent, ChangeRefusal> => {
  const { question, address } = change;
  const listEntry = address === undefined ? undefined : listEntryAt(question, content, address, urns);
  if (address !== undefined && !listEntry) return refuse(goneOrUnknown(question, address));
  const after = listEntry ? inList(content, listEntry, change, urns) : inQuestion(content, change);
  if (!after.ok) return after;
  const whole = ProposalContent.parse(after.value);
  return utf8Bytes(JSON.stringify(whole)) > mostBytes ? refuse('too-large') : accept(whole);
};

/** An address that can have led to an entry before somebody removed it. */
const goneOrUnknown = (question: QuestionId, address: string): ChangeRefusal =>
  questionForms[question].lists.some(({ name }) => address.startsWith(`${name}.`))
    ? 'changed-meanwhile'
    : 'unknown-entry';
