/** A term of the ledger as a file for a spreadsheet: the lines, then what each school's side comes to. */
import { hours } from '../domain/amount.ts';
import { taxNote } from '../domain/ledger/give-and-take.ts';
import {
  entriesOf,
  type LedgerFacts,
  ledgerShares,
  type ResourceKind,
  resourceKinds,
} from '../domain/ledger/ledger.ts';
import { listOf } from '../domain/wording.ts';
import { csvOf } from '../web/csv.ts';
import { basisWords, feltWords } from './ledger-tables.tsx';
import { kindNames, type NameOfSchool, standingOf } from './ledger-words.ts';

/** Pounds for money, so that a column of a spreadsheet adds up. */
const numberOf = (kind: ResourceKind, amount: number): number =>
  kind === 'money' ? Math.round(amount) / 100 : hours(amount);

const unitOf: Readonly<Record<ResourceKind, string>> = {
  hours: 'hours',
  rooms: 'times',
  money: 'pounds',
  kind: 'how many',
};

export const ledgerFile = (label: string, facts: LedgerFacts, nameOf: NameOfSchool): string => {
  const entries = entriesOf(facts.sides);
  const lines = entries.map((entry) => [
    label,
    kindNames[entry.line.kind],
    entry.line.what,
    numberOf(entry.line.kind, entry.line.amount),
    unitOf[entry.line.kind],
    listOf(entry.from.map(nameOf)),
    listOf(entry.to.map(nameOf)),
    entry.line.host === undefined ? '' : nameOf(entry.line.host),
    standingOf(entry, nameOf),
  ]);
  const shares = resourceKinds.flatMap((kind) =>
    ledgerShares(facts, kind).map((share) => [
      label,
      kindNames[kind],
      nameOf(share.school),
      numberOf(kind, share.given),
      numberOf(kind, share.received),
      unitOf[kind],
      feltWords(share.feltFair),
      basisWords[share.basis],
    ]),
  );
  const roles = facts.sides.flatMap(({ school, roles: own }) => own.map(({ role }) => [label, nameOf(school), role]));
  return csvOf([
    ['Term', 'Kind', 'What', 'Amount', 'Unit', 'Given by', 'Got by', 'Hosted by', 'How it stands'],
    ...lines,
    [],
    ['Term', 'Kind', 'School', 'Given', 'Received', 'Unit', 'How fair it feels', 'From'],
    ...shares,
    [],
    ['Term', 'School', 'Role that a member of staff gained'],
    ...roles,
    [],
    [taxNote],
  ]);
};
