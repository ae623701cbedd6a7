/** Applies a partnership file again after it was changed: what differs, and only where the browser did not change it too. */

import { addressHolders, addressItem } from '../asking/by-address.ts';
import { withHold } from '../asking/hold.ts';
import { keepChange } from '../asking/keep-change.ts';
import { moveAddresses } from '../asking/move-address.ts';
import { londonDate } from '../domain/london.ts';
import {
  boundBySigning,
  differingPaths,
  digested,
  type FileConflict,
  mergeFile,
} from '../domain/partnership/file-changes.ts';
import { Partnership, Person } from '../domain/partnership/partnership.ts';
import { crossChecks } from '../domain/partnership/partnership-faults.ts';
import { expand, type PartnershipFile } from '../domain/partnership/partnership-file.ts';
import { faultInWords, unlawfulIn } from '../domain/partnership/unlawful.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, type StoredPerson, signatures, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { type AppliedFile, appliedFiles, digestOf } from './applied-file.ts';
import { bringIn } from './bring-in.ts';

export type Applied = 'brought-in' | 'changed' | 'unchanged';
export type FileRefusal =
  | 'changed-in-browser'
  | 'signed'
  | 'not-fitting'
  | 'proposal-in-browser'
  | 'people-leave-in-browser'
  | 'fixed';

/** People whose records one commit may still hold beside everything else. */
const mostPeopleChanged = 30;
const mostReachChanged = 12;

const proposalDigest = (file: PartnershipFile): string => digestOf(file.proposal ?? {});

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120));
const conflictLine = ({ at, file, now }: FileConflict): string =>
  `${at}: the file says ${shown(file)}, the browser ${shown(now)}`;

/** Every person as the file knows them: without what the system adds. */
const asInFile = ({
  salt: _,
  left: __,
  noMail: ___,
  succeeds: ____,
  held: _____,
  readingRound: ______,
  ...person
}: StoredPerson): Person => Person.parse(person);

const writePerson = async (tx: Work, before: StoredPerson | undefined, person: Person): Promise<void> => {
  const { id, value } = addressItem(person, tx.partnership);
  if (!before) {
    tx.write(people, person.id, { ...person, salt: tx.newId() });
    if (!(await tx.read(addressHolders, id))) tx.write(addressHolders, id, value);
    return;
  }
  const { noMail, ...rest } = before;
  const sameAddress = before.email === person.email;
  const kept = {
    salt: rest.salt,
    ...(rest.left && { left: rest.left }),
    ...(rest.succeeds && { succeeds: rest.succeeds }),
    ...(rest.held && { held: rest.held }),
    ...(rest.readingRound && { readingRound: rest.readingRound }),
    ...(sameAddress && noMail && { noMail }),
  };
  tx.write(people, person.id, { ...person, ...kept });
  const old = addressItem(before, tx.partnership).id;
  if (old === id) return;
  if (await tx.read(addressHolders, old)) tx.remove(addressHolders, old);
  if (!(await tx.read(addressHolders, id))) tx.write(addressHolders, id, value);
};

type Reached = 'address' | 'number';

const reachChanged = (before: StoredPerson | undefined, person: Person): Reached | undefined => {
  if (!before || before.left !== undefined) return undefined;
  if (before.email !== person.email) return 'address';
  return person.mobile !== undefined && person.mobile !== before.mobile ? 'number' : undefined;
};

const reachOf = ({ email, channel, mobile }: Person) => ({
  email,
  channel,
  ...(mobile === undefined ? {} : { mobile }),
});

/** Where the file says that people are reached now: one act, told to every old address and held, as in the browser. */
const keepReach = async (
  outside: Outside,
  tx: Work,
  partnership: Partnership,
  changed: readonly Person[],
  persons: ReadonlyMap<string, StoredPerson>,
): Promise<Map<string, StoredPerson>> => {
  const held = new Map<string, StoredPerson>();
  for (const kind of ['address', 'number'] as const) {
    const concerned = changed.flatMap((person) => {
      const before = persons.get(person.id);
      return before && reachChanged(before, person) === kind ? [{ before, person }] : [];
    });
    if (concerned.length === 0) continue;
    const { id: change } = await keepChange(outside, tx, partnership, {
      kind,
      way: 'file',
      by: 'system',
      people: concerned.map(({ before, person }) => ({
        person: person.id,
        was: reachOf(before),
        becomes: reachOf(person),
      })),
    });
    for (const { before } of concerned) held.set(before.id, withHold(before, change, partnership, londonDate(tx.now)));
  }
  return held;
};

