/** Who must sign which document (DOMAIN R17, R19). */
import { inText } from '../partnership/in-text.ts';
import { activeParties, activeSchools, type Partnership } from '../partnership/partnership.ts';

export type SignatoryPart = {
  readonly person: string;
  /** In which part: "for Harrowbeck Governing Body", "as head of Harrowbeck Primary School". */
  readonly as: string;
};

type Signing = Pick<Partnership, 'parties' | 'schools' | 'left'> & Partial<Pick<Partnership, 'joiners'>>;

/**
 * Every part that must be signed, in the order of the parties; a person with two parts is there twice. The agreement: all
 * signatories of each party and each head. The data agreement: the first signatory of each party, as its controller.
 */
export const signatoriesOf = (partnership: Signing, document: 'mou' | 'data-agreement'): SignatoryPart[] => {
  const forParties = activeParties(partnership).flatMap(({ name, signatories }) =>
    (document === 'mou' ? signatories : signatories.slice(0, 1)).map((person) => ({ person, as: `for ${name}` })),
  );
  if (document === 'data-agreement') return forParties;
  const heads = activeSchools(partnership).map(({ head, name }) => ({ person: head, as: `as head of ${name}` }));
  return [...forParties, ...heads];
};

/** With the parties that come in by this text: they sign it before they are in. */
export const asSignedBy = (partnership: Partnership, proposal: string): Partnership =>
  inText(partnership, {
    joins: (partnership.joiners ?? []).flatMap(({ party, change }) => (change === proposal ? [party] : [])),
  });

type Signed = {
  readonly document: 'mou' | 'data-agreement';
  readonly proposal: string;
};

/** In which parts somebody signs: none, when they do not. */
export const capacitiesOf = (partnership: Partnership, { document, proposal }: Signed, person: string): string[] =>
  signatoriesOf(asSignedBy(partnership, proposal), document)
    .filter((part) => part.person === person)
    .map((part) => part.as);
