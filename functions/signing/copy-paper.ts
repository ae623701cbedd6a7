/** A sealed document as a paper: the same words as its page, in the same order, and no more about anybody. */
import { canonicalJson } from '../domain/canonical.ts';
import { londonDate } from '../domain/london.ts';
import { blocksOf, type Paper, type PaperBlock } from '../domain/paper.ts';
import { longDate } from '../domain/wording.ts';
import type { Edition } from '../records/copies.ts';
import type { SealedDocument, Signature } from '../records/kinds.ts';

const dateOf = (at: string): string => longDate(londonDate(new Date(at)));

/** What a program finds a copy's seal by, in the properties of the file. */
export const sealMark = 'seal:';
/** The sealed text within the copy: its SHA-256 is the seal. */
export const sealedTextName = 'sealed-text.json';

/** A copy tells what will stay true of it, so it says when it was made, and never how things stand. */
const editionOf = (sealed: SealedDocument): Edition => (sealed.completeAt === undefined ? 'text' : 'signed');

const notes: Readonly<Record<Edition, string>> = {
  text: 'This is the text as it was sealed, before anybody had signed it.',
  signed: 'This is the sealed copy. Everybody who had to sign it has signed.',
};

const signedBy = (signatures: readonly Signature[]): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'Signatures' },
  {
    kind: 'table',
    caption: 'Who signed, and when',
    columns: ['Name', 'Signs', 'Date'],
    rows: signatures.map(({ name, capacities, at }) => [name, capacities.join(', '), dateOf(at)]),
  },
];

const aboutIt = (sealed: SealedDocument, checkAddress: string): PaperBlock[] => [
  {
    kind: 'facts',
    rows: [
      { key: 'Version', value: String(sealed.version) },
      { key: 'Made on', value: dateOf(sealed.madeAt) },
      ...(sealed.completeAt === undefined ? [] : [{ key: 'Signed by all on', value: dateOf(sealed.completeAt) }]),
      { key: 'Seal', value: sealed.seal },
      { key: 'Check this copy', value: checkAddress },
    ],
  },
  {
    kind: 'text',
    text: 'The seal is worked out from every word of this text. If one letter were changed, the seal would be another.',
  },
];

export type CopyMade = {
  readonly edition: Edition;
  /** Under which its bytes are kept: seal and edition say all that is in it. */
  readonly name: string;
  readonly paper: Paper;
};

/** `signatures` in the order in which they were given. The same document and signatures give the same paper. */
export const copyOf = (
  sealed: SealedDocument,
  signatures: readonly Signature[],
  { publicUrl }: { readonly publicUrl: string },
): CopyMade => {
  const { content, seal, version } = sealed;
  const edition = editionOf(sealed);
  return {
    edition,
    name: `${seal}/${edition}.pdf`,
    paper: {
      title: content.title,
      language: 'en-GB',
      subject: content.inOneSentence,
      at: sealed.completeAt ?? sealed.madeAt,
      seal,
      mark: `${sealMark}${seal}`,
      foot: `${content.title}, version ${version}`,
      blocks: [
        { kind: 'note', text: notes[edition] },
        ...aboutIt(sealed, `${publicUrl}/check`),
        ...blocksOf(content.sections),
        ...(edition === 'signed' ? signedBy(signatures) : []),
      ],
      carries: [
        {
          name: sealedTextName,
          mediaType: 'application/json',
          description: 'The sealed text: its SHA-256 is the seal',
          content: canonicalJson(content),
        },
      ],
    },
  };
};
