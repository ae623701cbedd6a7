/** What changed between two versions of a proposal, and whom that touches (DOMAIN R16). */
import { canonicalJson } from '../canonical.ts';
import { entryName, fieldWords, type NameOf, readable } from '../readable.ts';
import type { ProposalContent } from './proposal.ts';
import { type QuestionId, questionOf } from './proposal-questions.ts';

type Path = readonly (string | number)[];

export type Change = {
  readonly question: QuestionId;
  /** Where: in the version after, or in the one before for what was taken out. */
  readonly path: Path;
  /** What it is, for people: `Science in Year 5: lead`. */
  readonly label: string;
  /** How it read. Absent when it is new. */
  readonly before?: string;
  /** How it reads now. Absent when it was taken out. */
  readonly after?: string;
};

/** What tells the entries of a list from each other. Entries of other lists are told apart by their position. */
const entryKeys: Readonly<Record<string, string>> = {
  purposes: 'id',
  activities: 'id',
  schools: 'urn',
  aims: 'what',
  localPriorities: 'what',
  measures: 'name',
  income: 'from',
  spending: 'on',
  contacts: 'role',
};

type Comparison = { readonly path: Path; readonly label: readonly string[]; readonly nameOf: NameOf };

const isEntry = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other));

const fieldOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? '');

const changeOf = (before: unknown, after: unknown, { path, label, nameOf }: Comparison): Change => ({
  question: questionOf(path),
  path,
  label: label.filter((part) => part !== '').join(': '),
  ...(before !== undefined && { before: readable(fieldOf(path), before, nameOf) }),
  ...(after !== undefined && { after: readable(fieldOf(path), after, nameOf) }),
});

const inside = (comparison: Comparison, step: string | number, words: string): Comparison => ({
  ...comparison,
  path: [...comparison.path, step],
  label: [...comparison.label, words],
});

type Entry = { readonly key: string; readonly position: number; readonly entry: Record<string, unknown> };

const keyed = (list: readonly Record<string, unknown>[], keyField: string | undefined): Entry[] =>
  list.map((entry, position) => ({
    key: keyField === undefined ? String(position) : String(entry[keyField]),
    position,
    entry,
  }));

const areUnique = (entries: readonly Entry[]): boolean =>
  new Set(entries.map(({ key }) => key)).size === entries.length;

const orderChanges = (before: readonly Entry[], after: readonly Entry[], comparison: Comparison): Change[] => {
  const order = (entries: readonly Entry[], others: readonly Entry[]): Entry[] =>
    entries.filter(({ key }) => others.some((other) => other.key === key));
  const [old, now] = [order(before, after), order(after, before)];
  if (old.every(({ key }, i) => key === now[i]?.key)) return [];
  const names = (entries: readonly Entry[]): string[] =>
    entries.map(({ entry }) => entryName(entry, comparison.nameOf));
  return [changeOf(names(old), names(now), { ...comparison, label: [...comparison.label, 'order'] })];
};

const entryChanges = (
  before: readonly Record<string, unknown>[],
  after: readonly Record<string, unknown>[],
  comparison: Comparison,
): Change[] => {
  const keyField = entryKeys[fieldOf(comparison.path)];
  const unique = areUnique(keyed(before, keyField)) && areUnique(keyed(after, keyField));
  const [old, now] = [keyed(before, unique ? keyField : undefined), keyed(after, unique ? keyField : undefined)];
  const { nameOf } = comparison;
  const at = ({ position, entry }: Entry): Comparison => inside(comparison, position, entryName(entry, nameOf));
  const changed = now.flatMap((entry) => {
    const earlier = old.find(({ key }) => key === entry.key);
    return earlier ? changesIn(earlier.entry, entry.entry, at(entry)) : [changeOf(undefined, entry.entry, at(entry))];
  });
  const removed = old
    .filter(({ key }) => !now.some((entry) => entry.key === key))
    .map((entry) => changeOf(entry.entry, undefined, at(entry)));
  return [...changed, ...removed, ...orderChanges(old, now, comparison)];
};

const changesIn = (before: unknown, after: unknown, comparison: Comparison): Change[] => {
  if (sameValue(before, after)) return [];
  if (isEntry(before) && isEntry(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return fields.flatMap((field) =>
      changesIn(before[field], after[field], inside(comparison, field, fieldWords(field))),
    );
  }
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isEntry)) {
    return entryChanges(before, after, comparison);
  }
  return [changeOf(before, after, comparison)];
};

/**
 * Every change between two versions, readable. Empty exactly when both say the same. Entries that have an id, a URN or a
 * name are followed when they move. `nameOf` turns ids and URNs into names.
 */
export const changesBetween = (
  before: ProposalContent,
  after: ProposalContent,
  nameOf: NameOf = (id) => id,
): Change[] => changesIn(before, after, { path: [], label: [], nameOf });

export type Touches = 'nothing' | 'contacts-or-meeting-dates' | 'boards';

const meetingFields: ReadonlySet<string | number> = new Set(['date', 'time', 'host']);

const isSmall = ({ path: [section, , field] }: Pick<Change, 'path'>): boolean =>
  section === 'contacts' || (section === 'meetings' && field !== undefined && meetingFields.has(field));

/** What the changes touch. One meeting more or fewer is no change of dates: it goes to the boards. */
export const whatItTouches = (changes: readonly Pick<Change, 'path'>[]): Touches => {
  if (changes.length === 0) return 'nothing';
  return changes.every(isSmall) ? 'contacts-or-meeting-dates' : 'boards';
};

/** How one party stands: `agreed`, or any other outcome. */
export type Approval = { readonly party: string; readonly outcome: string };

/**
 * The ids of the parties that a changed version is asked of: all when it touches boards, otherwise only those that had
 * not agreed to the version before. An agreement of the rest carries over.
 */
export const askedAgain = (changes: readonly Pick<Change, 'path'>[], approvals: readonly Approval[]): string[] => {
  const all = whatItTouches(changes) === 'boards';
  return approvals.filter(({ outcome }) => all || outcome !== 'agreed').map(({ party }) => party);
};