type Weighed = {
  readonly applied: AppliedFile | undefined;
  readonly nowApplied: AppliedFile;
  readonly partnership: Partnership;
  readonly differs: boolean;
  readonly persons: ReadonlyMap<string, StoredPerson>;
  readonly changed: readonly Person[];
  /** What the file changes, by path. */
  readonly paths: readonly string[];
};

const isSigned = async ({ store }: Outside, partnership: string): Promise<boolean> => {
  const { partition, sort } = signatures.key(partnership, '');
  return (await store.query({ partition, prefix: sort, limit: 1 })).items.length > 0;
};

/** What the file would change, or why it may not. Writes nothing. */
const weigh = async (outside: Outside, tx: Work, file: PartnershipFile): Promise<Result<Weighed, FileRefusal>> => {
  const whole = expand(file);
  const stored = await tx.readNeeded(partnerships, theOne);
  const applied = await tx.read(appliedFiles, theOne);
  const persons = new Map((await tx.list(people)).map((person) => [person.id, person]));
  const { people: _, ...fields } = whole;
  const current = Object.fromEntries(Object.keys(fields).map((name) => [name, Reflect.get(stored, name)]));
  const now = { ...current, people: [...persons.values()].map(asInFile) };
  const { merged, conflicts } = mergeFile({ base: applied?.file, file: whole, now }, digestOf);
  if (conflicts.length > 0) return refuse('changed-in-browser', conflicts.map(conflictLine).join('\n'));
  if (applied?.proposal !== undefined && applied.proposal !== proposalDigest(file)) {
    return refuse('proposal-in-browser', 'the proposal of the file is a start: change it in the browser');
  }
  const { people: mergedPeople, ...mergedFields } = merged;
  const everybody = Person.array().parse(mergedPeople);
  const gone = [...persons.keys()].filter((id) => !everybody.some((person) => person.id === id));
  if (gone.length > 0) return refuse('people-leave-in-browser', `not in the file any more: ${gone.join(', ')}`);
  if (mergedFields.id !== stored.id || mergedFields.year !== stored.year) {
    return refuse('fixed', 'the id and the year of a partnership do not change');
  }
  const partnership = Partnership.parse({ ...stored, ...mergedFields });
  const faults = crossChecks({ ...partnership, people: everybody });
  if (faults.length > 0) {
    return refuse('not-fitting', faults.map(({ path, expected }) => `${path.join('.')}: ${expected}`).join('\n'));
  }
  const known = new Set(unlawfulIn(stored).map(faultInWords));
  // What is stored stays as it is; a change does not bring in what the law does not allow.
  const unlawful = unlawfulIn(partnership)
    .map(faultInWords)
    .filter((one) => !known.has(one));
  if (unlawful.length > 0) return refuse('not-fitting', unlawful.join('\n'));
  const changed = everybody.filter((person) => {
    const before = persons.get(person.id);
    return !before || digestOf(asInFile(before)) !== digestOf(person);
  });
  if (changed.length > mostPeopleChanged) {
    return refuse('fixed', `${changed.length} people changed at once; at most ${mostPeopleChanged} in one deploy`);
  }
  const reach = changed.filter((person) => reachChanged(persons.get(person.id), person));
  if (reach.length > mostReachChanged) {
    const most = `at most ${mostReachChanged} in one deploy, so that each old address hears of it`;
    return refuse('fixed', `the address or number of ${reach.length} people changed at once; ${most}`);
  }
  const differs = digestOf(current) !== digestOf(mergedFields);
  const paths = differingPaths(digested(now, digestOf), digested({ ...mergedFields, people: everybody }, digestOf));
  const bound = (await isSigned(outside, file.partnership.id)) ? boundBySigning(paths) : [];
  if (bound.length > 0) {
    return refuse('signed', `signed by now, so it changes in the browser: ${bound.slice(0, 20).join(', ')}`);
  }
  const nowApplied = {
    file: digested(whole, digestOf),
    proposal: applied?.proposal ?? proposalDigest(file),
    ...(applied?.deploys && { deploys: applied.deploys }),
  };
  return accept({ applied, nowApplied, partnership, differs, persons, changed, paths });
};

