/** How the ledger reads: amounts in their own unit, and who gave what to whom. */
import { amountOf, type LedgerEntry, type ResourceKind } from '../domain/ledger/ledger.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { countOf, listOf, pounds } from '../domain/wording.ts';

export const kindNames: Readonly<Record<ResourceKind, string>> = {
  hours: 'Staff hours',
  rooms: 'Rooms',
  money: 'Money',
  kind: 'Things and other help',
};

/** `12 hours`, `3 times`, `£120`, `4`. */
export const amountWords = (kind: ResourceKind, amount: number): string => {
  const number = amountOf(kind, amount);
  if (kind === 'hours') return countOf(number, 'hour');
  if (kind === 'rooms') return countOf(number, 'time');
  return kind === 'money' ? pounds(number) : String(number);
};

export type NameOfSchool = (urn: string) => string;
export const schoolNames =
  (partnership: Pick<Partnership, 'schools'>): NameOfSchool =>
  (urn) =>
    schoolByUrn(partnership, urn)?.name ?? urn;

/** Where the two sides stand: agreed, waiting, or what each counts. */
export const standingOf = ({ line, disputed, unanswered }: LedgerEntry, nameOf: NameOfSchool): string => {
  const counts = disputed.map(
    ({ school, written, counted }) =>
      `${nameOf(school)} counts ${amountWords(line.kind, counted)} for its part, not ${amountWords(line.kind, written)}`,
  );
  if (counts.length > 0) return `Counted differently: ${counts.join('; ')}`;
  return unanswered.length > 0 ? `Not yet confirmed by ${listOf(unanswered.map(nameOf))}` : 'Both sides agree';
};
