/** One term of the ledger as tables: what each school gave and got, who hosted, roles gained, and each line with its two sides. */
import { flaggedFrom, giveAndTakeOf, imbalanceWords, taxNote } from '../domain/ledger/give-and-take.ts';
import {
  entriesOf,
  hostedBy,
  type LedgerFacts,
  type LedgerShare,
  ledgerShares,
  type ResourceKind,
  resourceKinds,
  unlikeReturns,
} from '../domain/ledger/ledger.ts';
import { listOf } from '../domain/wording.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Table } from '../pages/components/table.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { amountWords, kindNames, type NameOfSchool, standingOf } from './ledger-words.ts';

type Shown = { readonly facts: LedgerFacts; readonly nameOf: NameOfSchool };

export const basisWords: Readonly<Record<LedgerShare['basis'], string>> = {
  lines: 'its own lines',
  return: 'its return',
  others: 'only what others wrote',
  nothing: 'nothing told yet',
};

export const feltWords = (felt: number | undefined): string => (felt === undefined ? 'not told' : `${felt} of 5`);

function OfKind({ facts, nameOf, kind }: Shown & { kind: ResourceKind }) {
  const shares = ledgerShares(facts, kind);
  const { given, received, agrees } = giveAndTakeOf(shares);
  if (given === 0 && received === 0) return null;
  const cell = (amount: number) => amountWords(kind, amount);
  return (
    <>
      <Table
        caption={kindNames[kind]}
        captionSize="s"
        columns={[
          { head: 'School' },
          { head: 'Given', numeric: true },
          { head: 'Received', numeric: true },
          { head: 'How fair it feels' },
          { head: 'From' },
        ]}
        rows={[
          ...shares.map((share) => [
            nameOf(share.school),
            cell(share.given),
            cell(share.received),
            feltWords(share.feltFair),
            basisWords[share.basis],
          ]),
          ['All schools', cell(given), cell(received), '', ''],
        ]}
        firstCellIsHeader
        stacks
      />
      {!agrees && (
        <p class="govuk-body">
          What was given is not what was got: somebody counted differently, or a school has not told its side.
        </p>
      )}
    </>
  );
}

/** What stands out: schools for which it is lopsided, and sides that do not fit. */
function WhatStandsOut({ facts, nameOf }: Shown) {
  const { flagged } = giveAndTakeOf(ledgerShares(facts, 'hours'));
  const lopsided = flagged.map((one) => {
    const felt = one.feltFair === undefined ? '' : ` It says how fair that feels: ${one.feltFair} of 5.`;
    return `${imbalanceWords(one, nameOf(one.school))}${felt}`;
  });
  const unlike = unlikeReturns(facts).map(
    ({ school, kind, inLines, inReturn }) =>
      `${nameOf(school)} told ${amountWords(kind, inReturn.given)} given and ${amountWords(kind, inReturn.received)} got in its return, but its lines come to ${amountWords(kind, inLines.given)} and ${amountWords(kind, inLines.received)}.`,
  );
  return (
    <>
      {lopsided.map((words) => (
        <WarningText>{words}</WarningText>
      ))}
      {lopsided.length === 0 && (
        <p class="govuk-body">No school gives or gets {flaggedFrom} hours or more for each hour the other way.</p>
      )}
      {unlike.length > 0 && <h3 class="govuk-heading-s">Where a return and the ledger differ</h3>}
      <Bullets items={unlike} />
    </>
  );
}

function Hosts({ facts, nameOf }: Shown) {
  const hosts = hostedBy(entriesOf(facts.sides), facts.schools).filter(({ what }) => what.length > 0);
  if (hosts.length === 0) return <p class="govuk-body">Nobody has written down who hosted.</p>;
  return <Bullets items={hosts.map(({ school, what }) => `${nameOf(school)}: ${listOf(what)}`)} />;
}

function Roles({ facts, nameOf }: Shown) {
  const roles = facts.sides.flatMap(({ school, roles: own }) => own.map(({ role }) => `${nameOf(school)}: ${role}`));
  if (roles.length === 0) return <p class="govuk-body">No role has been written down yet.</p>;
  return <Bullets items={roles} />;
}

function Lines({ facts, nameOf }: Shown) {
  const entries = entriesOf(facts.sides);
  if (entries.length === 0)
    return <p class="govuk-body">No line yet. Each school adds its own from the link to its return.</p>;
  return (
    <Table
      columns={[
        { head: 'What' },
        { head: 'Amount' },
        { head: 'Given by' },
        { head: 'Got by' },
        { head: 'How it stands' },
      ]}
      rows={entries.map((entry) => [
        entry.line.what,
        amountWords(entry.line.kind, entry.line.amount),
        listOf(entry.from.map(nameOf)),
        listOf(entry.to.map(nameOf)),
        standingOf(entry, nameOf),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

/** Everything that the ledger holds of one term. */
export function LedgerTerm({ facts, nameOf }: Shown) {
  const nothing = resourceKinds.every((kind) =>
    ledgerShares(facts, kind).every(({ given, received }) => given === 0 && received === 0),
  );
  if (nothing) return <p class="govuk-body">No school has told yet what it gave and got.</p>;
  return (
    <>
      <WhatStandsOut facts={facts} nameOf={nameOf} />
      {resourceKinds.map((kind) => (
        <OfKind facts={facts} nameOf={nameOf} kind={kind} />
      ))}
      <InsetText>{taxNote}</InsetText>
      <h2 class="govuk-heading-m">Line by line</h2>
      <Lines facts={facts} nameOf={nameOf} />
      <h2 class="govuk-heading-m">Who hosted what</h2>
      <Hosts facts={facts} nameOf={nameOf} />
      <h2 class="govuk-heading-m">Roles that staff gained</h2>
      <Roles facts={facts} nameOf={nameOf} />
    </>
  );
}
