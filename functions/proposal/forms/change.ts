/** What one posted form changes in a proposal's content. Pure: the same change on the same content gives the same. */
import { utf8Bytes } from '../../domain/commit-limits.ts';
import { ProposalContent } from '../../domain/proposal/proposal.ts';
import type { QuestionId } from '../../domain/proposal/proposal-questions.ts';
import { slugFor } from '../../domain/slug.ts';
import { accept, type Result, refuse } from '../../domain/words.ts';
import type { Field } from './field.ts';
import { entriesAt, withValueAt } from './place.ts';
import { questionForms } from './question-forms.ts';
import { digestOf, entryOf, found, isThere, type Spot, spotOf } from './spot.ts';

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

const newEntry = (content: unknown, { list, place, begins }: Spot, values: Values): unknown => {
  const entry = withValues(begins, values);
  if (list.tells !== 'id') return entry;
  const taken = new Set(entriesAt(content, place).map(({ id }) => id));
  const title = [...values].find(([{ path }]) => path[0] === 'title')?.[1];
  return withValueAt(
    entry,
    ['id'],
    slugFor(String(title ?? ''), list.one, (slug) => taken.has(slug)),
  );
};

const canRemove = ({ list, at }: Spot, content: unknown, urns: readonly string[]): boolean => {
  if (at === undefined) return false;
  if (list.grows) return true;
  // A school that has left, or is listed twice, is no school to ask: what stands there can only go.
  const { urn } = entriesAt(content, list.path)[at] ?? {};
  const first = entriesAt(content, list.path).findIndex((entry) => entry.urn === urn);
  return list.tells === 'urn' && (first !== at || !urns.includes(String(urn)));
};

type Changed = Result<unknown, ChangeRefusal>;

const added = (content: unknown, spot: Spot, values: Values): unknown => {
  const { list, place } = spot;
  const entries = entriesAt(content, place);
  // Pressed twice, or sent again by the back button: one entry is enough.
  const wanted = digestOf(list.fields, withValues({}, values));
  if (entries.some((entry) => digestOf(list.fields, entry) === wanted)) return content;
  return withValueAt(content, place, [...entries, newEntry(content, spot, values)]);
};

const removed = (content: unknown, spot: Spot, shown: string, urns: readonly string[]): Changed => {
  if (!canRemove(spot, content, urns)) return refuse('unknown-entry');
  const here = found(spot, content, shown);
  if (!here) return refuse('changed-meanwhile');
  const left = entriesAt(content, spot.place).filter((_, at) => at !== here.at);
  return accept(withValueAt(content, spot.place, left));
};

const rewritten = (content: unknown, spot: Spot, shown: string, values: Values): Changed => {
  const { list, place } = spot;
  if (isThere(content, spot) && isSoAlready(list.fields, entryOf(content, spot), values)) return accept(content);
  const here = found(spot, content, shown);
  if (!here) return refuse('changed-meanwhile');
  const entry = withValues(entryOf(content, here), values);
  // A school that had said nothing yet has no entry to change.
  if (here.at === undefined) return accept(withValueAt(content, place, [...entriesAt(content, place), entry]));
  return accept(withValueAt(content, [...place, here.at], entry));
};

const inList = (content: unknown, spot: Spot, { to, shown }: Change, urns: readonly string[]): Changed => {
  if (to === 'remove') return removed(content, spot, shown, urns);
  const isNew = spot.at === undefined && spot.list.grows;
  return isNew ? accept(added(content, spot, to)) : rewritten(content, spot, shown, to);
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
  const spot = address === undefined ? undefined : spotOf(question, content, address, urns);
  if (address !== undefined && !spot) return refuse(goneOrUnknown(question, address));
  const after = spot ? inList(content, spot, change, urns) : inQuestion(content, change);
  if (!after.ok) return after;
  const whole = ProposalContent.parse(after.value);
  return utf8Bytes(JSON.stringify(whole)) > mostBytes ? refuse('too-large') : accept(whole);
};

/** An address that can have led to an entry before somebody removed it. */
const goneOrUnknown = (question: QuestionId, address: string): ChangeRefusal =>
  questionForms[question].lists.some(({ name }) => address.startsWith(`${name}.`))
    ? 'changed-meanwhile'
    : 'unknown-entry';
