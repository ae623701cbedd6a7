/** How a document stands, as a tag and in words, and who has signed it and who has not. */
import type { NameOf } from '../asking/names.ts';
import type { CopyStanding } from '../domain/agreement/copy-standing.ts';
import { signatoriesOf } from '../domain/agreement/signatories.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { Table } from '../pages/components/table.tsx';
import { Tag, type TagColour } from '../pages/components/tag.tsx';
import type { SealedDocument, Signature } from '../records/kinds.ts';

const tags: Readonly<Record<CopyStanding, { readonly word: string; readonly colour: TagColour }>> = {
  'in-force': { word: 'In force', colour: 'green' },
  replaced: { word: 'Older version', colour: 'grey' },
  ended: { word: 'Ended', colour: 'grey' },
  'being-signed': { word: 'Being signed', colour: 'yellow' },
  stopped: { word: 'Not signed by all', colour: 'red' },
};

export function StandingTag({ standing }: { standing: CopyStanding }) {
  const { word, colour } = tags[standing];
  return <Tag colour={colour}>{word}</Tag>;
}

const dateOf = (at: string): string => longDate(londonDate(new Date(at)));

export const standingInWords = (standing: CopyStanding, { completeAt }: SealedDocument): string => {
  const signed = completeAt === undefined ? '' : `Everybody had signed it by ${dateOf(completeAt)}.`;
  switch (standing) {
    case 'in-force':
      return `${signed} It is in force.`;
    case 'replaced':
      return `${signed} A newer version has taken its place.`;
    case 'ended':
      return `${signed} Its time is over.`;
    case 'being-signed':
      return 'Not everybody has signed it yet, so it is not in force.';
    case 'stopped':
      return 'It was never signed by everybody, so it was never in force.';
  }
};

type WhoProps = {
  readonly sealed: SealedDocument;
  readonly signatures: readonly Signature[];
  readonly partnership: Partnership;
  readonly nameOf: NameOf;
};

/** Everybody who must sign, with the date on which they did. Once all have, only those who did are named. */
export function WhoSigns({ sealed, signatures, partnership, nameOf }: WhoProps) {
  const signed = signatures.map(({ name, capacities, at }) => [name, capacities.join(', '), dateOf(at)]);
  const hasSigned = new Set(signatures.map(({ person }) => person));
  const waiting =
    sealed.completeAt || sealed.stoppedAt
      ? []
      : signatoriesOf(partnership, sealed.document).filter(({ person }) => !hasSigned.has(person));
  if (signed.length + waiting.length === 0) return <p class="govuk-body">Nobody has signed it.</p>;
  return (
    <Table
      caption="Signatures"
      captionSize="m"
      columns={[{ head: 'Name' }, { head: 'Signs' }, { head: 'Signed on' }]}
      rows={[...signed, ...waiting.map(({ person, as }) => [nameOf(person), as, 'Not yet'])]}
      firstCellIsHeader
      stacks
    />
  );
}