const applyChanges = (outside: Outside, file: PartnershipFile): Promise<Result<Applied, FileRefusal>> =>
  work(outside, file.partnership.id, async (tx): Promise<Result<Applied, FileRefusal>> => {
    const weighed = await weigh(outside, tx, file);
    if (!weighed.ok) return weighed;
    const { applied, nowApplied, partnership, differs, persons, changed } = weighed.value;
    if (digestOf({ ...applied }) !== digestOf(nowApplied)) tx.write(appliedFiles, theOne, nowApplied);
    if (applied?.archivedAt) tx.event('partnership-taken-up', 'system');
    if (!differs && changed.length === 0) return accept('unchanged');
    if (differs) tx.write(partnerships, theOne, partnership);
    const reached = await keepReach(outside, tx, partnership, changed, persons);
    const moved: { person: StoredPerson; email: string }[] = [];
    for (const person of changed) {
      const before = reached.get(person.id) ?? persons.get(person.id);
      // Where we write to them moves as it does in the browser: sessions end, and what is open is asked again.
      if (before?.left === undefined && before && before.email !== person.email)
        moved.push({ person: { ...before, ...person, email: before.email }, email: person.email });
      else await writePerson(tx, before, person);
    }
    await moveAddresses(outside, tx, moved);
    tx.event('partnership-changed', 'system', { people: changed.map((person) => person.id), partnership: differs });
    return accept('changed');
  });

/** A new file brings in nothing that the law does not allow. What is stored was brought in before, and goes on. */
const lawfulIfNew = async (
  { store }: Outside,
  file: PartnershipFile,
): Promise<Result<'new' | 'stored', FileRefusal>> => {
  const whole = expand(file);
  if (await store.get(partnerships.key(whole.id, theOne))) return accept('stored');
  const unlawful = unlawfulIn(whole).map(faultInWords);
  return unlawful.length > 0 ? refuse('not-fitting', unlawful.join('\n')) : accept('new');
};

/**
 * Brings the partnership in, or applies what its file changes since it was applied last; what was archived is taken up
 * again. Applying the same file again changes nothing. Refuses, and then changes nothing: `changed-in-browser` (the
 * detail names what file and browser say), `proposal-in-browser`, `people-leave-in-browser`, `not-fitting`, `fixed`, `signed`.
 */
export const applyFile = async (outside: Outside, file: PartnershipFile): Promise<Result<Applied, FileRefusal>> => {
  const lawful = await lawfulIfNew(outside, file);
  if (!lawful.ok) return lawful;
  const whole = expand(file);
  const leadFirst = file.localClock === undefined;
  const brought = await bringIn(outside, { whole, leadFirst, ...(file.proposal && { proposal: file.proposal }) });
  const result = await applyChanges(outside, file);
  return result.ok && brought === 'brought-in' ? accept('brought-in') : result;
};

/** What applying it would do: `brought-in`, or the paths that it changes. Writes nothing; refuses as applying does. */
export const tryFile = async (
  outside: Outside,
  file: PartnershipFile,
): Promise<Result<'brought-in' | readonly string[], FileRefusal>> => {
  const { id } = file.partnership;
  const lawful = await lawfulIfNew(outside, file);
  if (!lawful.ok) return lawful;
  if (lawful.value === 'new') return accept('brought-in');
  return work(outside, id, async (tx) => {
    const weighed = await weigh(outside, tx, file);
    return weighed.ok ? accept(weighed.value.paths) : weighed;
  });
};
