/** How a document stands, as a tag and in words, and who has signed it and who has not. */
import type { NameOf } from '../asking/names.ts';
import type { Ending } from '../domain/agreement/agreement.ts';
import type { SealedText } from '../domain/agreement/agreement-chain.ts';
import type { CopyStanding } from '../domain/agreement/copy-standing.ts';
import { asSignedBy, signatoriesOf } from '../domain/agreement/signatories.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { Table } from '../pages/components/table.tsx';
import { Tag, type TagColour } from '../pages/components/tag.tsx';
import type { SealedDocument, Signature } from '../records/kinds.ts';

const tags: Readonly<Record<CopyStanding['is'], { readonly word: string; readonly colour: TagColour }>> = {
  'in-force': { word: 'In force', colour: 'green' },
  carried: { word: 'Goes on for now', colour: 'yellow' },
  begins: { word: 'Signed', colour: 'blue' },
  replaced: { word: 'Older version', colour: 'grey' },
  ended: { word: 'Ended', colour: 'grey' },
  'being-signed': { word: 'Being signed', colour: 'yellow' },
  stopped: { word: 'Not signed by all', colour: 'red' },
};

export function StandingTag({ standing }: { standing: CopyStanding }) {
  const { word, colour } = tags[standing.is];
  return <Tag colour={colour}>{word}</Tag>;
}

const dateOf = (at: string): string => longDate(londonDate(new Date(at)));

/** `202627`: "2026 to 2027". */
export const yearInWords = (proposal: string): string =>
  `${proposal.slice(0, 4)} to ${Number(proposal.slice(0, 4)) + 1}`;

const because: Readonly<Record<Ending, string>> = {
  'not-renewed': 'it was not renewed',
  'party-left': 'a party left',
  'time-over': 'its time was over',
};

/** What another that took its place is called: by its version, and by its year where that is another. */
const successor = (own: SealedText, by: { readonly proposal: string; readonly version: number }): string =>
  own.proposal === by.proposal
    ? `version ${by.version}`
    : own.proposal.slice(0, 6) === by.proposal.slice(0, 6)
      ? 'a changed agreement'
      : `the one for ${yearInWords(by.proposal)}`;

/** What a copy is today, to follow "This copy is genuine and": "in force since 1 September 2026 until 31 August 2027". */
export const standsNow = (standing: CopyStanding, own: SealedText): string => {
  switch (standing.is) {
    case 'in-force':
      return `in force since ${longDate(standing.since)}${standing.until === undefined ? '' : ` until ${longDate(standing.until)}`}`;
    case 'carried':
      return `goes on by its own clause until ${longDate(standing.until)} at the latest, while boards decide`;
    case 'begins':
      return `signed, and begins on ${longDate(standing.on)}`;
    case 'replaced':
      return `was in force from ${longDate(standing.from)} to ${longDate(standing.until)}: ${successor(own, standing.by)} took its place`;
    case 'ended':
      return `ended on ${longDate(standing.on)}: ${because[standing.because]}`;
    case 'being-signed':
      return 'not in force yet: not everybody has signed';
    case 'stopped':
      return 'never came into force';
  }
};

/** The same as a sentence of its own, with when everybody had signed. */
export const standingInWords = (standing: CopyStanding, sealed: SealedDocument): string => {
  const signed = sealed.completeAt === undefined ? '' : `Everybody had signed it by ${dateOf(sealed.completeAt)}. `;
  const verb = ['in-force', 'begins', 'being-signed'].includes(standing.is) ? 'is ' : '';
  return `${signed}It ${verb}${standsNow(standing, sealed)}.`;
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
      : signatoriesOf(asSignedBy(partnership, sealed.proposal), sealed.document).filter(
          ({ person }) => !hasSigned.has(person),
        );
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
